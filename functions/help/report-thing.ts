import { Refusal } from '../../shared/errors.ts'
import { REPORTS_TO_HIDE } from '../../shared/help/limits.ts'
import { changesBetween } from '../cases/changes.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { parseThing, type StoredThing, thingItem } from './lend-store.ts'
import { homesOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'

/** One household counts once; with the third neighbours see it no more until staff have looked at it. */
export const reportThing = operation('reportThing', {
  tries: 20,
  reads: ({ params }) => ({ thing: keys.thing(params.thingId) }),
  async run({ actor, body, found, now, commit }, _: HelpPorts) {
    const thing = parseThing(found.thing)
    if (thing?.card.ownerId === actor.id) throw new Refusal('wrongState')
    const home = homesOf(actor).find(({ building }) => building === thing?.card.building)
    if (!thing || thing.card.heldBack || !home) throw new Refusal('notFound')
    const { household } = home
    if (thing.reports.some((report) => report.household === household)) return { reported: true }
    const reports = [...thing.reports, { household, at: isoTime(now), reason: body.reason }]
    const heldBack = reports.length >= REPORTS_TO_HIDE ? ('reported' as const) : undefined
    return commit([judgedWrite(thing, { reports, heldBack })], { reported: true })
  },
})

/** What is thought of it by now, on condition that nobody else changed it. */
export function judgedWrite(
  thing: StoredThing,
  { reports, heldBack }: { reports: StoredThing['reports']; heldBack: StoredThing['card']['heldBack'] },
): Write {
  const { version } = thing.card
  const { heldBack: _, ...rest } = thing.card
  const card = { ...rest, version: version + 1, ...(heldBack ? { heldBack } : {}) }
  const changes = changesBetween(thingItem(thing), thingItem({ ...thing, reports, card }))
  return { update: keys.thing(thing.card.id), changes, when: atVersion(version) }
}
