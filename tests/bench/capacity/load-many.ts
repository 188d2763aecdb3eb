/** Many items into a table, as fast as it takes them. */
import { connectBatch } from '../../../functions/platform/batch.ts'
import type { Item } from '../../../functions/platform/dynamo.ts'
import { queryAll } from '../../../functions/platform/query-all.ts'
import type { Key } from '../../../functions/platform/table.ts'
import { localRegion } from '../../../infra/local/credentials.ts'
import { type Backend, TABLE_NAME } from '../support/backend.ts'

/** Made at once. */
const CHUNK = 2_000

export const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))

/** The items of each of `size` things, by its number. */
export async function loadMany(
  { url, aside }: Backend,
  size: number,
  itemsOf: (i: number) => readonly (Item & Key)[],
): Promise<void> {
  const { put } = connectBatch({ tableName: TABLE_NAME, region: localRegion, endpoint: url }, aside)
  for (let from = 0; from < size; from += CHUNK) {
    const numbers = Array.from({ length: Math.min(CHUNK, size - from) }, (_, i) => from + i)
    await put(numbers.flatMap(itemsOf))
  }
}

/** All that lies under a key, as the API made it. */
export const itemsUnder = async ({ table }: Backend, { pk }: Key): Promise<(Item & Key)[]> =>
  (await queryAll(table, { pk: { name: 'pk', value: pk }, ascending: true, consistent: true })).map((item) => ({
    ...item,
    pk: String(item.pk),
    sk: String(item.sk),
  }))

/** The same items with other words in the place of some, in keys and all: another id, another time. */
export function copyOf(items: readonly (Item & Key)[], changes: Record<string, string>): (Item & Key)[] {
  const text = Object.entries(changes).reduce((said, [from, to]) => said.replaceAll(from, to), JSON.stringify(items))
  return JSON.parse(text)
}
