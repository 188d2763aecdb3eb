import * as z from 'zod/mini'
import { auditingRoles } from '../../shared/audit/contract.ts'
import { Refusal } from '../../shared/errors.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { AUDIT_KEPT, type AuditCard, auditCard, parseHead } from '../http/audit.ts'
import { operation, type Ports } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { brokenPart } from './chain.ts'

/** Checked in one call: a megabyte or so, in a fraction of a second. */
const PART = 2000

/** The highest seq that sorts as its key does. */
const LAST = 999_999

/** Whoever neither serves nor ever did anything in the asker's scope looks like nobody; everybody may prove their own. */
export const verifyAudit = operation('verifyAudit', {
  reads: ({ params }) => ({ head: keys.auditHead(params.person), person: keys.person(params.person) }),
  async run({ params, query, found, actor, now }, { table }: Ports) {
    const { person } = params
    const inScope = (area: string) => reaches(actor.roles, auditingRoles, area)
    const known = person === actor.id || parsePerson(found.person)?.roles.some(({ area }) => inScope(area))
    if (!known && !(await latestActs(table, person)).some(({ area }) => inScope(area))) throw new Refusal('notFound')
    const head = parseHead(found.head)
    const keptSince = isoTime(now - AUDIT_KEPT)
    const start = query.from ?? 1
    // The one before tells how the part must be taken up; what was written since the head was read is not looked at.
    const read = await entries(table, person, Math.max(1, start - 1), head?.seq ?? LAST)
    const before = read.find(({ seq }) => seq === start - 1)
    const kept = read.filter(({ seq, at }) => seq >= start && (query.from !== undefined || at >= keptSince))
    const cards = kept.slice(0, PART)
    const [first, last] = [cards[0], cards.at(-1)]
    const reached = (last ?? read.at(-1))?.seq ?? start
    const next = read.length > PART && reached < (head?.seq ?? 0) ? reached + 1 : undefined
    const broken = head
      ? brokenPart({
          cards,
          link: before && { seq: start, previous: before.hash },
          end: next === undefined && start <= head.seq ? head : undefined,
          keptSince,
        })
      : first?.seq
    return {
      person,
      checked: cards.length,
      ...(first && last ? { from: first.seq, to: last.seq, lastHash: last.hash } : {}),
      ...(broken === undefined ? {} : { brokenAt: broken }),
      whole: broken === undefined,
      ...(next === undefined ? {} : { next }),
    }
  },
})

/** What a person did last, as much as is checked in one call. */
async function latestActs(table: Table, person: string): Promise<AuditCard[]> {
  const at = keys.auditHead(person)
  const { items } = await table.query({
    pk: { name: 'pk', value: at.pk },
    sk: { name: 'sk', beginsWith: 'ENTRY#' },
    ascending: false,
    limit: PART,
  })
  return items.map((item) => z.parse(auditCard, item.card))
}

/** The entries of a chain from one seq to another, both included; no more than a part and the one before it. */
async function entries(table: Table, person: string, from: number, to: number): Promise<AuditCard[]> {
  const at = keys.auditHead(person)
  const found: AuditCard[] = []
  let after: Item | undefined
  do {
    const page = await table.query({
      pk: { name: 'pk', value: at.pk },
      sk: { name: 'sk', between: [keys.entry(at, Math.min(from, to)).sk, keys.entry(at, to).sk] },
      ascending: true,
      limit: PART + 1,
      after,
      consistent: true,
    })
    found.push(...page.items.map((item) => z.parse(auditCard, item.card)))
    after = page.last
  } while (after && found.length <= PART)
  return found
}
