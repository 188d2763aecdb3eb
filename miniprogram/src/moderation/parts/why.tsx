import { postLifecycle } from '../../../../shared/channels/lifecycle.ts'
import type { ModerationCard } from '../../../../shared/moderation/contract.ts'
import { CaseClock, CaseTag } from '../../ui/parts/case-tag.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { whyIcons, whyOf, whyWords } from '../../words/moderation.ts'
import { postStateIcons } from '../../words/post.ts'

/** Why a post waits, in a word; how it stands once it was decided about. */
export function WhyTag({ card }: { card: ModerationCard }) {
  const why = whyOf(card)
  if (!why) return <CaseTag rule={postLifecycle.states[card.state]} icon={postStateIcons[card.state]} />
  return <Tag icon={whyIcons[why]}>{whyWords[why]}</Tag>
}

/** How long it may still wait. */
export function ReviewClock({ card, now }: { card: ModerationCard; now: number }) {
  if (card.late && !card.dueAt)
    return (
      <Tag icon='timer' tone='amber'>
        已超时
      </Tag>
    )
  return <CaseClock rule={postLifecycle.states[card.state]} dueAt={card.dueAt} now={now} />
}
