import { allAlertRoutes } from '../../../shared/alerts/routes.ts'
/** Alerts on DynamoDB Local, with one responder whose phone listens in a process of its own, and as many residents as are to press. */

import { operations } from '../../../functions/alerts/handler.ts'
import type { AlertPorts } from '../../../functions/alerts/ports.ts'
import { serve } from '../../../functions/http/serve.ts'
import { newPerson } from '../../../functions/people/store.ts'
import { connectBatch } from '../../../functions/platform/batch.ts'
import { epochSeconds } from '../../../functions/platform/clock.ts'
import { keys, topics } from '../../../functions/platform/table.ts'
import { connectLine, type Line } from '../../../functions/relay/line.ts'
import { localRegion } from '../../../infra/local/credentials.ts'
import type { Raised } from '../../../shared/alerts/alert.ts'
import { bearerOf, grid1, grid2, people, sessionOf, signedInAt } from '../../support/district.ts'
import { type Clients, socketName, startClients } from '../channels/clients.ts'
import { type Backend, startBackend, TABLE_NAME, TOKEN_SECRET, tokenOf } from '../support/backend.ts'
import { eventOf, type Handler, replyTo } from '../support/event.ts'

export interface Ground {
  backend: Backend
  clients: Clients
  line: Line
  ports: AlertPorts
  /** The phone of a resident begins to count down; each lives in a building of their own. */
  prepare(resident: number): Promise<void>
  /** They press; `prepared`: as a phone does that has counted down. */
  press(resident: number, prepared?: boolean): Promise<{ id: string }>
  stop(): Promise<void>
}

export const residentId = (i: number) => `per_${String(100_000 + i).padStart(26, '0')}`
/** A grid has codes for 999 buildings; one responder serves both. */
export const buildingOf = (i: number) => `${i < 999 ? grid1 : grid2}${String((i % 999) + 1).padStart(3, '0')}`
export const keyOfPress = (i: number) => `bench-press-${String(i).padStart(6, '0')}`

export async function startGround(residents: number): Promise<Ground> {
  const now = Date.now()
  const backend = await startBackend(() => Date.now())
  const clients = await startClients(1)
  const { put } = connectBatch({ tableName: TABLE_NAME, region: localRegion, endpoint: backend.url }, backend.aside)
  const home = people.resident.homes[0]
  if (!home) throw new Error('The resident lives somewhere')
  await put(
    Array.from({ length: residents }, (_, i) => i).flatMap((i) => {
      const id = residentId(i)
      const homes = [{ ...home, building: buildingOf(i), household: `${buildingOf(i)}010301` }]
      const person = { id, version: 1, name: '演示居民 甲', openid: `openid-bench-${i}`, homes, roles: [] }
      return [...newPerson(person).flatMap((write) => ('put' in write ? [write.put] : [])), signedInAt(id, now).put]
    }),
  )
  const worker = people.worker.id
  const topic = topics.person(worker)
  const socket = socketName(0)
  const session = sessionOf(worker)
  const expiresAt = epochSeconds(now) + 24 * 60 * 60
  await put([
    { ...keys.socket(socket), socket, person: worker, session, topics: [topic], asked: [], openedAt: now, expiresAt },
    { ...keys.listener(topic, socket), socket, session, expiresAt },
  ])
  const line = connectLine(clients.endpoint, localRegion)
  const quiet = () => undefined
  const ports: AlertPorts = {
    table: backend.table,
    clock: { now: () => Date.now() },
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    log: { info: quiet, warn: console.warn, error: console.error } as never,
    line,
    unreached() {
      throw new Error('A socket of the bench could not be reached')
    },
    photoUrls: async (key) => ({ url: key, thumbUrl: key }),
  }
  const metrics = { addDimension: quiet, addMetric: quiet, publishStoredMetrics: quiet }
  // A phone has its token before the tap.
  const tokens: string[] = []
  for (let i = 0; i < residents; i++) tokens.push(await tokenOf(bearerOf(residentId(i)), now))
  const ready = new Map<number, Raised>()
  const handler = serve('alerts', allAlertRoutes, operations, () => ({ ports, metrics, tokenSecret: TOKEN_SECRET }))
  return {
    backend,
    clients,
    line,
    ports,
    async prepare(i) {
      const body = { household: `${buildingOf(i)}010301` }
      const event = eventOf('prepareAlert', { body }, tokens[i] ?? '', Date.now())
      ready.set(i, (await replyTo(handler as unknown as Handler, event)) as Raised)
    },
    async press(i, prepared = false) {
      const body = (prepared && ready.get(i)) || { household: `${buildingOf(i)}010301` }
      const event = eventOf('raiseAlert', { body, key: keyOfPress(i) }, tokens[i] ?? '', Date.now())
      return (await replyTo(handler as unknown as Handler, event)) as { id: string }
    },
    async stop() {
      clients.stop()
      await backend.stop()
    },
  }
}
