import { entriesOf } from '../cases/entries.ts'
import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { lookWrite } from './look.ts'
import { auditedAt, knownRequest, readsRequest } from './move-request.ts'
import { parseEntry, type StoredEntry, type StoredRequest, toCard } from './request.ts'

/** A request whole. An operator's look is kept with who asked, and in the audit log. */
export const getRequest = operation('getRequest', {
  reads: readsRequest,
  async run({ actor, found, now, commit, params }, { table }: Ports) {
    const { request, parties } = knownRequest(found.request, actor)
    const { ownerId } = request.card
    const entries = await entriesOf(table, keys.request(params.requestId))
    const reply = { ...toRequest(request, entries.map(parseEntry)), parties }
    if (!parties.includes('operator')) return reply
    const [area, what] = [auditedAt(actor, request), params.requestId]
    return commit([lookWrite(ownerId, actor, { what, area }, now)], reply, { area, subject: ownerId, what })
  },
})

export const toRequest = ({ card, text }: StoredRequest, entries: readonly StoredEntry[]) => ({
  ...toCard(card),
  text,
  timeline: entries.map(({ seq, at, move, by, state, text: said, done }) => ({
    seq,
    at,
    move,
    by: { party: by.party, name: by.name },
    state,
    ...(said ? { text: said } : {}),
    ...(done === undefined ? {} : { done }),
  })),
})
