/** People in the table: one item a person, with homes and roles, so that who asks is one read. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { Refusal } from '../../shared/errors.ts'
import { heldRole, home, type Me, personId } from '../../shared/people/contract.ts'
import type { Actor } from '../http/operation.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'

/** A home with the names of its grid, community and street, so that a ticket from home needs no look at the area tree. */
export const storedHome = z.extend(home, { lineage: z.array(z.object({ area: areaCode, name: z.string() })) })
export type StoredHome = z.infer<typeof storedHome>

export const storedPerson = z.object({
  id: personId,
  name: z.string(),
  openid: z.string(),
  homes: z.array(storedHome),
  roles: z.array(heldRole),
})
export type StoredPerson = z.infer<typeof storedPerson>

const storedOpenid = z.object({ person: personId })

/** Who asks; a person who is not in the table (any more) is not signed in. */
export function parseActor(item: Item | undefined): Actor {
  if (!item) throw new Refusal('notSignedIn')
  const { id, name, homes, roles } = z.parse(storedPerson, item)
  return { id, name, homes, roles }
}

export const parseOpenid = (item: Item | undefined): string | undefined => item && z.parse(storedOpenid, item).person

/** The writes that make a person, one for each openid. */
export const newPerson = (person: StoredPerson): Write[] => [
  { put: { ...keys.openid(person.openid), person: person.id }, when: isNew },
  { put: { ...keys.person(person.id), ...person }, when: isNew },
]

export const toMe = (actor: Actor): Me => ({ id: actor.id, name: actor.name, homes: actor.homes, roles: actor.roles })
