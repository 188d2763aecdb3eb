/** The part of a chunk that goes over sockets: a frame for each that somebody of the grid looks into just now. */
import { announce } from '../../relay/announce.ts'
import type { DeliveryPorts } from './ports.ts'
import type { Progress } from './progress.ts'

/** Households that are marked in one transaction, which takes a hundred writes: one more for each of their buildings. */
const AT_ONCE = 48

/** Broken off, who was not counted yet is told again, which harms nobody. `targeted`: households by the roster. */
export async function tellChunk(
  ports: DeliveryPorts,
  progress: Progress,
  buildings: readonly string[],
  targeted: number,
): Promise<void> {
  const { delivery, area, toldTo = '' } = progress.chunk
  const goesTo = new Set(buildings)
  const frame = { type: 'noticeCame' as const, id: delivery }
  const homes = await announce(
    area,
    ({ building, household }) => goesTo.has(building) && household > toldTo,
    frame,
    ports,
  )
  const households = homes.map(({ household }) => household).sort()
  for (let from = 0; from < households.length; from += AT_ONCE) {
    const some = households.slice(from, from + AT_ONCE)
    await progress.save({
      change: { toldTo: some.at(-1) },
      count: { told: some.length },
      mark: { mark: 'socket', households: some },
    })
  }
  await progress.save({ change: { toldAll: true }, count: { targeted } })
}
