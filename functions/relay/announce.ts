/** Announcing something to those who live somewhere and look into the app just now; who of them it reached. */
import type { Frame } from '../../shared/sockets/contract.ts'
import { parsePerson, type StoredHome } from '../people/actor.ts'
import { keys, topics } from '../platform/table.ts'
import { listenersOf } from '../sockets/listeners.ts'
import { type TellPorts, tellSockets } from './tell.ts'

/**
 * Posts a frame to the sockets of those whose verified home is in the grid and `goesTo` there. The homes of who was reached,
 * each once. Costs one query where nobody listens.
 */
export async function announce(
  grid: string,
  goesTo: (home: StoredHome) => boolean,
  frame: Frame,
  ports: TellPorts,
): Promise<StoredHome[]> {
  const { table, clock, line } = ports
  const listening = await listenersOf(table, [topics.lives(grid)], clock.now())
  if (!listening.size) return []
  const homesOf = await livesOf([...listening], goesTo, ports)
  const posted = new Set<string>()
  const noting: TellPorts = {
    ...ports,
    line: {
      post: async (socket, data) => {
        const became = await line.post(socket, data)
        if (became === 'sent') posted.add(socket)
        return became
      },
    },
  }
  await tellSockets(homesOf.keys(), frame, noting)
  const reached = [...posted].flatMap((socket) => homesOf.get(socket) ?? [])
  return [...new Map(reached.map((home) => [home.household, home])).values()]
}

/** The homes that it goes to, by the sockets of who lives there. */
async function livesOf(
  sockets: readonly string[],
  goesTo: (home: StoredHome) => boolean,
  { table }: TellPorts,
): Promise<Map<string, StoredHome[]>> {
  const opened = await table.read(sockets.map(keys.socket))
  const of = sockets.flatMap((socket, i) => {
    const person = opened[i]?.person
    return typeof person === 'string' ? [{ socket, person }] : []
  })
  const people = await table.read(of.map(({ person }) => keys.person(person)))
  return new Map(
    of.flatMap(({ socket }, i) => {
      const homes = parsePerson(people[i])?.homes.filter((home) => home.verified && goesTo(home)) ?? []
      return homes.length ? [[socket, homes] as const] : []
    }),
  )
}
