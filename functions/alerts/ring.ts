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

/** Rings where one has come to listen since that was read. */
export async function ringElsewhere(
  ports: RingPorts,
  people: readonly Ringing[],
  known: Readonly<Record<string, string[]>>,
): Promise<void> {
  const sockets = await listening(ports.table, people)
  const since = sockets.map((each, i) =>
    each.status === 'fulfilled'
      ? { ...each, value: each.value.filter((socket) => !known[people[i]?.who ?? '']?.includes(socket)) }
      : each,
  )
  await ringNow(ports, people, Promise.resolve(since))
}

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

/** Rings for one, over these sockets, and notes that it reached one of them. */
async function ringAt(ports: RingPorts, ringing: Ringing, sockets: readonly string[]): Promise<void> {
  const { table, line } = ports
  if (!sockets.length) return
  let reached = false
  const noting: RingPorts = {
    ...ports,
    line: {
      post: async (socket, data) => {
        const became = await line.post(socket, data)
        if (became === 'sent') reached = true
        return became
      },
    },
  }
  await tellSockets(sockets, frameOf(ringing), noting)
  if (!reached) return
  await table.write([
    {
      update: keys.told(ringing.alert, ringing.who),
      changes: { set: { pushed: ringing.rung, 'ways.socket': 'reached' } },
      when: { expression: 'rung = :rung', values: { ':rung': ringing.rung } },
    },
  ])
}

/** Rings for whoever a change of the table says is told, unless they were reached meanwhile. */
export async function ringLate(ports: RingPorts, image: Item): Promise<void> {
  const said = parseTold(image)
  const [now] = said ? await ports.table.read([keys.told(said.alert, said.who)]) : []
  const told = parseTold(now)
  if (told && !wasPushed(told)) await ringAt(ports, told, await socketsOf(ports.table, told.who))
}

/** Whether the ring has reached a socket of theirs. */
export const wasPushed = ({ pushed, rung }: Pick<StoredTold, 'pushed' | 'rung'>): boolean => pushed === rung
