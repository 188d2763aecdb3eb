import type { StoredPerson } from './actor.ts'

const guarded = { unguarded: undefined, askedToLeave: undefined } as const

/** What changes of a person whose account stays after all. */
export const staying = { leavingAt: undefined, ...guarded, due: undefined, dueAt: undefined } as const

/** What changes of a child for whom somebody answers again: what they asked for themselves stands, for them to take back. */
export const guardedNow = ({ askedToLeave }: Pick<StoredPerson, 'askedToLeave'>) => (askedToLeave ? guarded : staying)
