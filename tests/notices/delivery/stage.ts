/** Deliveries on a stage: people with credits, a WeChat that notes what it sends, and a worker whose turns are taken by hand. */
import { buildingItem, counted } from '../../../functions/areas/building.ts'
import { memberItem } from '../../../functions/households/member.ts'
import { joinedItem, peopleOf } from '../../../functions/households/occupancy.ts'
import { creditsItem, noCredits } from '../../../functions/messages/credits.ts'
import { parseChunk } from '../../../functions/notices/delivery/chunk.ts'
import { openDelivery, parseCounts, parseDelivery } from '../../../functions/notices/delivery/delivery.ts'
import { missDelivery } from '../../../functions/notices/delivery/miss.ts'
import { planSlice } from '../../../functions/notices/delivery/plan.ts'
import { type DeliveryPorts, PACE, type Pace } from '../../../functions/notices/delivery/ports.ts'
import { workChunk } from '../../../functions/notices/delivery/work-chunk.ts'
import { connectBatch } from '../../../functions/platform/batch.ts'
import { isoTime } from '../../../functions/platform/clock.ts'
import type { Item } from '../../../functions/platform/dynamo.ts'
import { queryAll } from '../../../functions/platform/query-all.ts'
import { type Key, keys } from '../../../functions/platform/table.ts'
import type { Message, Messenger, Sending } from '../../../functions/wechat/messenger.ts'
import { localRegion } from '../../../infra/local/credentials.ts'
import { localTemplates } from '../../../infra/local/environment.ts'
import { levelOf } from '../../../shared/areas/code.ts'
import { makeId } from '../../../shared/ids.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { building1, building2, community, farGrid, grid1, grid2 } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

export interface Sent {
  openid: string
  notice: string
}

export interface DeliveryStage {
  stage: Stage
  ports: DeliveryPorts
  /** What WeChat sent, in order; what it is to answer instead. */
  sent: Sent[]
  answer(how: (message: Message) => Sending): void
  /** To whom it sent a notice, in order. */
  sentTo(id: string): string[]
  /** Puts people into households, each with so many credits for notices. Gives their ids. */
  settle(building: string, room: number, credits: readonly number[]): Promise<string[]>
  /** Begins a delivery, as publishing does; gives the notice's id. */
  open(targets?: readonly string[], endsAt?: string, urgent?: boolean): Promise<string>
  /** Takes all turns that there are, until nothing moves any more. */
  drain(id: string, ports?: DeliveryPorts, pace?: Pace): Promise<void>
  /** The sweep, for this delivery alone. */
  sweep(id: string): Promise<void>
  counts(id: string): Promise<NonNullable<ReturnType<typeof parseCounts>>>
  delivery(id: string): Promise<NonNullable<ReturnType<typeof parseDelivery>>>
  chunk(id: string, area?: string): Promise<NonNullable<ReturnType<typeof parseChunk>>>
  /** The households of a building that have this mark. */
  marked(id: string, building: string, mark: string): Promise<string[]>
  card(id: string, building: string): Promise<Record<string, number> | undefined>
  /** A household's people as its row says, and how many households its building counts that can be sent one. */
  peopleAt(building: string, room: number): Promise<ReturnType<typeof peopleOf>>
  pushableOf(building: string): Promise<number>
}

export const grids = [grid1, grid2, farGrid]
const at = '2026-03-01T00:00:00.000Z'
const message = { title: '停水', kind: '停水停电', from: '大江园社区', at, note: '请储水' }

