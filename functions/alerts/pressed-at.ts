/** A press with the code of a door, by who has an alert open somewhere else: that is a word on where it is. */

import type { Where } from '../../shared/alerts/where.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { locate } from './place.ts'
import { isOnePlace } from './pointers.ts'
import type { Pressing } from './pressing.ts'
import { type SaidWhere, saidArea } from './whereabouts.ts'

interface Press {
  area?: string | undefined
  where?: Where | undefined
}

/** Nothing where it says no more than is known, and where nobody knows the code: no press is refused for it. */
export async function pressedAt(
  table: Table,
  { alert: { card }, as }: Pressing,
  { area, where }: Press,
  picked: Item | undefined,
): Promise<SaidWhere | undefined> {
  if (as !== 'raiser' || where === 'home' || area === undefined || !isOnePlace(area) || !picked) return undefined
  const at = await locate(table, { homes: [] }, { area }, picked)
  // Of who is somewhere that nobody knows, the address is no place where they are.
  const unknown = card.where === 'here' && card.elsewhere && !card.code
  const known = !unknown && saidArea(card) === at.place.area
  return known || !isOnePlace(at.place.area) ? undefined : { where: 'here', at }
}
