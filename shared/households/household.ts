/** Households as they are shown: members, and those whose record they keep. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode, householdCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { personId, relations } from '../people/person.ts'
import { moment, words } from '../zod.ts'
import { joinCard, joinId, roomFacts } from './join.ts'
import { joinParties } from './lifecycle.ts'

export const dependantId = id('dep')

const member = z.object({
  personId,
  /** The join that made them one: what ends their membership names it. */
  joinId,
  name: z.string(),
  relation: z.enum(relations),
  child: z.boolean(),
  /** Who answers for a child. */
  guardian: z.optional(personId),
  since: moment(),
  me: z.boolean(),
})
export type Member = z.infer<typeof member>

export const dependantKinds = ['elder', 'child', 'other'] as const
export type DependantKind = (typeof dependantKinds)[number]
export const dependantWords: Record<DependantKind, string> = { elder: '老人', child: '孩子', other: '其他家人' }

/** Someone of a household without a phone, whose record it keeps; name, relation, birth and note are kept sealed. */
export const newDependant = z.object({
  kind: z.enum(dependantKinds),
  name: words(1, 20),
  /** In words, to who keeps it: 母亲. */
  relation: words(1, 20),
  bornOn: z.optional(z.iso.date()),
  note: z.optional(words(0, 200)),
})
export type NewDependant = z.input<typeof newDependant>

export const dependant = z.extend(newDependant, {
  id: dependantId,
  /** Who keeps it: the name and whether that is a member of the household or staff. */
  keptBy: z.object({ name: z.string(), staff: z.boolean() }),
  keptAt: moment(),
})
export type Dependant = z.infer<typeof dependant>

/** What keeping a record answers: no more, since answers are kept for a day and the record is sealed. */
export const keptDependant = z.object({ id: dependantId, keptAt: moment() })

/** A household, to its members and to those who approve joins; `waiting`: who asks to belong to it. */
export const household = z.object({
  household: householdCode,
  building: areaCode,
  buildingName: z.string(),
  room: z.string(),
  members: z.array(member),
  waiting: z.array(joinCard),
  dependants: z.array(dependant),
  /** For staff alone. */
  facts: z.optional(roomFacts),
  parties: z.array(z.enum(joinParties)),
})
export type Household = z.infer<typeof household>

/** A row of a building's roster as staff see it. */
export const listedHousehold = z.object({
  household: householdCode,
  room: z.string(),
  joined: z.boolean(),
  members: z.int(),
  phones: z.array(z.string()),
  source: z.enum(['import', 'staff', 'demo']),
})
export type ListedHousehold = z.infer<typeof listedHousehold>

export const invitation = z.object({
  /** As it is shown and typed: XXXXX-XXXXX. */
  code: z.string(),
  expiresAt: moment(),
  child: z.boolean(),
})
export type Invitation = z.infer<typeof invitation>
