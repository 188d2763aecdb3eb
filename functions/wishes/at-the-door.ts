/** Who claimed a wish comes to its family's door only where none of it blocked them, nor they any of it: else they bring it to the office. */
import { householdNow } from '../areas/moved-on.ts'
import { onTerms } from '../help/blocks.ts'
import { parseMember } from '../households/member.ts'
import type { Item } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
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
  const { pk, sk } = keys.member(await householdNow(table, family.household), '')
  const rows = await queryAll(table, {
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', beginsWith: sk },
    ascending: true,
    consistent: true,
  })
  const members = rows.flatMap((row) => parseMember(row)?.person ?? [])
  return (await onTerms(table, claimer, members)).length === members.length
}
