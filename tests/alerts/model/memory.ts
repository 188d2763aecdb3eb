/** A ground in memory: the very operations, and nothing between them and the table. */
import { operations } from '../../../functions/alerts/handler.ts'
import type { AlertPorts } from '../../../functions/alerts/ports.ts'
import type { AnyOperation } from '../../../functions/http/call.ts'
import { Stale } from '../../../functions/http/operation.ts'
import { parseActor } from '../../../functions/people/actor.ts'
import type { Item, Table, Write } from '../../../functions/platform/dynamo.ts'
import { type Key, keys } from '../../../functions/platform/table.ts'
import type { AlertCard } from '../../../shared/alerts/alert.ts'
import { raised } from '../../../shared/alerts/alert.ts'
import { Refusal } from '../../../shared/errors.ts'
import { people, seedDistrict } from '../../support/district.ts'
import { Cut, type Process } from './process.ts'
import { dice } from './random.ts'
import { type MemoryTable, modelTable } from './table.ts'
import type { Act, Became, Ground, World } from './world.ts'

export const MORNING = Date.parse('2026-03-02T01:00:00.000Z')

/** What is broken on purpose, where it is: how what is read or written is bent on its way. */
export type Bend = (table: Table) => Table

const seeded = (async () => {
  const items: (Item & Key)[] = []
  await seedDistrict({ put: async (some) => void items.push(...some) }, MORNING)
  return items
})()

export async function memoryGround(bend: Bend = (table) => table): Promise<(world: () => World) => Ground> {
  const raw: MemoryTable = modelTable()
  await raw.put(await seeded)
  return (world) => {
    let now = MORNING
    const silent = () => undefined
    const ports = {
      table: bend(raw),
      clock: { now: () => now },
      random: dice(7).bytes,
      log: { info: silent, warn: silent, error: silent },
      line: {
        post: async (socket: string, data: string) => {
          world().hear(socket, data)
          return 'sent' as const
        },
      },
      unreached: silent,
      photoUrls: async () => ({ url: '', thumbUrl: '' }),
    } as unknown as AlertPorts
    return {
      ports,
      clock: {
        now: () => now,
        pass: (milliseconds) => {
          now += milliseconds
        },
      },
      act: (act, process) => actDirectly(act, process, ports),
      partition: async (pk) => raw.partition(pk),
      open: async () => raw.partitions().flatMap((pk) => (pk.startsWith('ALERT#') ? pk.slice('ALERT#'.length) : [])),
    }
  }
}

/** A call as functions/http makes it, without the wire: read, run, commit, and again where what was read is no longer so. */
export async function actDirectly(act: Act, process: Process | undefined, ports: AlertPorts): Promise<Became> {
  const operation: AnyOperation | undefined = operations[act.operation as keyof typeof operations]
  if (!operation) throw new Error(`Alerts have no ${act.operation}`)
  const own: AlertPorts = process ? { ...ports, ...process.ports } : ports
  const { id } = people[act.who]
  const body = act.operation === 'raiseAlert' ? raised.parse(act.body) : act.body
  const given = { params: { alertId: act.alertId }, body }
  try {
    for (let round = 1; ; round++) {
      const wanted = Object.entries(operation.reads?.(given, id) ?? {})
      const flat = [keys.person(id), ...wanted.flatMap(([, at]) => at ?? [])] as Key[]
      const began = own.clock.now()
      const begun = operation.begin?.(given, id, own, began)
      const items = await own.table.read(flat)
      let next = 1
      const found = Object.fromEntries(
        wanted.map(([name, at]) => [name, at && (Array.isArray(at) ? at.map(() => items[next++]) : items[next++])]),
      )
      const commit = async (writes: readonly Write[], reply: unknown) => {
        if (!(await own.table.write(writes)).written) throw new Stale()
        return reply
      }
      try {
        const now = own.clock.now()
        const reply = (await operation.run(
          { ...given, actor: parseActor(items[0]), found, begun, now, commit },
          own,
        )) as AlertCard
        if (process?.isCut()) return { ok: undefined }
        return { ok: true, id: reply.id, state: reply.state, version: reply.version }
      } catch (error) {
        if (!(error instanceof Stale)) throw error
        if (round === (operation.tries ?? 5)) throw new Refusal('changedMeanwhile')
      }
    }
  } catch (error) {
    if (error instanceof Cut) return { ok: undefined }
    if (error instanceof Refusal) return { ok: false, code: error.code }
    throw error
  }
}
