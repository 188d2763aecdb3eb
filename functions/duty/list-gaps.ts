import { levelOf } from '../../shared/areas/code.ts'
import type { Area } from '../../shared/areas/contract.ts'
import { gapsIn } from '../../shared/duty/hours.ts'
import { Refusal } from '../../shared/errors.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { parseArea } from '../areas/area.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { dutyAreas, stoodIn } from './on-duty.ts'
import { openBelow } from './open-below.ts'

/** A grid has somebody while anyone is on duty there or at an area above it, as an alert from it would find them. */
export const listGaps = operation('listGaps', {
  reads: ({ params }) => ({ area: keys.area(params.area) }),
  async run({ query, found, now }, { table }: Ports) {
    const area = parseArea(found.area)
    const grids = await gridsOf(table, area)
    const time = { from: isoTime(now), to: isoTime(now + query.days * DAY) }
    const wanted = [...new Set(grids.flatMap(dutyAreas))]
    const stood = await stoodIn(table, wanted, time)
    const items = grids.flatMap((grid) => {
      const around = dutyAreas(grid)
      const hours = stood.flatMap(({ shift }) => (around.includes(shift.area) ? [shift] : []))
      return gapsIn(time, hours).map((gap) => ({ area: grid, ...gap }))
    })
    return { ...time, items }
  },
})

/** A grid itself, or those of a community that are not closed. Throws `badInput` for anything else. */
async function gridsOf(table: Table, area: Area | undefined): Promise<string[]> {
  const level = area && !area.closedAt ? levelOf(area.code) : undefined
  if (area && level === 'grid') return [area.code]
  if (!area || level !== 'community') throw new Refusal('badInput', { area: '请选择社区或网格' })
  return (await openBelow(table, area)).map(({ code }) => code)
}
