/** Who one is here: homes and roles. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode, householdCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { heldRole } from '../roles/roles.ts'
import { moment } from '../zod.ts'

export const personId = id('per')

/** How someone belongs to a household. */
export const relations = ['owner', 'tenant', 'family'] as const
export type Relation = (typeof relations)[number]
export const relationWords: Record<Relation, string> = { owner: '业主', tenant: '租户', family: '家人' }

/**
 * A home: the household's code, the building's area code, and the room in words. Until it is `verified` it lets its person
 * read public notices, file tickets and raise alerts, and nothing that a neighbour may.
 */
export const home = z.object({
  household: householdCode,
  building: areaCode,
  buildingName: z.string(),
  room: z.string(),
  relation: z.enum(relations),
  verified: z.boolean(),
  /** Since when it is verified. */
  since: z.optional(moment()),
  /** Who lives there is under 14: a child reads what neighbours say and doesn't speak (未成年人网络保护条例). */
  child: z.optional(z.boolean()),
})
export type Home = z.infer<typeof home>

export const me = z.object({
  id: personId,
  name: z.string(),
  homes: z.array(home),
  roles: z.array(heldRole),
  /** When the account will be deleted. */
  leavingAt: z.optional(z.string()),
  /** It goes because nobody answers for me, a child, any more; an adult whose household I live in can keep it by doing so. */
  unguarded: z.optional(z.literal(true)),
  /** The version of the privacy policy that I agreed to, if I did. */
  policy: z.optional(z.string()),
  /** An adult answered for me as a child under 14, whichever home I have since left or joined. */
  child: z.optional(z.literal(true)),
})
export type Me = z.infer<typeof me>
