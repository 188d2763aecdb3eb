/** Service posts and holdings in lists. */
import { holdingLifecycle } from '../../../../shared/wishes/holding-lifecycle.ts'
import { dutyWords } from '../../../../shared/wishes/kinds.ts'
import type { HoldingCard, ServicePostCard } from '../../../../shared/wishes/posts.ts'
import { paths } from '../../paths.ts'
import { Tag } from '../../ui/parts/letter.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { dayAt, dutyIcons, monthsWords } from '../words.ts'

export const seatsWords = ({ seats, held }: Pick<ServicePostCard, 'seats' | 'held'>): string =>
  held >= seats ? `${seats} 个名额已满` : `要 ${seats} 人，还差 ${seats - held} 人`

export function PostLetter({ post }: { post: ServicePostCard }) {
  const { id, title, duty, place, closed } = post
  return (
    <LetterLink
      to={paths.servicePost(id)}
      title={title}
      tag={<Tag icon={dutyIcons[duty]}>{dutyWords[duty]}</Tag>}
      lines={[closed ? '已停止认领' : seatsWords(post), place.name]}
    />
  )
}

export function HoldingTag({ holding }: { holding: Pick<HoldingCard, 'state' | 'late'> }) {
  const { word } = holdingLifecycle.states[holding.state]
  return holding.late ? (
    <Tag icon='timer' tone='amber'>
      {word} · 超时
    </Tag>
  ) : (
    <Tag icon={holding.state === 'running' ? 'user-round-check' : 'circle-dashed'}>{word}</Tag>
  )
}

export const termWords = ({ term, from, until }: HoldingCard): string =>
  from && until ? `${dayAt(from)} 起 ${monthsWords(term)}，到 ${dayAt(until)}` : `想认领 ${monthsWords(term)}`

export function HoldingLetter({ holding }: { holding: HoldingCard }) {
  const { id, title, duty, place, holder } = holding
  return (
    <LetterLink
      to={paths.holding(id)}
      title={title}
      tag={<HoldingTag holding={holding} />}
      lines={[
        [dutyWords[duty], holder && [holder.name, holder.team].filter(Boolean).join(' · ')].filter(Boolean).join(' · '),
        termWords(holding),
        place.name,
      ]}
    />
  )
}
