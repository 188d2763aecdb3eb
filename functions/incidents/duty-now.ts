import type { Area } from '../../shared/areas/contract.ts'
import { overlap } from '../../shared/duty/hours.ts'
import type { WallDuty } from '../../shared/incidents/wall.ts'
import { stoodIn } from '../duty/on-duty.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'

/** Who stands on duty at each of these areas at a moment (milliseconds): a query for each, and one request for their names. */
export async function dutyNow(table: Table, areas: readonly Area[], now: number): Promise<WallDuty[]> {
  const moment = { from: isoTime(now), to: isoTime(now + 1) }
  const stood = await stoodIn(
    table,
    areas.map(({ code }) => code),
    moment,
  )
  const there = stood.filter(({ shift }) => overlap(shift, moment))
  return areas.map(({ code, name, level }) => ({
    area: code,
    name,
    level,
    people: there.filter(({ shift }) => shift.area === code).map(({ shift, name }) => ({ name, to: shift.to })),
  }))
}
