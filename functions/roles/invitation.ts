/**
 * Invitations to a role: a code that gives its first bearer a role. It is worth what its maker may give when it is accepted:
 * the right is looked up again then. A code that is unknown, used, expired, or whose maker lost the right, is `codeUsed`.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { Refusal } from '../../shared/errors.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import { personId } from '../../shared/people/person.ts'
import { CODE_TRIES } from '../../shared/roles/contract.ts'
import { mayGrant } from '../../shared/roles/policy.ts'
import { type HeldRole, roles } from '../../shared/roles/roles.ts'
import { parseArea } from '../areas/area.ts'
import { type Actor, parsePerson, type StoredPerson } from '../people/actor.ts'
import { epochSeconds } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { countAttempt } from '../platform/limit.ts'
import { keys } from '../platform/table.ts'
import { groupsAround, heldThrough } from './grid-groups.ts'

const storedInvitation = z.object({
  /** Codes of other kinds of invitation are none of ours. */
  kind: z.literal('role'),
  code: z.string(),
  role: z.enum(roles),
  area: areaCode,
  by: personId,
  note: z.string(),
  until: z.string(),
  usedBy: z.optional(personId),
})
export type StoredInvitation = z.infer<typeof storedInvitation>

function parseInvitation(item: Item | undefined): StoredInvitation | undefined {
  const read = z.safeParse(storedInvitation, item)
  return read.success ? read.data : undefined
}

export const invitationWrite = (invitation: StoredInvitation): Write => ({
  put: {
    ...keys.invitation(invitation.code),
    ...invitation,
    expiresAt: epochSeconds(Date.parse(invitation.until)),
  },
  when: isNew,
})

/** The write that uses an invitation up: of all who accept it at once, one does. */
export const usingUp = ({ code }: StoredInvitation, person: string): Write => ({
  update: keys.invitation(code),
  changes: { set: { usedBy: person } },
  when: { expression: 'attribute_exists(pk) AND attribute_not_exists(usedBy)' },
})

/** Counts a try of a code. Throws `tooMany`. */
export async function countTry(table: Table, actor: string, now: number): Promise<void> {
  const limit = { what: 'roleCode', who: actor, max: CODE_TRIES, window: HOUR }
  if (!(await countAttempt(table, limit, now))) throw new Refusal('tooMany')
}

/** What is looked up in place of an area where a code names none. */
const NOWHERE = '0000'

export interface Offer {
  invitation: StoredInvitation
  inviter: StoredPerson
  areaName: string
  /** The role, and those that come with it through a grid group. */
  gives: HeldRole[]
}

/** What a code offers to who bears it. Whether there is one or not, the same is read. Throws `codeUsed`. */
export async function offerOf(item: Item | undefined, bearer: Actor, now: number, table: Table): Promise<Offer> {
  const invitation = parseInvitation(item)
  const { by = bearer.id, area = NOWHERE } = invitation ?? {}
  const [person, place] = await table.read([keys.person(by), keys.area(area)])
  const [inviter, at] = [parsePerson(person), parseArea(place)]
  if (!invitation || !inviter || inviter.leftAt || !at || at.closedAt) throw new Refusal('codeUsed')
  const { role, usedBy, until } = invitation
  const stale = Date.parse(until) <= now || (usedBy !== undefined && usedBy !== bearer.id)
  if (stale || inviter.id === bearer.id) throw new Refusal('codeUsed')
  const groups = await groupsAround(table, role, [area])
  const gives = heldThrough(role, [{ area, areaName: at.fullName }], groups)
  if (gives.some((held) => !mayGrant(inviter.roles, role, held.area))) throw new Refusal('codeUsed')
  return { invitation, inviter, areaName: at.fullName, gives }
}
