/** How each call with an idempotency key comes about: who makes it, and on a ticket in which state. */
import { keys } from '../../functions/platform/table.ts'
import { parseEntry, parseTicket, type StoredEntry } from '../../functions/tickets/store.ts'
import type { Route } from '../../shared/route.ts'
import type { OperationId } from '../../shared/routes.ts'
import type { TicketState } from '../../shared/tickets/lifecycle.ts'
import { alertScenes } from './alerts.ts'
import { areaScenes } from './area-scenes.ts'
import { lift, meaning } from './cases.ts'
import { channelScenes } from './channel-scenes.ts'
import { deviceScenes } from './devices.ts'
import type { PersonName } from './district.ts'
import { pathOf } from './gateway.ts'
import { helpScenes } from './help.ts'
import { hoursScenes } from './hours.ts'
import { householdScenes, type Prepared } from './household-scenes.ts'
import { incidentScenes } from './incidents.ts'
import { interestScenes } from './interests.ts'
import { lendingScenes } from './lending.ts'
import { messageScenes } from './message-scenes.ts'
import { moderationScenes } from './moderation-scenes.ts'
import { noticeScenes } from './notice-scenes.ts'
import { pointScenes } from './points.ts'
import { requestScenes } from './request-scenes.ts'
import { smallestBody } from './schemas.ts'
import { servingScenes } from './serving-scenes.ts'
import type { Answer, Stage } from './stage.ts'
import { teamScenes } from './teams.ts'
import { warningScenes } from './warnings.ts'
import { wishScenes } from './wishes.ts'

let made = 0
export const newKey = () => `key-of-test-${++made}`

/** Steps that lead from a new ticket to a state. */
const steps: Record<TicketState, [PersonName, OperationId, object?][]> = {
  filed: [],
  accepted: [['worker', 'acceptTicket']],
  resolved: [
    ['worker', 'acceptTicket'],
    ['worker', 'resolveTicket', { text: '已经修好。' }],
  ],
  reopened: [],
  confirmed: [
    ['worker', 'acceptTicket'],
    ['worker', 'resolveTicket', { text: '已经修好。' }],
    ['resident', 'confirmTicket'],
  ],
  unconfirmed: [],
  withdrawn: [],
}

/** Who can make this call, and in which state of the ticket. */
const scenes: Partial<Record<OperationId, { who: PersonName; state: TicketState; passed?: true }>> = {
  openTicket: { who: 'resident', state: 'filed' },
  acceptTicket: { who: 'worker', state: 'filed' },
  replyToTicket: { who: 'worker', state: 'accepted' },
  resolveTicket: { who: 'worker', state: 'accepted' },
  passTicket: { who: 'worker', state: 'filed' },
  reassignTicket: { who: 'communityStaff', state: 'filed' },
  returnTicket: { who: 'communityStaff', state: 'filed', passed: true },
  addStaffNote: { who: 'worker', state: 'filed' },
  addTicketNote: { who: 'resident', state: 'filed' },
  confirmTicket: { who: 'resident', state: 'resolved' },
  reopenTicket: { who: 'resident', state: 'resolved' },
  rateTicket: { who: 'resident', state: 'confirmed' },
  withdrawTicket: { who: 'resident', state: 'filed' },
}

/** Scenes of other capabilities. */
const prepared: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  ...alertScenes,
  ...deviceScenes,
  ...pointScenes,
  ...helpScenes,
  ...lendingScenes,
  ...hoursScenes,
  ...areaScenes,
  ...channelScenes,
  ...householdScenes,
  ...incidentScenes,
  ...interestScenes,
  ...moderationScenes,
  ...noticeScenes,
  ...messageScenes,
  ...warningScenes,
  ...teamScenes,
  ...requestScenes,
  ...servingScenes,
  ...wishScenes,
}

export interface Scene {
  who: PersonName
  /** Another body that the route takes, where the smallest one can't be changed plainly. */
  other?: unknown
  /** Calls the route with that key; `body` in place of the smallest that it takes. */
  call(key?: string, body?: unknown, who?: PersonName): Promise<Answer>
  /** What the calls did so far: how many tickets were filed, or how many entries were added to the ticket. */
  effects(): Promise<number>
}

export async function sceneOf(stage: Stage, id: OperationId, route: Route): Promise<Scene> {
  const ready = await prepared[id]?.(stage)
  if (ready) return sceneFrom(stage, route, ready)
  const scene = scenes[id]
  if (!scene) throw new Error(`Say in this test how ${id} comes about`)
  const { who } = scene
  const params: Record<string, string> = {}
  if (route.params) {
    const opened = await stage.ok('resident', 'openTicket', { body: lift })
    params.ticketId = opened.id
    for (const [by, step, body] of steps[scene.state]) await stage.ok(by, step, { params, body } as never)
    if (scene.passed)
      await stage.ok('worker', 'passTicket', { params: { ticketId: opened.id }, body: { reason: '请社区办' } })
  }
  const count = async () =>
    route.params ? (await entriesOf(stage, params.ticketId ?? '')).length : (await ticketsOf(stage, who)).length
  const before = await count()
  const call = callerOf(stage, route, params, who, smallestBody(route, meaning()))
  return { who, call, effects: async () => (await count()) - before }
}

async function sceneFrom(
  stage: Stage,
  route: Route,
  { who, params = {}, body, other, count }: Prepared,
): Promise<Scene> {
  const before = await count()
  const call = callerOf(stage, route, params, who, body)
  return { who, call, ...(other ? { other } : {}), effects: async () => (await count()) - before }
}

const callerOf =
  (stage: Stage, route: Route, params: Record<string, string>, who: PersonName, usual: unknown): Scene['call'] =>
  async (key = newKey(), body = usual, as = who) =>
    stage.raw({
      method: route.method,
      path: pathOf(route, params),
      headers: {
        authorization: `Bearer ${await stage.token(as)}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

/** The timeline of a ticket as it is kept; its ticket must count as many entries. */
export async function entriesOf(stage: Stage, ticketId: string): Promise<StoredEntry[]> {
  const pk = { name: 'pk', value: keys.ticket(ticketId).pk }
  const found = await stage.table.query({ pk, sk: { name: 'sk', beginsWith: 'ENTRY#' }, ascending: true })
  const [ticket] = await stage.table.read([keys.ticket(ticketId)])
  if (parseTicket(ticket)?.entries !== found.items.length) throw new Error(`${ticketId} counts its entries wrong`)
  return found.items.map(parseEntry)
}

/** The ids of all that someone filed, newest first, read page by page. */
export async function ticketsOf(stage: Stage, who: PersonName): Promise<string[]> {
  const all: string[] = []
  let cursor: string | undefined
  do {
    const page = await stage.ok(who, 'listMyTickets', { query: { limit: 50, ...(cursor ? { cursor } : {}) } })
    all.push(...page.items.map(({ id }) => id))
    cursor = page.cursor
  } while (cursor)
  return all
}
