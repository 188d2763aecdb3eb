/** The moves of a request, from a call to the table: read, decide, and write request, timeline and answer in one transaction. */
import { Refusal } from '../../shared/errors.ts'
import type { RequestCard } from '../../shared/privacy/contract.ts'
import { type RequestMove, type RequestParty, requestLifecycle } from '../../shared/privacy/lifecycle.ts'
import { decideMove, type Mover, moveWrites } from '../cases/case.ts'
import type { About } from '../http/audit.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { workingDays } from '../platform/calendar.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseRequest, requestItem, type StoredRequest, toCard } from './request.ts'
import { requestParties } from './request-policy.ts'

export const readsRequest = ({ params }: { params: { requestId: string } }) => ({
  request: keys.request(params.requestId),
})

/** The request, if the actor may know of it; else `notFound`, whether it exists or not. */
export function knownRequest(item: Item | undefined, actor: Actor) {
  const request = parseRequest(item)
  const parties = request ? requestParties(actor, request.card) : []
  if (!request || parties.length === 0) throw new Refusal('notFound')
  return { request, parties }
}

interface Said {
  text?: string | undefined
  done?: boolean
}

/** Throws `notAllowed` or `wrongState`. `now` is ISO 8601. */
export function afterRequestMove(
  before: StoredRequest,
  move: RequestMove,
  mover: Mover<RequestParty>,
  { text, done }: Said,
  now: string,
) {
  const { card } = before
  const { standing, record } = decideMove(requestLifecycle, before, undefined, move, mover, now, workingDays)
  const { entry, end } = record({
    ...(text ? { text } : {}),
    ...(done === undefined ? {} : { done }),
    audience: { people: [card.ownerId], areas: card.area ? [card.area] : [] },
  })
  const after = { ...before, card: { ...card, ...standing, ...(done === undefined ? {} : { done }) }, ...end }
  const writes = moveWrites(requestItem(before), requestItem(after), card.version, entry)
  return { request: after, writes }
}

interface MoveCall {
  actor: Actor
  found: { request: Item | undefined }
  now: number
  commit(writes: readonly Write[], reply: RequestCard, about?: About): Promise<RequestCard>
}

function makeMove(
  { actor, found, now, commit }: MoveCall,
  move: RequestMove,
  said: Said,
  about?: (area: string) => About,
) {
  const { request, parties } = knownRequest(found.request, actor)
  const mover = { parties, name: actor.name, personId: actor.id }
  const moved = afterRequestMove(request, move, mover, said, isoTime(now))
  const where = auditedAt(actor, request)
  const told = about?.(where)
  return commit(moved.writes, toCard(moved.request.card), told && { ...told, subject: request.card.ownerId })
}

/** Where the audit log keeps it: with the request's area, or with that of the administrator who saw it. */
export const auditedAt = ({ roles }: Pick<Actor, 'roles'>, { card }: StoredRequest): string =>
  card.area ?? roles.find(({ role }) => role === 'administrator')?.area ?? ''

export const addToRequest = operation('addToRequest', {
  reads: readsRequest,
  run: (call, _ports: Ports) => makeMove(call, 'add', { text: call.body.text }),
})

export const withdrawRequest = operation('withdrawRequest', {
  reads: readsRequest,
  run: (call, _ports: Ports) => makeMove(call, 'withdraw', {}),
})

export const answerRequest = operation('answerRequest', {
  reads: readsRequest,
  run: (call, _ports: Ports) => makeMove(call, 'answer', call.body, (area) => ({ area, what: call.params.requestId })),
})
