/**
 * The real table, asked for each item and each list once and not again until it is written, and for what is wanted at the same
 * time in one request: for tests that call often and change little. It answers what the real one would as long as all that
 * is written goes through it.
 */
import type { Item, Query, Table, Write } from '../../functions/platform/dynamo.ts'
import type { Key } from '../../functions/platform/table.ts'

type Page = Awaited<ReturnType<Table['query']>>
type Found = Map<string, Item | undefined>

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`

function keyOf(write: Write): Key {
  if ('put' in write) return write.put
  if ('update' in write) return write.update
  return 'remove' in write ? write.remove : write.check
}

export function rememberingTable(table: Table): Table {
  const items: Found = new Map()
  const pages = new Map<string, { wanted: Query; page: Page }>()
  /** What was asked while something was being written may be old or new: it is not remembered. */
  let underWay = 0
  let ended = 0
  async function unlessWritten<T>(asked: Promise<T>, remember: (answer: T) => void): Promise<T> {
    const before = ended
    const quiet = underWay === 0
    const answer = await asked
    if (quiet && underWay === 0 && ended === before) remember(answer)
    return answer
  }

  let gathering: { wanted: Map<string, Key>; found: Promise<Found> } | undefined
  function fetched(missing: readonly Key[]): Promise<Found> {
    gathering ??= gather()
    for (const key of missing) gathering.wanted.set(nameOf(key), key)
    return gathering.found
  }
  function gather() {
    const wanted = new Map<string, Key>()
    const found = new Promise((begin) => setImmediate(begin)).then(async () => {
      gathering = undefined
      const names = [...wanted.keys()]
      const read = table.read([...wanted.values()]).then((all) => new Map(names.map((name, i) => [name, all[i]])))
      return unlessWritten(read, (all) => {
        for (const [name, item] of all) items.set(name, item)
      })
    })
    return { wanted, found }
  }

  async function read(wanted: readonly Key[]) {
    const names = wanted.map(nameOf)
    const known = new Map(names.map((name) => [name, items.get(name)]))
    const missing = wanted.filter((key) => !items.has(nameOf(key)))
    const more: Found = missing.length ? await fetched(missing) : new Map()
    return names.map((name) => structuredClone(more.has(name) ? more.get(name) : known.get(name)))
  }

  async function query(wanted: Query) {
    const name = JSON.stringify(wanted)
    const known = pages.get(name)
    if (known) return structuredClone(known.page)
    return structuredClone(await unlessWritten(table.query(wanted), (page) => pages.set(name, { wanted, page })))
  }

  async function write(writes: readonly Write[]) {
    underWay++
    try {
      return await table.write(writes)
    } finally {
      underWay--
      ended++
      const written = writes.map(keyOf)
      for (const key of written) items.delete(nameOf(key))
      for (const [name, { wanted }] of pages)
        if (wanted.index || written.some(({ pk }) => pk === wanted.pk.value)) pages.delete(name)
    }
  }
  return { read, query, write }
}
