import { ancestorAt, levelOf, parentOf } from '../../../shared/areas/code.ts'
import type { OwnShift } from '../../../shared/duty/contract.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import type { Write } from '../../platform/dynamo.ts'
import { roundWrite } from './warned.ts'

/** As far ahead as somebody is warned at once; what is later, the rounds find. */
const AHEAD = DAY

/** Where a gap of a shift's area is found: among the grids of its community, and above them among its like. */
const roundsOf = (area: string): string[] => {
  const community = ancestorAt(area, 'community')
  const above = community === undefined || levelOf(area) === 'community' ? parentOf(area) : undefined
  return [community, above].flatMap((each) => each ?? [])
}

/** The writes that have the duty of these shifts looked at at once, where one of them that is soon was given up. */
export function lookSoon(shifts: readonly Pick<OwnShift, 'area' | 'from'>[], now: number): Write[] {
  const soon = shifts.filter(({ from }) => Date.parse(from) < now + AHEAD)
  const areas = new Set(soon.flatMap(({ area }) => roundsOf(area)))
  return [...areas].map((area) => roundWrite(area, now, AHEAD))
}
