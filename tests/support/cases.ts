/** Tickets and photos for tests that walk the route table: one of each way in which someone can stand to them. */

import type { Actor } from '../../functions/people/actor.ts'
import { inboxKey } from '../../functions/photos/request-photo.ts'
import { keys } from '../../functions/platform/table.ts'
import { partiesOf } from '../../functions/tickets/policy.ts'
import { parseTicket } from '../../functions/tickets/store.ts'
import { fileEnding } from '../../shared/photos/files.ts'
import type { MemoryBucket } from './bucket.ts'
import { picture } from './bucket.ts'
import { building1, grid1, grid2 } from './district.ts'
import type { Meaning } from './schemas.ts'
import type { Stage } from './stage.ts'

export const lift = { category: 'propertyManagement', subcategory: 'lift', text: '电梯又坏了，老人下不了楼。' } as const

/** What the patterns of the contract stand for in the tests' district. */
export const meaning = (ids: { tickets?: string[]; photos?: string[] } = {}): Meaning => ({
  [fileEnding.source]: ['停水安排.pdf'],
  '^[0-9]{4,18}$': [grid2],
  building: [building1],
  until: ['2026-03-09T02:00:00.000Z'],
  // A danger that was found says what it is.
  finding: ['ok'],
  grids: [grid1, grid2],
  // Who may issue a warning.
  issuer: ['武汉市气象台'],
  // Eight hours of the tests' morning.
  from: ['2026-03-02T02:00:00.000Z'],
  to: ['2026-03-02T10:00:00.000Z'],
  startsAt: ['2026-03-02T02:00:00.000Z'],
  endsAt: ['2026-03-02T10:00:00.000Z'],
  beginsAt: ['2026-03-02T09:00:00.000Z'],
  signUpUntil: ['2026-03-02T09:00:00.000Z'],
  '^tkt_[0-9A-HJKMNP-TV-Z]{26}$': ids.tickets ?? [],
  '^pho_[0-9A-HJKMNP-TV-Z]{26}$': ids.photos ?? [],
})

/** Each makes a ticket and answers its id. */
export const ticketKinds = {
  'a private ticket': async (stage: Stage) => (await stage.ok('resident', 'openTicket', { body: lift })).id,
  'a public ticket': async (stage: Stage) =>
    (await stage.ok('resident', 'openTicket', { body: { ...lift, visibility: 'public', anonymous: true } })).id,
  'a ticket that was dispatched to another grid': async (stage: Stage) => {
    const { id } = await stage.ok('neighbour', 'openTicket', { body: lift })
    await stage.ok('communityStaff', 'reassignTicket', {
      params: { ticketId: id },
      body: { area: grid1, reason: '请一网格办理' },
    })
    return id
  },
  'a ticket that was passed up': async (stage: Stage) => {
    const { id } = await stage.ok('resident', 'openTicket', { body: lift })
    await stage.ok('worker', 'passTicket', { params: { ticketId: id }, body: { reason: '需社区协调' } })
    return id
  },
}

/** How someone stands to a ticket as it is now, by the pure policy. */
export async function standing(stage: Stage, actor: Pick<Actor, 'id' | 'homes' | 'roles'>, ticketId: string) {
  const [item] = await stage.table.read([keys.ticket(ticketId)])
  const ticket = parseTicket(item)
  if (!ticket) throw new Error(`There is no ticket ${ticketId}`)
  return partiesOf(actor, ticket.card)
}

/** A photo that the resident sent and nobody has looked at yet. */
export async function sentPhoto(stage: Stage, bucket: MemoryBucket): Promise<string> {
  const { photoId } = await stage.ok('resident', 'requestPhoto', { body: { type: 'image/jpeg', bytes: 1000 } })
  bucket.objects.set(inboxKey(photoId), await picture())
  return photoId
}
