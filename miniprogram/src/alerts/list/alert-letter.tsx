import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { outcomeWords } from '../../../../shared/alerts/kinds.ts'
import { alertLifecycle, isOpen } from '../../../../shared/alerts/lifecycle.ts'
import { paths } from '../../paths.ts'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { momentWords } from '../../words/time.ts'
import { faceWords, goingWords, kindWord, placeWords, whoWords } from '../ring/words.ts'

/** An alert in a list: what, where, for how long, and who goes. */
export function AlertLetter({
  card,
  now,
  onTap,
  chosen,
}: {
  card: AlertCard
  now: number
  /** Opens it beside the list. */
  onTap?: (() => void) | undefined
  chosen?: boolean | undefined
}) {
  const open = isOpen(card.state)
  const raised = Date.parse(card.raisedAt)
  return (
    <LetterLink
      to={paths.answerAlert(card.id)}
      onTap={onTap}
      chosen={chosen}
      title={`${card.drill ? '【演练】' : ''}${kindWord(card.kind)}`}
      tag={<CaseTag rule={alertLifecycle.states[card.state]} icon={open ? 'siren' : 'circle-check'} />}
      lines={[
        placeWords(card),
        whoWords(card),
        open
          ? `已经 ${faceWords(now - raised)}，${goingWords(card, now) ?? '还没有人说去'}`
          : `${momentWords(card.raisedAt, now)}，用时 ${faceWords(Date.parse(card.endedAt ?? card.changedAt) - raised)}`,
        card.outcome && outcomeWords[card.outcome],
        card.witnessCount > 0 &&
          `同一处 ${card.witnessCount} 人求助${card.unaccounted > 0 ? `，${card.unaccounted} 人还没照看` : ''}`,
      ]}
    />
  )
}
