/** A table in memory, for what needs no more than keys and conditions that an item is there or not, or has a value. */
import type { Item, Table, Write } from '../../functions/platform/dynamo.ts'
import type { Key } from '../../functions/platform/table.ts'

export interface MemoryTable extends Table {
  items: Map<string, Item>
}

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`

export function memoryTable(): MemoryTable {
  const items = new Map<string, Item>()
  function holds(write: Write): boolean {
    if (!('put' in write) || !write.when) return true
    const item = items.get(nameOf(write.put))
    const [, name = '', value = ''] = /^(\w+) = (:\w+)$/.exec(write.when.expression) ?? []
    if (name) return item?.[name] === write.when.values?.[value]
    if (write.when.expression !== 'attribute_not_exists(pk)') throw new Error('A condition this table does not know')
    return item === undefined
  }
  return {
    items,
    read: async (wanted) => wanted.map((key) => items.get(nameOf(key))),
    query: () => Promise.reject(new Error('This table answers no queries')),
    async write(writes) {
      const failed = writes.filter((write) => !holds(write))
      if (failed.length) return { written: false, failed }
      for (const write of writes) if ('put' in write) items.set(nameOf(write.put), write.put)
      return { written: true }
    },
  }
}
