/** Members of a household, and who waits to be one: a row each, at most one of a person. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { joinId } from '../../shared/households/join.ts'
import { personId, relations } from '../../shared/people/person.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { type Key, keys } from '../platform/table.ts'

export const storedMember = z.object({
  person: personId,
  /** The join that made them one. */
  join: joinId,
  relation: z.enum(relations),
  child: z.boolean(),
  /** Who answers for a child. */
  guardian: z.optional(personId),
  /** The name that they gave, sealed as `name#<join>`. */
  name: z.optional(z.string()),
  since: z.string(),
})
export type StoredMember = z.infer<typeof storedMember>

export const parseMember = (item: Item | undefined): StoredMember | undefined => item && z.parse(storedMember, item)

export const memberItem = (household: string, member: StoredMember): Item & Key => ({
  ...keys.member(household, member.person),
  ...member,
})

/** An adult member, who may answer for others. */
export const isAdult = (member: StoredMember | undefined): member is StoredMember => member?.child === false

/** That someone still is a member, in a transaction that rests on it. */
export const stillMember = (household: string, person: string): Write => ({
  check: keys.member(household, person),
  when: exists,
})

const storedWaiting = z.object({ person: personId, join: joinId })
export type StoredWaiting = z.infer<typeof storedWaiting>

export const parseWaiting = (item: Item | undefined): StoredWaiting | undefined => item && z.parse(storedWaiting, item)

export const waitingItem = (household: string, { person, join }: StoredWaiting): Item & Key => ({
  ...keys.waiting(household, person),
  person,
  join,
})

/** That a person waits no more. */
export const waitsNoMore = (household: string, person: string): Write => ({
  remove: keys.waiting(household, person),
  when: exists,
})
