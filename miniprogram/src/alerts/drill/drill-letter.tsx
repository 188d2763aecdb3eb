import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { alertLifecycle } from '../../../../shared/alerts/lifecycle.ts'
import { paths } from '../../paths.ts'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { momentWords } from '../../words/time.ts'
import { kindWord, placeWords } from '../ring/words.ts'
import { missWords, spanOr, spansOf } from './words.ts'

/** A former drill, and how it went. */
export function DrillLetter({ card, now }: { card: AlertCard; now: number }) {
  const { acknowledged, arrived } = spansOf(card)
  const misses = card.course?.misses ?? []
  return (
    <LetterLink
      to={paths.answerAlert(card.id)}
      title={`【演练】${kindWord(card.kind)}`}
      tag={<CaseTag rule={alertLifecycle.states[card.state]} icon='circle-check' />}
      lines={[
        placeWords(card),
        `${momentWords(card.raisedAt, now)} · ${card.raisedBy ?? ''} 发起`,
        `应答 ${spanOr(acknowledged, '没有人应答')} · 到场 ${spanOr(arrived, '没有人到场')}`,
        misses.length > 0 && `没接上的：${misses.map(missWords).join('；')}`,
      ]}
    />
  )
}
