import { noticeKindWords } from '../../../../shared/notices/kinds.ts'
import { noticeLifecycle } from '../../../../shared/notices/lifecycle.ts'
import type { NoticeCard } from '../../../../shared/notices/notice.ts'
import { Tag } from '../../ui/parts/letter.tsx'
import { noticeKindIcons, noticeStateIcons, pressingWord } from '../../words/notice.ts'

/** What a notice is about. */
export const KindTag = ({ kind }: Pick<NoticeCard, 'kind'>) => (
  <Tag icon={noticeKindIcons[kind]}>{noticeKindWords[kind]}</Tag>
)

/** How much it presses; nothing for an ordinary one. */
export function PriorityTag({ priority }: Pick<NoticeCard, 'priority'>) {
  const word = pressingWord(priority)
  if (!word) return null
  return (
    <Tag icon='triangle-alert' tone='amber'>
      {word}
    </Tag>
  )
}

/** How it stands, as staff see it. */
export const StateTag = ({ state, pending }: Pick<NoticeCard, 'state' | 'pending'>) => (
  <Tag icon={noticeStateIcons[state]} {...(state === 'proposed' || pending ? { tone: 'amber' as const } : {})}>
    {pending ? '更正待复核' : noticeLifecycle.states[state].word}
  </Tag>
)
