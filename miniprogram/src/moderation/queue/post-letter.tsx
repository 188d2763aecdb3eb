import type { ModerationCard } from '../../../../shared/moderation/contract.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { whySentence } from '../../words/moderation.ts'
import { momentWords } from '../../words/time.ts'
import { ReviewClock, WhyTag } from '../parts/why.tsx'
import style from './queue.module.scss'

/** A post in the queue: what it says, who wrote it where, why it waits, and how long it may. */
export function PostLetter({
  card,
  now,
  chosen,
  onOpen,
}: {
  card: ModerationCard
  now: number
  chosen?: boolean | undefined
  /** Opens it beside the list. */
  onOpen?: (() => void) | undefined
}) {
  const { id, channelName, name, excerpt, photoCount, openedAt } = card
  return (
    <LetterLink
      to={paths.moderationCase(id)}
      onTap={onOpen}
      chosen={chosen}
      title={channelName}
      tag={<WhyTag card={card} />}
    >
      <Box as='span' className={style.text}>
        {name}：{excerpt || `${photoCount} 张照片`}
      </Box>
      <Box as='span' className={style.foot}>
        <Box as='span'>{whySentence(card)}</Box>
      </Box>
      <Box as='span' className={style.foot}>
        <Box as='span'>
          {momentWords(openedAt, now)}
          {excerpt && photoCount > 0 ? ` · ${photoCount} 张照片` : ''}
        </Box>
        <ReviewClock card={card} now={now} />
      </Box>
    </LetterLink>
  )
}
