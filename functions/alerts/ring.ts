/**
 * Ringing, at once: a frame to every socket of those who are told. The function that raised the alert does it as soon as that is
 * written, and the relay again from the stream for whoever was not reached; a row says for which ring its person was.
 */
import type { Frame } from '../../shared/sockets/contract.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { tellSockets } from '../relay/tell.ts'
import { socketsOf } from '../sockets/listeners.ts'
import type { RingPorts } from './ports.ts'
import { parseTold, type StoredTold } from './told.ts'

export type Ringing = Pick<StoredTold, 'alert' | 'who' | 'rung' | 'drill'>

const frameOf = ({ alert, rung, drill }: Ringing): Frame => ({ type: 'alertRings', id: alert, ring: rung, drill })

/** Where those who are to be rung listen: read while the alert is being written, so that it rings as soon as it is. */
export type Listening = Promise<readonly PromiseSettledResult<string[]>[]>
export const listening = (table: RingPorts['table'], people: readonly Ringing[]): Listening =>
  Promise.allSettled(people.map(({ who }) => socketsOf(table, who)))

/** The same where it was read beforehand, by who they are. */
export const heardOf = (known: Readonly<Record<string, string[]>>, people: readonly Ringing[]): Listening =>
  Promise.resolve(people.map(({ who }) => ({ status: 'fulfilled', value: known[who] ?? [] })))

/** Nothing that fails here fails the caller: the alert is written, and the relay tries again. */
export async function ringNow(ports: RingPorts, people: readonly Ringing[], where: Listening): Promise<void> {
  const sockets = await where
  const ended = await Promise.allSettled(
    people.map(async (each, i) => {
      const known = sockets[i]
      await ringAt(ports, each, known?.status === 'fulfilled' ? known.value : await socketsOf(ports.table, each.who))
    }),
  )
  for (const each of ended)
    if (each.status === 'rejected') ports.log.error('Somebody could not be rung', { error: String(each.reason) })
}

/** Rings for one, over these sockets, and notes which of them it reached, beside those that it reached before. */
async function ringAt(
  ports: RingPorts,
  ringing: Ringing,
  sockets: readonly string[],
  before: readonly string[] = [],
): Promise<void> {
  const { table, line } = ports
  if (!sockets.length) return
  const reached: string[] = []
  const noting: RingPorts = {
    ...ports,
    line: {
      post: async (socket, data) => {
        const became = await line.post(socket, data)
        if (became === 'sent') reached.push(socket)
        return became
      },
    },
  }
  await tellSockets(sockets, frameOf(ringing), noting)
  if (!reached.length) return
  await table.write([
    {
      update: keys.told(ringing.alert, ringing.who),
      changes: { set: { pushed: ringing.rung, pushedTo: [...before, ...reached], 'ways.socket': 'reached' } },
      when: { expression: 'rung = :rung', values: { ':rung': ringing.rung } },
      repeatable: true,
    },
  ])
}

/**
 * Rings for whoever a change of the table says is told, wherever they listen and were not reached meanwhile: also where they came to
 * listen after a press was prepared.
 */
export async function ringLate(ports: RingPorts, image: Item): Promise<void> {
  const said = parseTold(image)
  const [now] = said ? await ports.table.read([keys.told(said.alert, said.who)]) : []
  const told = parseTold(now)
  if (!told) return
  const before = wasPushed(told) ? (told.pushedTo ?? []) : []
  const sockets = (await socketsOf(ports.table, told.who)).filter((socket) => !before.includes(socket))
  await ringAt(ports, told, sockets, before)
}

/** Whether the ring has reached a socket of theirs. */
export const wasPushed = ({ pushed, rung }: Pick<StoredTold, 'pushed' | 'rung'>): boolean => pushed === rung
