/** Invitations into a household: a code that one person may use, within a day, while who invited still is a member. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { householdCode } from '../../shared/areas/contract.ts'
import { INVITATION_LIFE } from '../../shared/households/limits.ts'
import { personId } from '../../shared/people/person.ts'
import { storedHome } from '../people/actor.ts'
import { epochSeconds } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { isAdult, type StoredMember } from './member.ts'

export const storedInvitation = z.object({
  kind: z.literal('household'),
  household: householdCode,
  by: personId,
  /** The home of who invited, as the other will have it. */
  home: storedHome,
  /** Who invited owns the home: only then may the other be an owner too. */
  fromOwner: z.boolean(),
  /** For a child under 14, whose guardian is who invited. */
  child: z.boolean(),
  usedBy: z.optional(personId),
  /** Epoch seconds. */
  expiresAt: z.number(),
})
export type StoredInvitation = z.infer<typeof storedInvitation>

/** An invitation into a household; undefined for what is none, such as one to a role. */
export function parseInvitation(item: Item | undefined): StoredInvitation | undefined {
  const read = z.safeParse(storedInvitation, item)
  return read.success ? read.data : undefined
}

export const inviteWrite = (code: string, invitation: StoredInvitation): Write => ({
  put: { ...keys.invitation(code), ...invitation },
  when: isNew,
})

/** That this person is the one who uses it. */
export const usedWrite = (code: string, person: string): Write => ({
  update: keys.invitation(code),
  changes: { set: { usedBy: person } },
  when: { expression: 'attribute_exists(pk) AND attribute_not_exists(usedBy)' },
  otherwise: 'codeUsed',
})

/** Whether someone may still use it: not over, not used, not their own. */
export const isOpenTo = (invitation: StoredInvitation, person: string, now: number): boolean =>
  invitation.expiresAt > epochSeconds(now) && invitation.usedBy === undefined && invitation.by !== person

/** Whether who invited is, without a break, the adult member that they were then: who left and came back may be less. */
export const isStillOf = ({ expiresAt }: StoredInvitation, host: StoredMember | undefined): boolean =>
  isAdult(host) && epochSeconds(Date.parse(host.since) + INVITATION_LIFE) <= expiresAt
