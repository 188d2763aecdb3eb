import { ancestorAt } from '../../../shared/areas/code.ts'
import type { OwnShift } from '../../../shared/duty/contract.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import type { Write } from '../../platform/dynamo.ts'
import { roundWrite } from './warned.ts'

/** As far ahead as somebody is warned at once; what is later, the rounds find. */
const AHEAD = DAY

/** The writes that have the communities of these shifts looked at at once, where a shift of them that is soon was given up. */
export function lookSoon(shifts: readonly Pick<OwnShift, 'area' | 'from'>[], now: number): Write[] {
  const soon = shifts.filter(({ from }) => Date.parse(from) < now + AHEAD)
  const communities = new Set(soon.flatMap(({ area }) => ancestorAt(area, 'community') ?? []))
  return [...communities].map((community) => roundWrite(community, now, AHEAD))
}
