/** What the sweep does when a round is over and nobody inspected the point: it is overdue, once, until somebody does. */
import type { Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { changePointWrite, parsePoint } from './point-store.ts'
import { movedTo } from './stand.ts'

export async function missRound({ table, clock }: Ports, id: string): Promise<boolean> {
  const point = parsePoint((await table.read([keys.point(id)]))[0])
  const at = isoTime(clock.now())
  if (!point || point.card.retired || point.card.overdue || point.card.nextAt > at) return false
  const place = (await movedTo(table, point.card.place)) ?? point.card.place
  const after = { ...point, card: { ...point.card, place, overdue: true, changedAt: at } }
  return (await table.write([changePointWrite(point, after)])).written
}
