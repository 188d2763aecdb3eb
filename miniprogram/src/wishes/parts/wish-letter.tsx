/** A wish in a list: what it is, what it is worth, until when. */
import { wishKindWords, worthWords } from '../../../../shared/wishes/kinds.ts'
import { wishLifecycle } from '../../../../shared/wishes/lifecycle.ts'
import { heldBackWords, type WishCard } from '../../../../shared/wishes/wish.ts'
import { paths } from '../../paths.ts'
import { Tag } from '../../ui/parts/letter.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { spanWords } from '../../words/time.ts'
import { dayAt, wishIcons } from '../words.ts'

export function WishTag({ wish }: { wish: Pick<WishCard, 'state' | 'late' | 'heldBack'> }) {
  const { word } = wishLifecycle.states[wish.state]
  if (wish.heldBack)
    return (
      <Tag icon='eye-off' tone='amber'>
        {word} · 暂不公开
      </Tag>
    )
  if (wish.late)
    return (
      <Tag icon='timer' tone='amber'>
        {word} · 超时
      </Tag>
    )
  return <Tag icon={wish.state === 'confirmed' ? 'circle-check-big' : 'circle-dashed'}>{word}</Tag>
}

/** What its clock says, to whoever waits for it. */
export function clockWords({ state, until, dueAt, endedAt }: WishCard, now: number): string {
  switch (state) {
    case 'entered':
    case 'shown':
      return `最后一天 ${dayAt(until)}`
    case 'claimed':
      return dueAt ? (Date.parse(dueAt) > now ? `还有 ${spanWords(Date.parse(dueAt) - now)}完成` : '时间到了') : ''
    case 'fulfilled':
      return dueAt ? `最晚 ${dayAt(dueAt)} 确认` : ''
    case 'confirmed':
    case 'withdrawn':
    case 'expired':
      return endedAt ? dayAt(endedAt) : ''
  }
}

/** `standing`: how it stands too; a list of what waits for somebody needs not say so. */
export function WishLetter({ wish, now, standing }: { wish: WishCard; now: number; standing?: boolean }) {
  const { id, title, kind, worth, place, thanks } = wish
  return (
    <LetterLink
      to={paths.wish(id)}
      title={title}
      tag={standing ? <WishTag wish={wish} /> : <Tag icon={wishIcons[kind]}>{wishKindWords[kind]}</Tag>}
      lines={[
        thanks && `“${thanks}”`,
        `${worthWords[worth]} · ${clockWords(wish, now)}`,
        place.name,
        wish.heldBack && heldBackWords[wish.heldBack],
      ]}
    />
  )
}
