/** People as other capabilities know them: one item a person, with homes and roles, so that who asks is one read. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { Refusal } from '../../shared/errors.ts'
import { heldRole, home, type Me, personId } from '../../shared/people/contract.ts'
import type { Item } from '../platform/dynamo.ts'

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

/** Who asks: read from the table at this very request, so that a revoked role is gone at once. */
export type Actor = Omit<StoredPerson, 'openid'>

/** Who asks; a person who is not in the table (any more) is not signed in. */
export function parseActor(item: Item | undefined): Actor {
  if (!item) throw new Refusal('notSignedIn')
  const { id, name, homes, roles } = z.parse(storedPerson, item)
  return { id, name, homes, roles }
}

export const toMe = (actor: Actor): Me => ({ id: actor.id, name: actor.name, homes: actor.homes, roles: actor.roles })