export async function deliveryStage(): Promise<DeliveryStage> {
  const stage = await makeStage()
  const { table, clock } = stage
  const connected = connectBatch({ tableName: stage.tableName, region: localRegion }, stage.client)
  const sent: Sent[] = []
  let answer: (message: Message) => Sending = () => ({ outcome: 'sent' })
  const messenger: Messenger = {
    async send(given) {
      await new Promise((resolve) => setImmediate(resolve))
      const became = answer(given)
      if (became.outcome === 'sent') sent.push({ openid: given.openid, notice: given.page.split('id=')[1] ?? '' })
      return became
    },
  }
  const ports: DeliveryPorts = {
    ...stage.ports,
    table: grantedTable('worker', table),
    messenger,
    templateIds: localTemplates,
    line: { post: async () => 'sent' },
    unreached: () => undefined,
    pause: async () => undefined,
  }
  let people = 0
  /** The turn of each chunk that was brought to a worker: none is brought again unless it failed. */
  const taken = new Map<string, number>()

  const one = async <T>(key: Key, parse: (item: Item | undefined) => T | undefined): Promise<T> => {
    const found = parse((await table.read([key]))[0])
    if (!found) throw new Error(`There is no ${key.pk}`)
    return found
  }
  const chunkOf = (id: string, area: string) => table.read([keys.delivery(id, area)]).then(([item]) => parseChunk(item))

  async function gridsOf(id: string): Promise<string[]> {
    const { targets } = await one(keys.deliveryPlan(id), parseDelivery)
    return [...new Set([...grids, ...targets.filter((code) => levelOf(code) === 'grid')])]
  }

  return {
    stage,
    ports,
    sent,
    answer(how) {
      answer = how
    },
    sentTo: (id) => sent.filter(({ notice }) => notice === id).map(({ openid }) => openid),
    async settle(building, room, credits) {
      const household = `${building}01${String(room).padStart(4, '0')}`
      const join = makeId('joi', clock.now(), stage.ports.random)
      const own = credits.map((held) => ({ held, id: `per_${String(9000 + ++people).padStart(26, '0')}` }))
      await connected.put([
        joinedItem(household, Object.fromEntries(own.map(({ id, held }) => [id, Math.min(held, 1)]))),
        ...own.flatMap(({ id, held }) => [
          memberItem(household, { person: id, join, relation: 'family', child: false, since: at }),
          creditsItem(id, { ...noCredits(`openid of ${id}`), held: { notice: held, callAnswered: 0, ticketMoved: 0 } }),
        ]),
      ])
      const more = { joined: Math.min(credits.length, 1), pushable: credits.some((held) => held > 0) ? 1 : 0 }
      if (credits.length) await table.write(counted(building, more))
      return own.map(({ id }) => id)
    },
    async open(targets = [community], endsAt, urgent = false) {
      const id = makeId('ntc', clock.now(), stage.ports.random)
      await table.write(openDelivery({ id, targets, message, urgent, endsAt }, isoTime(clock.now())))
      return id
    },
    async drain(id, with_ = ports, pace = PACE) {
      for (let moved = true; moved; ) {
        const plan = await one(keys.deliveryPlan(id), parseDelivery)
        if (plan.state === 'planning') await planSlice(with_, id, plan.turn, pace)
        moved = (await one(keys.deliveryPlan(id), parseDelivery)).version !== plan.version
        for (const area of await gridsOf(id)) {
          const before = await chunkOf(id, area)
          if (before?.state !== 'waiting' || taken.get(`${id} ${area}`) === before.turn) continue
          await workChunk(with_, { id, area, turn: before.turn }, pace)
          taken.set(`${id} ${area}`, before.turn)
          moved = true
        }
      }
    },
    async sweep(id) {
      await missDelivery(stage.ports, id)
      for (const area of await gridsOf(id)) await missDelivery(stage.ports, `${id}#${area}`)
    },
    counts: (id) => one(keys.deliveryCounts(id), parseCounts),
    delivery: (id) => one(keys.deliveryPlan(id), parseDelivery),
    chunk: (id, area = grid1) => one(keys.delivery(id, area), parseChunk),
    async marked(id, building, mark) {
      const items = await queryAll(table, {
        pk: { name: 'pk', value: `REACH#${id}#${building}` },
        sk: { name: 'sk', beginsWith: 'HOUSEHOLD#' },
        ascending: true,
      })
      return items.flatMap(({ household, marks }) =>
        (marks as Record<string, string>)[mark] ? [String(household)] : [],
      )
    },
    async card(id, building) {
      const [item] = await table.read([keys.reachOf(id, building)])
      return item?.card as Record<string, number> | undefined
    },
    async peopleAt(building, room) {
      const [row] = await table.read([keys.joined(`${building}01${String(room).padStart(4, '0')}`)])
      return peopleOf(row)
    },
    pushableOf: async (building) => Number((await table.read([keys.area(building)]))[0]?.pushable),
  }
}

/** A building with so many households in the roster. */
export const rosterOf = (building: string, name: string, households: number): Item & Key =>
  buildingItem({ code: building, level: 'building', name, fullName: name }, { households, joined: 0 })

export const buildings = [building1, building2]
