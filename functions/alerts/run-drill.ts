import { drillLevels } from '../../shared/alerts/drills.ts'
import { ancestorAt, levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { parseArea } from '../areas/area.ts'
import { operation } from '../http/operation.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { isQueueLevel, keys, queueIndex, queueOf } from '../platform/table.ts'
import { drillRow } from './drill.ts'
import { openFor, parseShortenings, shorteningKeys, whomFor } from './open.ts'
import { partiesOf } from './policy.ts'
import type { AlertPorts } from './ports.ts'
import { listening, ringNow } from './ring.ts'
import { parseCard, type StoredCard } from './store.ts'
import { toCard } from './view.ts'

/**
 * A drill is opened as any alert is, but points to nothing: whoever presses the button there in earnest, its leader too, raises
 * an alert of their own. It begins only where nobody asks for help just now, and no other drill is going on.
 */
export const runDrill = operation('runDrill', {
  reads: ({ params }) => ({ area: keys.area(params.area), shortenings: shorteningKeys(params.area) }),
  async run({ actor, params, body, found, now, commit }, ports: AlertPorts) {
    const { table } = ports
    const area = drillable(found.area)
    const { kind, text, neighbours } = body
    const opening = {
      id: makeId('alr', now, ports.random),
      place: { area: area.code, name: area.fullName },
      by: { party: 'leader' as const, name: actor.name, personId: actor.id },
      kind,
      forWhom: 'other' as const,
      text,
      drill: true,
      shortenings: parseShortenings(found.shortenings),
    }
    const [whom] = await Promise.all([whomFor(table, opening, now), mustBeQuiet(table, area.code)])
    const { alert, writes, told } = openFor(opening, neighbours ? whom : { ...whom, neighbours: [] }, now)
    const where = listening(table, told.ringing)
    const reply = toCard(alert.card, partiesOf(actor, alert.card, undefined), actor.id, now)
    const about = { area: params.area, what: alert.card.id, note: kind }
    const card = await commit([...writes, drillRow(alert.card)], reply, about)
    await ringNow(ports, told.ringing, where)
    return card
  },
})

/** The area, where a drill may be. Throws `badInput`. */
function drillable(item: Item | undefined) {
  const area = parseArea(item)
  const levels: readonly (string | undefined)[] = drillLevels
  if (!area || area.closedAt || !levels.includes(levelOf(area.code)))
    throw new Refusal('badInput', { area: '请选择区，或区里的街道、社区、网格、楼栋' })
  return area
}

/** Throws `badInput` where something is open that hinders it; for a building, in its grid: the same people answer it. */
async function mustBeQuiet(table: Table, area: string): Promise<void> {
  const at = ancestorAt(area, 'grid') ?? area
  const level = levelOf(at)
  if (!isQueueLevel(level)) return
  const pk = { name: level, value: queueOf('alert', at, 'open') }
  const open = (await queryAll(table, { index: queueIndex(level), pk, ascending: true })).map(parseCard)
  const hinders = level === 'street' || level === 'district' ? hindersAbove(at) : () => true
  const hindering = open.filter(hinders)
  if (hindering.some(({ drill }) => !drill)) throw new Refusal('badInput', { area: '这里正有人求助，现在不能演练' })
  if (hindering.length) throw new Refusal('badInput', { area: '这里已经在演练，等它结束再开始' })
}

/**
 * In a street or a district somebody is nearly always being helped: what hinders a drill of its staff is an alert to which nobody
 * goes, which may come up to them, or has; and a drill of theirs, not one in a part of it.
 */
const hindersAbove =
  (at: string) =>
  ({ drill, state, place }: StoredCard): boolean =>
    drill ? place.area === at : state === 'raised'
