import { ancestorAt, levelOf } from '../../../shared/areas/code.ts'
import { openUnder } from '../../areas/open-under.ts'
import type { Ports } from '../../http/operation.ts'
import type { Item, Table } from '../../platform/dynamo.ts'
import { topics } from '../../platform/table.ts'
import { type TellPorts, tellSockets } from '../../relay/tell.ts'
import { listenersOf } from '../../sockets/listeners.ts'
import { parseRoll } from './roll.ts'

/** Those who look into the app and live where it is asked hear of it at once; whoever doesn't finds it when they look. */
export async function announceRoll(ports: Ports & TellPorts, item: Item | undefined): Promise<void> {
  const roll = parseRoll(item)
  if (!roll || roll.endedAt) return
  const { table, clock } = ports
  for (const { area } of roll.places)
    for (const grid of await gridsOf(table, area)) {
      const sockets = await listenersOf(table, [topics.lives(grid)], clock.now())
      await tellSockets(sockets, { type: 'noticeCame', id: roll.id }, ports)
    }
}

/** The grids of an area, or the one that it lies in. */
async function gridsOf(table: Table, area: string): Promise<string[]> {
  const own = ancestorAt(area, 'grid')
  if (own) return [own]
  const below = await openUnder(table, area)
  if (levelOf(area) === 'community') return below.map(({ code }) => code)
  const grids: string[] = []
  for (const { code } of below) grids.push(...(await gridsOf(table, code)))
  return grids
}
