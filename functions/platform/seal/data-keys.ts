/**
 * The data keys in the table, wrapped. Made by whoever first needs one; of two who do at once, one makes it and both use it.
 * Unwrapped once a process and kept in its memory.
 */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { type Clock, isoTime } from '../clock.ts'
import type { Item, Table, Write } from '../dynamo.ts'
import { isNew } from '../expressions.ts'
import type { Random } from '../random.ts'
import { keys } from '../table.ts'
import type { Wrapper } from './wrapper.ts'

export interface DataKeyPorts {
  table: Table
  wrapper: Wrapper
  random: Random
  clock: Clock
}

export interface DataKeys {
  /** What seals now. */
  current(): Promise<{ id: string; key: Uint8Array }>
  /** Any that ever sealed. Throws when there is none of that id. */
  byId(id: string): Promise<Uint8Array>
  /** What blind indexes are made with; it is never rotated, for then nothing would be found again. */
  forIndex(): Promise<Uint8Array>
}

/** How long a process goes on sealing with a key after another became the current one. */
const CURRENT_FOR = 10 * MINUTE
const ID_BYTES = 9
const INDEX = 'index'
const CURRENT = keys.dataKey('current')

const wrappedKey = z.object({ wrapped: z.string() })
const pointer = z.object({ dataKey: z.string() })

export function dataKeys(ports: DataKeyPorts): DataKeys {
  const { table, wrapper, clock } = ports
  const open = new Map<string, Promise<Uint8Array>>()
  let latest: { until: number; id: Promise<string> } | undefined

  /** One unwrapping for all who wait for it; one that failed is tried again by the next. */
  function once(id: string, get: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const getting = open.get(id) ?? get()
    open.set(id, getting)
    getting.catch(() => open.delete(id))
    return getting
  }

  const byId = (id: string) =>
    once(id, async () => {
      const [item] = await table.read([keys.dataKey(id)])
      if (!item) throw new Error('There is no such data key')
      return wrapper.unwrap(id, z.parse(wrappedKey, item).wrapped)
    })

  async function currentId(): Promise<string> {
    const [item] = await table.read([CURRENT])
    if (item) return z.parse(pointer, item).dataKey
    await makeCurrent(ports, undefined)
    const [made] = await table.read([CURRENT])
    return z.parse(pointer, made).dataKey
  }

  return {
    byId,
    async current() {
      if (!latest || latest.until <= clock.now()) latest = { until: clock.now() + CURRENT_FOR, id: currentId() }
      const looking = latest
      try {
        const id = await looking.id
        return { id, key: await byId(id) }
      } catch (error) {
        if (latest === looking) latest = undefined
        throw error
      }
    },
    forIndex: () =>
      once(INDEX, async () => {
        const [item] = await table.read([keys.dataKey(INDEX)])
        if (!item) await table.write([await newKey(INDEX, ports)])
        const [made] = item ? [item] : await table.read([keys.dataKey(INDEX)])
        return wrapper.unwrap(INDEX, z.parse(wrappedKey, made).wrapped)
      }),
  }
}

/** Makes a key the current one where `before` still is. Gives its id, or undefined if somebody else was quicker. */
export async function makeCurrent(ports: DataKeyPorts, before: string | undefined): Promise<string | undefined> {
  const id = Buffer.from(ports.random(ID_BYTES)).toString('base64url')
  const when = before ? { expression: 'dataKey = :before', values: { ':before': before } } : isNew
  const { written } = await ports.table.write([await newKey(id, ports), { put: { ...CURRENT, dataKey: id }, when }])
  return written ? id : undefined
}

/** The id of the current key, if there ever was one. */
export async function currentKey(table: Table): Promise<string | undefined> {
  const [item]: (Item | undefined)[] = await table.read([CURRENT])
  return item && z.parse(pointer, item).dataKey
}

async function newKey(id: string, { wrapper, clock }: DataKeyPorts): Promise<Write> {
  const { wrapped } = await wrapper.make(id)
  return { put: { ...keys.dataKey(id), wrapped, madeAt: isoTime(clock.now()) }, when: isNew }
}
