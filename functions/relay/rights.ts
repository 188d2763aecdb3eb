/** What a change of a person's item, or of a session's, means for that person's sockets. Pure. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { parsePerson, type StoredPerson } from '../people/actor.ts'
import { storedSession } from '../people/session.ts'
import type { Item } from '../platform/dynamo.ts'
import { topicsOf } from '../sockets/topics.ts'

/** An item before and after a write; one of them is missing when it was put in or taken out. */
export interface Change {
  before: Item | undefined
  after: Item | undefined
}

/** `told`: the person reads again who they are; `closed`: sockets that listen to what is no longer theirs end. */
export type Consequence = { kind: 'told'; person: string } | { kind: 'closed'; person: string; session?: string }

export function consequenceOf({ before, after }: Change): Consequence | undefined {
  const key = `${(before ?? after)?.pk} ${(before ?? after)?.sk}`
  if (/^PERSON#\S+ PERSON$/.test(key)) return ofPerson(parsePerson(before), parsePerson(after))
  if (/^PERSON#\S+ SESSION#/.test(key) && before && !after) {
    const person = String(before.pk).slice('PERSON#'.length)
    return { kind: 'closed', person, session: z.parse(storedSession, before).id }
  }
  return undefined
}

/** Who hears something else from now on, for their roles or their homes; and what is shown of oneself. */
function ofPerson(before: StoredPerson | undefined, after: StoredPerson | undefined): Consequence | undefined {
  if (!before) return undefined
  if (!after) return { kind: 'closed', person: before.id }
  // What is new is listened to from the next connection on, so both ways the socket opens anew.
  if (setOf(heard(before)) !== setOf(heard(after))) return { kind: 'closed', person: after.id }
  const seen = ({ name, homes, leavingAt, child }: StoredPerson) => JSON.stringify([name, homes, leavingAt, child])
  return seen(before) === seen(after) ? undefined : { kind: 'told', person: after.id }
}

/** The roles too that open no topic: whoever asks a socket for a channel may do so by any of them. */
const heard = (person: StoredPerson): string[] => [
  ...topicsOf(person),
  ...person.roles.map(({ role, area }) => `${role}@${area}`),
]
const setOf = (words: readonly string[]): string => [...new Set(words)].sort().join(' ')
