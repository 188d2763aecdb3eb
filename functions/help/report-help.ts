import { Refusal } from '../../shared/errors.ts'
import { helpLifecycle } from '../../shared/help/lifecycle.ts'
import { REPORTS_TO_HIDE } from '../../shared/help/limits.ts'
import { operation } from '../http/operation.ts'
import { knownHelp, moveBy, readsHelp } from './make-move.ts'
import { homesOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'

/** One household counts once, however often it reports; with the third neighbours see it no more until staff have looked at it. */
export const reportHelp = operation('reportHelp', {
  tries: 20,
  reads: readsHelp,
  async run({ actor, body, found, now, commit }, _: HelpPorts) {
    const known = knownHelp(found, actor)
    if (!helpLifecycle.moves.report.by.some((party) => known.parties.includes(party))) throw new Refusal('notAllowed')
    const from = homesOf(actor)[0]?.household ?? actor.id
    if (known.help.reports.includes(from)) return { reported: true }
    const { writes } = moveBy(actor, known, 'report', now, {
      text: body.reason,
      change: (help) => {
        const reports = [...help.reports, from]
        const heldBack = help.card.heldBack ?? (reports.length >= REPORTS_TO_HIDE ? 'reported' : undefined)
        return { ...help, reports, card: { ...help.card, ...(heldBack ? { heldBack } : {}) } }
      },
    })
    return commit(writes, { reported: true })
  },
})
