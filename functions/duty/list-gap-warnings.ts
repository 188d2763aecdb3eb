import { ancestorAt, levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { findGaps } from './gaps/find-gaps.ts'
import { isSame, warnedIn } from './gaps/warned.ts'

/** What was warned of and is so still: whoever takes the shift, or comes to serve there, has it gone at once. */
export const listGapWarnings = operation('listGapWarnings', {
  async run({ params, now }, { table }: Ports) {
    const { area } = params
    const community = ancestorAt(area, 'community')
    const level = levelOf(area)
    if (!community || (level !== 'community' && level !== 'grid'))
      throw new Refusal('badInput', { area: '请选择社区或网格' })
    const warned = (await warnedIn(table, community)).filter(
      (row) => row.to > isoTime(now) && (level === 'community' || row.area === area),
    )
    if (!warned.length) return { items: [] }
    const last = Math.max(now + DAY, ...warned.map(({ to }) => Date.parse(to)))
    const open = await findGaps(table, community, now, last)
    const items = open.filter((gap) => warned.some((row) => isSame(row, gap)))
    return { items: items.sort((one, other) => one.from.localeCompare(other.from)) }
  },
})
