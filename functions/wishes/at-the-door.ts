/** Who claimed a wish comes to its family's door only where none of it blocked them, nor they any of it: else they bring it to the office. */
import { householdNow } from '../areas/moved-on.ts'
import { onTerms } from '../help/blocks.ts'
import { membersOf } from '../households/move-household.ts'
import type { Item } from '../platform/dynamo.ts'
import { openFamily } from './family.ts'
import type { WishPorts } from './ports.ts'

/** `item`: the family beside the wish. A family that is not in the app blocked nobody. */
export async function mayComeToDoor(
  { table, sealer }: Pick<WishPorts, 'table' | 'sealer'>,
  wish: string,
  item: Item | undefined,
  claimer: string,
  now: number,
): Promise<boolean> {
  const family = await openFamily(sealer, wish, item, now)
  if (!family?.household) return true
  const members = await membersOf(table, await householdNow(table, family.household))
  return (await onTerms(table, claimer, members)).length === members.length
}
