import { entryWords, teamKindWords } from '../../../../shared/teams/kinds.ts'
import type { ListedTeam } from '../../../../shared/teams/team.ts'
import { teamLifecycle } from '../../../../shared/teams/team-lifecycle.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import style from './parts.module.scss'
import { kindIcons, teamIcons } from './words.ts'

/** A team in a list, as a letter. */
export function TeamLetter({ team, leads }: { team: ListedTeam; leads?: boolean | undefined }) {
  const { id, name, kind, state, place, members, entry, mine } = team
  return (
    <LetterLink
      to={paths.team(id)}
      title={
        <>
          <Icon name={kindIcons[kind]} className={style.kind} /> {name}
        </>
      }
      tag={
        state === 'open' ? (
          mine && (
            <Tag icon={mine === 'in' ? 'check' : 'hourglass'}>
              {leads ? '我是队长' : mine === 'in' ? '已加入' : '等队长同意'}
            </Tag>
          )
        ) : (
          <CaseTag rule={teamLifecycle.states[state]} icon={teamIcons[state]} />
        )
      }
    >
      <Box as='span' className={style.meta}>
        <Box as='span'>
          <Icon name='map-pin' /> {place.name}
        </Box>
        <Box as='span'>{teamKindWords[kind]}</Box>
        <Box as='span'>
          <Icon name='users-round' /> {members} 名队员
        </Box>
        {state === 'open' && !mine && <Box as='span'>{entryWords[entry]}</Box>}
      </Box>
    </LetterLink>
  )
}
