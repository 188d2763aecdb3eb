import type { JoinCard } from '../../../../shared/households/join.ts'
import { joinLifecycle } from '../../../../shared/households/lifecycle.ts'
import { CaseClock, CaseTag } from '../../ui/parts/case-tag.tsx'
import { joinStateIcons } from '../../words/join.ts'

/** How a join stands: how long it may still wait, or what became of it. */
export function JoinState({ join, now }: { join: Pick<JoinCard, 'state' | 'dueAt'>; now: number }) {
  const rule = joinLifecycle.states[join.state]
  return rule.clock ? (
    <CaseClock rule={rule} dueAt={join.dueAt} now={now} />
  ) : (
    <CaseTag rule={rule} icon={joinStateIcons[join.state]} />
  )
}
