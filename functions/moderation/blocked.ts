/** Whose posts are left out for one person alone. Who they are nobody learns: each is named by what means nothing to others. */
import { createHash } from 'node:crypto'
import type { BlockedPerson } from '../../shared/moderation/contract.ts'
import type { Marks } from '../channels/marks.ts'

const keyOf = (me: string, person: string): string =>
  createHash('sha256').update(`blocked ${me} ${person}`).digest('base64url').slice(0, 12)

type Blocked = Marks['blocked'][number]

export const toBlocked = (me: string, { person, name, at }: Blocked): BlockedPerson => ({
  key: keyOf(me, person),
  name,
  at,
})

export const blockedBy = (me: string, { blocked }: Marks): BlockedPerson[] => blocked.map((each) => toBlocked(me, each))

/** Those that are left when the one of this key is let in again. */
export const without = (me: string, { blocked }: Marks, key: string): Blocked[] =>
  blocked.filter(({ person }) => keyOf(me, person) !== key)
