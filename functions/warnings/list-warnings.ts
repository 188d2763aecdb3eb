import { isInForce, type Warning, warningLevels } from '../../shared/warnings/warning.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { WarningPorts } from './ports.ts'
import { lastOf, within } from './store.ts'
import { areasOver, areasOverAll } from './warned-areas.ts'

/** A query for the area, each that it lies in, and all of its parts. */
export const listWarnings = operation('listWarnings', {
  run: async ({ params: { area } }, { table }: WarningPorts) => ({
    items: await lastOf(table, [...areasOver(area), within(area)]),
  }),
})

const gravestFirst = (one: Warning, other: Warning): number =>
  warningLevels.indexOf(one.level) - warningLevels.indexOf(other.level)

/** A query for each area that warnings are for, above where one lives or serves. */
export const listMyWarnings = operation('listMyWarnings', {
  async run({ actor, now }, { table }: WarningPorts) {
    const all = await lastOf(table, areasOverAll(actor))
    // What is meant in earnest comes before an exercise, however grave that is.
    const inForce = all.filter((each) => isInForce(each, isoTime(now))).sort(gravestFirst)
    return { items: inForce.sort((one, other) => Number(one.exercise) - Number(other.exercise)) }
  },
})

export const listMyPastWarnings = operation('listMyPastWarnings', {
  async run({ actor, now }, { table }: WarningPorts) {
    const all = await lastOf(table, areasOverAll(actor))
    return { items: all.filter((each) => !isInForce(each, isoTime(now))) }
  },
})
