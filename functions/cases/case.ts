/**
 * Cases: whatever has a lifecycle. Opening one and moving it are the same for every kind: the lifecycle decides, the
 * version goes up, and one entry is chained to the timeline. What a kind adds is its own facts, and what it says.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { Refusal } from '../../shared/errors.ts'
import { type Calendar, decide, type Lifecycle, opened, type Standing } from '../../shared/lifecycle.ts'
import { personId } from '../../shared/people/person.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion, isNew } from '../platform/expressions.ts'
import { type Key, keys } from '../platform/table.ts'
import { changesBetween } from './changes.ts'
import { chain, FIRST } from './timeline.ts'

/** Who is told of an entry: these persons, and the staff of these areas and of every area above them. */
export const audience = z.object({ people: z.array(personId), areas: z.array(areaCode) })
export type Audience = z.infer<typeof audience>

/** What every kind of timeline entry holds beside what its kind says. */
export const caseEntry = z.object({
  caseId: z.string(),
  version: z.int(),
  seq: z.int(),
  at: z.string(),
  audience,
  previous: z.string(),
  hash: z.string(),
})
export type CaseEntry = z.infer<typeof caseEntry>

/** The end of a timeline, kept with the case: how many entries, and the hash of the last. */
export const timelineEnd = { entries: z.int(), lastHash: z.string() }

export interface Card<State> extends Standing<State> {
  id: string
  version: number
  changedAt: string
}

export interface Case<C> {
  card: C
  entries: number
  lastHash: string
}

/** Who makes a move: in which standings, under which name. The sweep and the roster have no person. */
export interface Mover<Party> {
  parties: readonly Party[]
  name: string
  personId?: string
}

const by = <Party>(party: Party, { name, personId }: Mover<Party>) => ({
  party,
  name,
  ...(personId ? { personId } : {}),
})

/** How a new case stands, and the first entry of its timeline. `said`: what this kind says in it, without undefined values. */
export function openCase<S extends string, M extends string, P extends string, F, E extends object>(
  lifecycle: Lifecycle<S, M, P, F>,
  id: string,
  party: P,
  mover: Omit<Mover<P>, 'parties'>,
  said: E & { audience: Audience },
  now: string,
  calendar?: Calendar,
  facts?: F,
) {
  const standing = opened(lifecycle, now, calendar, facts)
  const entry = chain(
    {
      caseId: id,
      version: 1,
      at: now,
      move: 'open' as const,
      by: by(party, { parties: [party], ...mover }),
      state: standing.state,
      ...said,
    },
    1,
    FIRST,
  )
  return { standing, entry, end: { entries: entry.seq, lastHash: entry.hash } }
}

/**
 * Decides a move: how the case stands after it, and `record`, which chains the entry that says so. Throws `notAllowed` or
 * `wrongState` before anything else is looked at. `now` is ISO 8601. `after`: the facts as the move leaves them.
 */
export function decideMove<S extends string, M extends string, P extends string, F>(
  lifecycle: Lifecycle<S, M, P, F>,
  kept: Case<Card<S>>,
  facts: F,
  move: M,
  mover: Mover<P>,
  now: string,
  calendar?: Calendar,
  after?: F,
) {
  const { id, state, roundAt, dueAt, late } = kept.card
  const decision = decide(lifecycle, { state, roundAt, dueAt, late }, facts, move, mover.parties, now, calendar, after)
  const party = lifecycle.moves[move].by.find((each) => mover.parties.includes(each))
  if (!decision.ok || !party)
    throw new Refusal(!decision.ok && decision.why !== 'notYours' ? 'wrongState' : 'notAllowed')
  const version = kept.card.version + 1
  return {
    standing: { ...decision.next, version, changedAt: now },
    record: <E extends object>(said: E & { audience: Audience }) => {
      const base = { caseId: id, version, at: now, move, by: by(party, mover), state: decision.next.state }
      const entry = chain({ ...base, ...said }, kept.entries + 1, kept.lastHash)
      return { entry, end: { entries: entry.seq, lastHash: entry.hash } }
    },
  }
}

/** The item of an entry, under its case. */
export const entryItem = (at: Key, entry: CaseEntry): Item & Key => ({ ...keys.entry(at, entry.seq), ...entry })

/** The writes that make a case: its item, which holds its key, and the first entry. */
export const openWrites = (item: Item & Key, entry: CaseEntry): Write[] => [
  { put: item, when: isNew },
  { put: entryItem(item, entry), when: isNew },
]

/** The writes of a move: what changed of the case on condition of its version, and the entry. */
export const moveWrites = (before: Item & Key, after: Item & Key, version: number, entry: CaseEntry): Write[] => [
  { update: { pk: before.pk, sk: before.sk }, changes: changesBetween(before, after), when: atVersion(version) },
  { put: entryItem(before, entry), when: isNew },
]
