/**
 * The audit log: who saw or changed what. An entry is written in the transaction of what it tells of, at the end of its
 * actor's own chain of hashes, so that nobody's deeds wait for another's and none can be taken out unnoticed.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { DAY } from '../../shared/lifecycle.ts'
import type { HeldRole } from '../../shared/roles/roles.ts'
import { chain, FIRST } from '../cases/timeline.ts'
import type { Actor } from '../people/actor.ts'
import { epochSeconds, isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys, queueKeys } from '../platform/table.ts'

/** Kept for 400 days; the law asks for six months (网络安全法 21). */
export const AUDIT_KEPT = 400 * DAY

/** What an audited call was about: the area it happened in, whom it concerns, what it was done to, and how. Ids and codes, no personal data. */
export interface About {
  area: string
  subject?: string
  what?: string
  note?: string
}

/** The end of someone's chain. */
const head = z.object({ seq: z.int(), hash: z.string(), at: z.optional(z.string()) })
export const parseHead = (item: Item | undefined) => item && z.parse(head, item)

/** The card of an entry: what a list shows, and what the chain proves. */
export const auditCard = z.object({
  seq: z.int(),
  previous: z.string(),
  hash: z.string(),
  at: z.string(),
  /** When the one before was: so that whether it may already be forgotten can be told. */
  previousAt: z.optional(z.string()),
  by: z.string(),
  byName: z.string(),
  roles: z.array(z.string()),
  operation: z.string(),
  area: z.string(),
  subject: z.optional(z.string()),
  what: z.optional(z.string()),
  note: z.optional(z.string()),
})
export type AuditCard = z.infer<typeof auditCard>

const roleOf = ({ role, area }: HeldRole) => `${role}@${area}`

/** The writes of an entry, on condition that its actor's chain still ends where it was read. */
export function auditWrites(
  actor: Pick<Actor, 'id' | 'name' | 'roles'>,
  operation: string,
  about: About,
  found: Item | undefined,
  now: number,
): Write[] {
  const end = parseHead(found)
  const said = {
    at: isoTime(now),
    ...(end?.at ? { previousAt: end.at } : {}),
    by: actor.id,
    byName: actor.name,
    // A worker of dozens of grids acts in one of them.
    roles: actor.roles.filter((held) => about.area.startsWith(held.area)).map(roleOf),
    operation,
    ...about,
  }
  const card = chain(said, (end?.seq ?? 0) + 1, end?.hash ?? FIRST)
  const at = keys.auditHead(actor.id)
  const unmoved = end ? { expression: 'seq = :seq', values: { ':seq': end.seq } } : isNew
  return [
    { put: { ...at, seq: card.seq, hash: card.hash, at: card.at }, when: unmoved },
    {
      put: {
        ...keys.entry(at, card.seq),
        card,
        ...queueKeys('audit', about.area, 'closed', `${card.at}#${actor.id}#${card.seq}`),
        expiresAt: epochSeconds(now + AUDIT_KEPT),
      },
      when: isNew,
    },
  ]
}
