import type { HelpScope } from '../../../../shared/help/kinds.ts'
import { helpKindWords } from '../../../../shared/help/kinds.ts'
import { helpLifecycle, isGoing } from '../../../../shared/help/lifecycle.ts'
import type { HelpCard } from '../../../../shared/help/request.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { Excerpt, Facts } from '../../ui/parts/letter-words.tsx'
import { delicateWords, distanceWords, helpersWords, helpStateIcons, helpWhen, kindIcons } from '../../words/help.ts'
import style from './parts.module.scss'

/** A request in a list, as a letter: what, where, when, how many are wanted; nobody's name. */
export function HelpLetter({
  help,
  now,
  distance,
  standing,
  onTap,
  chosen,
}: {
  help: HelpCard
  now: number
  /** How far from home, where that is worth saying. */
  distance?: HelpScope | undefined
  /** How I stand to it, in a word: 您已应答. */
  standing?: string | undefined
  /** Instead of leading to its page. */
  onTap?: (() => void) | undefined
  chosen?: boolean | undefined
}) {
  const delicate = delicateWords(help)
  return (
    <LetterLink
      to={paths.helpCase(help.id)}
      onTap={onTap}
      chosen={chosen}
      title={
        <>
          <Icon name={kindIcons[help.kind]} className={style.kind} /> {helpKindWords[help.kind]}
        </>
      }
      tag={<HelpTags help={help} standing={standing} />}
    >
      <Excerpt>{help.excerpt}</Excerpt>
      <Facts>
        <Box as='span'>
          <Icon name='map-pin' /> {help.place.name}
          {distance && `（${distanceWords[distance]}）`}
        </Box>
        {isGoing(help.state) && (
          <Box as='span'>
            <Icon name='clock' /> {helpWhen(help, now)}
          </Box>
        )}
        {isGoing(help.state) && (
          <Box as='span'>
            <Icon name='users-round' /> {helpersWords(help)}
          </Box>
        )}
        {delicate && <Box as='span'>{delicate}</Box>}
        {help.weekly && <Box as='span'>每周一次</Box>}
        {help.photoCount > 0 && <Box as='span'>{help.photoCount} 张照片</Box>}
      </Facts>
    </LetterLink>
  )
}

/** How it stands: urgent, how I stand to it, else its state. */
export function HelpTags({ help, standing }: { help: HelpCard; standing?: string | undefined }) {
  return (
    <Box as='span' className={style.tags}>
      {help.urgency === 'urgent' && isGoing(help.state) && (
        <Tag icon='timer' tone='amber'>
          紧急
        </Tag>
      )}
      {help.heldBack && (
        <Tag icon='eye-off' tone='amber'>
          邻居看不到
        </Tag>
      )}
      {standing ? (
        <Tag icon='check'>{standing}</Tag>
      ) : (
        <CaseTag rule={helpLifecycle.states[help.state]} icon={helpStateIcons[help.state]} />
      )}
    </Box>
  )
}
