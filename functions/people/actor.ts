/** People as other capabilities know them: one item a person, with homes and roles, so that who asks is one read. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { Refusal } from '../../shared/errors.ts'
import { home, type Me, personId } from '../../shared/people/person.ts'
import { purposes } from '../../shared/privacy/purposes.ts'
import { heldRole } from '../../shared/roles/roles.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'

/** A home with the names of its grid, community and street, so that a ticket from home needs no look at the area tree. */
export const storedHome = z.extend(home, { lineage: z.array(z.object({ area: areaCode, name: z.string() })) })

export type StoredHome = z.infer<typeof storedHome>

export const storedPerson = z.object({
  id: personId,
  /** Goes up by one with each change, so that two changes at once don't undo one another. */
  version: z.int(),
  name: z.string(),
  openid: z.string(),
  homes: z.array(storedHome),
  roles: z.array(heldRole),
  /** When the account will be deleted, as its person asked; ISO 8601. */
  leavingAt: z.optional(z.string()),
  /** When it was: what is left of the account is being erased. ISO 8601. */
  leftAt: z.optional(z.string()),
  /** A child for whom nobody answers any more: the account goes, unless an adult does before. */
  unguarded: z.optional(z.literal(true)),
  /** Beside it: that the account goes they had asked for themselves before, so it does whoever answers. */
  askedToLeave: z.optional(z.literal(true)),
  /** What is agreed to now, by purpose: the version of its text and when. Its history has items of its own. */
  consents: z.optional(z.partialRecord(z.enum(purposes), z.object({ version: z.string(), at: z.string() }))),
  /** The phone that was matched with the roster, sealed as `phone#<person>`; by consent of its own. */
  phone: z.optional(z.string()),
  /** An adult answered for them as a child under 14: it stays with them, whatever home they leave or join. */
  child: z.optional(z.literal(true)),
})
export type StoredPerson = z.infer<typeof storedPerson>

/** Who asks: read from the table at this very request, so that a revoked role is gone at once. */
export type Actor = Omit<StoredPerson, 'openid'>

export const parsePerson = (item: Item | undefined): StoredPerson | undefined => item && z.parse(storedPerson, item)

/** Who asks; a person who is not in the table (any more), or has left, is not signed in. */
export function parseActor(item: Item | undefined): Actor {
  const person = parsePerson(item)
  if (!person || person.leftAt) throw new Refusal('notSignedIn')
  const { openid: _, ...actor } = person
  return actor
}

export const toMe = ({ id, name, homes, roles, leavingAt, unguarded, consents, child }: Actor): Me => ({
  id,
  name,
  homes,
  roles,
  ...(leavingAt ? { leavingAt } : {}),
  ...(unguarded ? { unguarded } : {}),
  ...(consents?.policy ? { policy: consents.policy.version } : {}),
  ...(child ? { child } : {}),
})

/** The write that changes a person, on condition that nobody else did since. */
export const changePerson = (
  person: Pick<Actor, 'id' | 'version'>,
  set: { [K in keyof StoredPerson]?: StoredPerson[K] | undefined } & Record<string, unknown>,
): Write => ({
  update: keys.person(person.id),
  changes: { set: { ...set, version: person.version + 1 } },
  when: atVersion(person.version),
})

/** Holds as long as nobody changes this person: their right to do this, or their word on it, is the one that was read. */
export const stillThat = ({ id, version }: Pick<Actor, 'id' | 'version'>): Write => ({
  check: keys.person(id),
  when: atVersion(version),
})
