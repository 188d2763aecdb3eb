/** Tickets by the thousand, made by the operation and the moves that make real ones, each as the items of its table. */

import type { Mover } from '../../../functions/cases/case.ts'
import { vouchersOf } from '../../../functions/http/voucher.ts'
import type { StoredPerson } from '../../../functions/people/actor.ts'
import { usedSession } from '../../../functions/people/session.ts'
import type { Item } from '../../../functions/platform/dynamo.ts'
import { type Key, keys } from '../../../functions/platform/table.ts'
import { afterMove, type Details } from '../../../functions/tickets/after-move.ts'
import { openTicket } from '../../../functions/tickets/open-ticket.ts'
import { parseTicket, type StoredTicket, ticketItem } from '../../../functions/tickets/store.ts'
import { DAY, HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import type { TicketMove, TicketParty } from '../../../shared/tickets/lifecycle.ts'
import { newTicket } from '../../../shared/tickets/ticket.ts'
import { people, sessionOf } from '../../support/district.ts'
import { fakeChecker } from '../../support/wechat.ts'

export type TableItem = Item & Key

const appeals = [
  {
    category: 'propertyManagement',
    subcategory: 'lift',
    text: '电梯又坏了，老人和推婴儿车的邻居都下不了楼，请尽快派人来修。',
  },
  {
    category: 'environmentUtilities',
    subcategory: 'drainage',
    text: '楼下的下水道堵了两天，一下雨就往外冒，味道很大，一楼没法开窗。',
  },
  {
    category: 'cityManagement',
    subcategory: 'parking',
    text: '消防通道总被车停满，晚上尤其严重，万一有事消防车进不来，请管一管。',
  },
  {
    category: 'roadTraffic',
    subcategory: 'light',
    text: '小区东门外的路灯三盏不亮，放学晚的孩子和上夜班的人走得不安心。',
  },
  {
    category: 'publicSecurity',
    subcategory: 'noise',
    text: '对面工地夜里十一点还在施工，连着一个星期了，白天要上班睡不好觉。',
  },
] as const

const EVERY = 7 * MINUTE
/** When the first one was opened. */
const BEGAN = Date.parse('2025-01-06T00:00:00.000Z')

const workers = [people.worker, people.worker, people.farWorker]

/** One in nine is the resident's whose tickets are listed. */
const OFTEN = 9
const OTHERS = 20_000
const homes = [people.resident, people.neighbour, people.farResident]

/** Homes lie in three grids in turn. */
function ownerOf(i: number): StoredPerson {
  if (i % OFTEN === 0) return people.resident
  const like = homes[i % homes.length] ?? people.resident
  return { ...like, id: `per_${`B${i % OTHERS}`.padStart(26, '0')}`, name: `居民 ${i % OTHERS}` }
}

interface Made {
  ticket: StoredTicket
  items: TableItem[]
}

/** The i-th ticket: one in 25 is new, one accepted, one resolved, one closed unconfirmed, the others were confirmed. */
export async function ticketItems(i: number): Promise<TableItem[]> {
  const opened = BEGAN + i * EVERY
  const owner = ownerOf(i)
  const made = await open(i, owner, opened)
  const worker = workers[i % workers.length] ?? people.worker
  const staff: Mover<TicketParty> = { parties: ['handler'], name: worker.name, personId: worker.id }
  const resident: Mover<TicketParty> = { parties: ['owner'], name: owner.name, personId: owner.id }
  const kind = i % 25
  if (kind > 0) move(made, 'accept', staff, {}, opened + HOUR)
  if (kind > 1) move(made, 'resolve', staff, { text: '已到现场处理，并回访了附近几户，情况已经好转。' }, opened + DAY)
  if (kind === 3) move(made, 'lapse', { parties: ['clock'], name: '系统' }, {}, opened + 7 * DAY)
  if (kind > 3) move(made, 'confirm', resident, {}, opened + 2 * DAY)
  return [ticketItem(made.ticket), ...made.items]
}

async function open(i: number, owner: StoredPerson, now: number): Promise<Made> {
  const body = newTicket.parse({ ...appeals[i % appeals.length], visibility: i % 4 === 0 ? 'public' : 'private' })
  const items: TableItem[] = []
  await openTicket.run(
    {
      params: undefined,
      query: undefined,
      body,
      actor: owner,
      session: usedSession({ id: sessionOf(owner.id), surface: 'phone', device: '' }, now),
      found: { person: { ...owner }, areas: [], photos: [] },
      text: '',
      source: '',
      vouchers: vouchersOf('none', { person: owner.id, session: sessionOf(owner.id) }, now),
      now,
      async commit(writes, reply) {
        for (const write of writes) if ('put' in write) items.push(write.put)
        return reply
      },
    },
    { random: numbered(i), checker: fakeChecker() } as unknown as Parameters<typeof openTicket.run>[1],
  )
  const ticket = parseTicket(items[0])
  if (!ticket) throw new Error('Opening a ticket made none')
  return { ticket, items: items.slice(1) }
}

/** The same bytes for the same number, so that every run loads the same tickets. */
const numbered = (i: number) => (length: number) =>
  Uint8Array.from({ length }, (_, at) => (i >>> ((at % 4) * 8)) & 0xff)

function move(made: Made, name: TicketMove, mover: Mover<TicketParty>, details: Details, at: number): void {
  const moved = afterMove(made.ticket, name, mover, details, new Date(at).toISOString())
  made.ticket = moved.ticket
  made.items.push({ ...keys.entry(keys.ticket(moved.ticket.card.id), moved.entry.seq), ...moved.entry })
}
