import { Refusal } from '../../shared/errors.ts'
import { REPORTS_TO_HIDE } from '../../shared/teams/kinds.ts'
import { takesCheckIns, takesSignUps } from '../../shared/teams/lifecycle.ts'
import { changesBetween } from '../cases/changes.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { atVersion, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { knownActivity, readsActivity } from './known-activity.ts'
import { moveActivity } from './move-activity.ts'
import { localHousehold } from './policy.ts'
import type { TeamPorts } from './ports.ts'
import { reportRow } from './reports.ts'
import { activityItem } from './store.ts'

/**
 * By who lives where it is: once a person, and one household counts once; with the third neighbours see it no more until staff have
 * looked at it. They are told of each at once. Who reported stands beside the activity, and in no timeline.
 */
export const reportActivity = operation('reportActivity', {
  reads: readsActivity,
  tries: 20,
  async run({ actor, body, found, now, commit }, { table }: TeamPorts) {
    const { activity } = await knownActivity(table, found, actor, ['local'])
    const { card, reports = [] } = activity
    if (found.report) return { reported: true as const }
    if (!takesSignUps(card.state) && !takesCheckIns(card.state)) throw new Refusal('wrongState')
    const from = localHousehold(actor, card)
    if (!from) throw new Refusal('notAllowed')
    const all = reports.includes(from) ? reports : [...reports, from]
    const hidden = all.length >= REPORTS_TO_HIDE ? { heldBack: 'reported' as const } : {}
    const counted = { ...card, ...hidden, reportedBy: all.length, version: card.version + 1 }
    const after = { ...activity, reports: all, card: counted }
    const changes = changesBetween(activityItem(activity), activityItem(after))
    return commit(
      [
        { put: reportRow(counted, actor.id, body.reason, isoTime(now)), when: isNew },
        { update: keys.activity(card.id), changes, when: atVersion(card.version) },
      ],
      { reported: true as const },
    )
  },
})

/** Staff looked at it: neighbours see it, and why it was called off, whatever was reported until now; reports are counted anew. */
export const showActivity = operation('showActivity', {
  reads: readsActivity,
  run: (call, ports: TeamPorts) =>
    moveActivity(call, ports, 'show', async ({ activity }) => {
      const { heldReason, version } = activity.card
      return {
        activity: { reports: [], lookedAt: version + 1 },
        card: {
          heldBack: undefined,
          reportedBy: undefined,
          heldReason: undefined,
          ...(heldReason ? { reason: heldReason } : {}),
        },
      }
    }),
})
