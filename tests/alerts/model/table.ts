/** The table in memory, as far as alerts use it: keys, conditions, dotted updates, queries by key and by the indexes of lists. */
import type { Item, Outcome, Query, Table, Write } from '../../../functions/platform/dynamo.ts'
import type { Condition } from '../../../functions/platform/expressions.ts'
import type { Key } from '../../../functions/platform/table.ts'

export interface MemoryTable extends Table {
  put(items: readonly (Item & Key)[]): Promise<void>
  partition(pk: string): Item[]
  partitions(): string[]
}

const keyOf = (write: Write): Key =>
  'put' in write ? write.put : 'update' in write ? write.update : 'remove' in write ? write.remove : write.check

function holds(item: Item | undefined, when: Condition | undefined): boolean {
  if (!when) return true
  if (when.expression === 'attribute_not_exists(pk)') return item === undefined
  if (when.expression === 'attribute_exists(pk)') return item !== undefined
  const [, name = '', value = ''] = /^(\w+) = (:\w+)$/.exec(when.expression) ?? []
  if (!name) throw new Error(`A condition that this table does not know: ${when.expression}`)
  return item?.[name] === when.values?.[value]
}

function changed(item: Item, set: Record<string, unknown>): Item {
  const next: Item = { ...item }
  for (const [path, value] of Object.entries(set)) {
    const [first = '', inner] = path.split('.')
    const target: Item = inner ? { ...(next[first] as Item) } : next
    const name = inner ?? first
    if (value === undefined) delete target[name]
    else target[name] = value
    if (inner) next[first] = target
  }
  return next
}

const inRange = (value: string, sk: Query['sk']): boolean => {
  if (!sk) return true
  if ('beginsWith' in sk) return value.startsWith(sk.beginsWith)
  return 'atMost' in sk ? value <= sk.atMost : value >= sk.between[0] && value <= sk.between[1]
}

export function modelTable(): MemoryTable {
  const partitions = new Map<string, Map<string, Item>>()
  const alerts = new Set<string>()
  const at = ({ pk, sk }: Key) => partitions.get(pk)?.get(sk)
  const store = (key: Key, item: Item | undefined) => {
    const partition = partitions.get(key.pk) ?? new Map<string, Item>()
    partitions.set(key.pk, partition)
    if (item) partition.set(key.sk, item)
    else partition.delete(key.sk)
    if (key.sk === 'ALERT') alerts.add(key.pk)
  }
  const sorted = (items: Item[], by: string, ascending: boolean) =>
    items.sort((a, b) => (String(a[by]) < String(b[by]) ? -1 : 1) * (ascending ? 1 : -1))
  return {
    partitions: () => [...partitions.keys()],
    partition: (pk) => [...(partitions.get(pk)?.values() ?? [])],
    put: async (items) => {
      for (const item of items) store(item, item)
    },
    read: async (wanted) => wanted.map(at),
    async query({ index, pk, sk, ascending, limit }) {
      // Alerts alone are listed by an index here.
      const from = index
        ? [...alerts].map((name) => partitions.get(name)?.get('ALERT')).filter((item) => item !== undefined)
        : [...(partitions.get(pk.value)?.values() ?? [])]
      const by = index === 'byDue' ? 'dueAt' : index ? 'queueAt' : 'sk'
      const found = from.filter((item) => item[pk.name] === pk.value && inRange(String(item[by]), sk))
      return { items: sorted(found, by, ascending).slice(0, limit) }
    },
    async write(writes): Promise<Outcome> {
      const failed = writes.filter((write) => !holds(at(keyOf(write)), write.when))
      if (failed.length) return { written: false, failed }
      const keys = writes.map((write) => `${keyOf(write).pk} ${keyOf(write).sk}`)
      if (new Set(keys).size < keys.length) throw new Error(`One transaction writes one item twice: ${keys}`)
      if (keys.length > 100) throw new Error('A transaction takes a hundred writes')
      for (const write of writes) {
        if ('put' in write) store(write.put, write.put)
        else if ('remove' in write) store(write.remove, undefined)
        else if ('update' in write)
          store(write.update, changed(at(write.update) ?? { ...write.update }, write.changes.set))
      }
      return { written: true }
    },
  }
}
