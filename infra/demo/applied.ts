/** What writes would leave in an empty table. */
import type { Item, Write } from '../../functions/platform/dynamo.ts'
import type { Key } from '../../functions/platform/table.ts'

/** As one transaction after another would leave the table. */
export function applied(writes: readonly Write[]): Map<string, Item & Key> {
  const items = new Map<string, Item & Key>()
  for (const write of writes) {
    if ('put' in write) items.set(`${write.put.pk} ${write.put.sk}`, write.put)
    if (!('update' in write)) continue
    const at = `${write.update.pk} ${write.update.sk}`
    const item: Item & Key = { ...(items.get(at) ?? write.update), ...write.changes.set }
    for (const [name, amount] of Object.entries(write.changes.count ?? {}))
      item[name] = Number(item[name] ?? 0) + amount
    items.set(at, item)
  }
  return items
}
