/**
 * Whom somebody leaves out, and what follows from it: one list a person, for channels and for wherever neighbours meet one another
 * (help, the shelf). Pure. Whom one blocked without knowing their name (`about`: a request by which one met them) counts among those
 * who help each other, and not in channels: what vanished there would tell who they are.
 */
import { createHash } from 'node:crypto'
import { BLOCKED_MAX } from '../../shared/channels/limits.ts'
import { Refusal } from '../../shared/errors.ts'
import type { BlockedPerson } from '../../shared/moderation/contract.ts'
import type { Marks } from './marks.ts'

type Lists = Pick<Marks, 'blocked'>
export type Blocked = Marks['blocked'][number]

/** Whether the posts of somebody are left out. */
export const hidesPosts = ({ blocked }: Lists, author: string): boolean =>
  blocked.some(({ person, about }) => person === author && about === undefined)

/** Whose posts are left out. */
export const hiddenAuthors = ({ blocked }: Lists): string[] =>
  blocked.flatMap(({ person, about }) => (about === undefined ? [person] : []))

/** Whether somebody is blocked, by name or not. */
export const hasBlocked = ({ blocked }: Lists, other: string): boolean => blocked.some(({ person }) => person === other)

/** Whether two may come together: neither blocked the other. */
export const areOnTerms = (one: Lists & { id: string }, other: Lists & { id: string }): boolean =>
  !hasBlocked(one, other.id) && !hasBlocked(other, one.id)

/** What names one of them to who blocked them, and nothing to others; who was met twice unnamed is not known for the same by it. */
const keyOf = (me: string, { person, about }: Blocked): string =>
  createHash('sha256')
    .update(['blocked', me, person, ...(about ? [about] : [])].join(' '))
    .digest('base64url')
    .slice(0, 12)

export const toBlocked = (me: string, blocked: Blocked): BlockedPerson => ({
  key: keyOf(me, blocked),
  name: blocked.name,
  at: blocked.at,
})

export const blockedBy = (me: string, { blocked }: Lists): BlockedPerson[] => blocked.map((each) => toBlocked(me, each))

/** One more in the list; `isNew`: who stands there already by the same stays as they are. Throws `limitReached`. */
export function withBlocked({ blocked }: Lists, added: Blocked): { list: Blocked[]; added: Blocked; isNew: boolean } {
  const known = blocked.find(({ person, about }) => person === added.person && about === added.about)
  if (known) return { list: blocked, added: known, isNew: false }
  if (blocked.length >= BLOCKED_MAX) throw new Refusal('limitReached')
  return { list: [...blocked, added], added, isNew: true }
}

/** Those that are left when the one of this key is let in again. */
export const withoutBlocked = (me: string, { blocked }: Lists, key: string): Blocked[] =>
  blocked.filter((each) => keyOf(me, each) !== key)
