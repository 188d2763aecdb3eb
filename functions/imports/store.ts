/** Imports in the table: one item each, with how far it is, so that a worker that was broken off goes on from there. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import {
  type ImportError,
  type ImportJob,
  importCounts,
  importError,
  importJob,
} from '../../shared/imports/contract.ts'
import {
  type ImportFacts,
  type ImportMove,
  type ImportParty,
  importLifecycle,
  importStates,
  SILENT,
} from '../../shared/imports/lifecycle.ts'
import { DAY, decide, movesFor, type Standing } from '../../shared/lifecycle.ts'
import { personId } from '../../shared/people/person.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles } from '../../shared/roles/roles.ts'
import { changesBetween } from '../cases/changes.ts'
import type { Actor } from '../people/actor.ts'
import { epochSeconds, isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { dueKeys, type Key, keys } from '../platform/table.ts'

/** Imports and their errors are kept so long; the file itself is gone as soon as the import is over. */
export const IMPORT_KEPT = 400 * DAY

/** Rows that the worker has in hand: what they count was decided before the first of them was written. */
const hand = z.object({ to: z.int(), counts: importCounts })

export const storedImport = z.extend(z.omit(importJob, { moves: true }), {
  requester: personId,
  roundAt: z.string(),
  dueAt: z.optional(z.string()),
  late: z.boolean(),
  state: z.enum(importStates),
  /** Goes up when the worker is to take it up (again), and with every move; a worker of an earlier turn can save nothing. */
  turn: z.int(),
  /** Rows of the sheet up to and with this one are behind us. */
  through: z.int(),
  /** Rows up to and with this one are also counted in their buildings. */
  counted: z.int(),
  hand: z.optional(hand),
  /** SHA-256 of the file that was checked: only that one is imported. */
  hash: z.optional(z.string()),
  /** How often it was woken without having come any further since. */
  stalls: z.int(),
  expiresAt: z.int(),
})
export type StoredImport = z.infer<typeof storedImport>

export const parseImport = (item: Item | undefined): StoredImport | undefined => item && z.parse(storedImport, item)

export const importItem = (job: StoredImport): Item & Key => {
  const { dueAt, ...rest } = job
  return { ...keys.import(job.id), ...rest, ...(dueAt ? dueKeys(job.id, dueAt) : {}) }
}

/** Where the file lies until the import is over. */
export const fileKey = (id: string) => `imports/${id}`

const facts = (job: StoredImport): ImportFacts => ({ wrong: job.checked?.wrong ?? 0, leaveOut: job.leaveOut })
const standing = ({ state, roundAt, dueAt, late }: StoredImport): Standing<StoredImport['state']> => ({
  state,
  roundAt,
  dueAt,
  late,
})

/** An import after a move, by its lifecycle. Throws `notAllowed` or `wrongState`. */
export function moved(
  job: StoredImport,
  move: ImportMove,
  party: ImportParty,
  now: number,
  said: Partial<StoredImport> = {},
): StoredImport {
  const at = isoTime(now)
  const asked = { ...job, ...said }
  const decision = decide(importLifecycle, standing(job), facts(asked), move, [party], at)
  if (!decision.ok) throw new Refusal(decision.why === 'notYours' ? 'notAllowed' : 'wrongState')
  const over = importLifecycle.states[decision.next.state].stage === 'closed'
  // One that is over is due until the worker has done away with its file.
  const dueAt = over ? isoTime(now + SILENT) : decision.next.dueAt
  return { ...asked, ...decision.next, dueAt, turn: job.turn + 1, changedAt: at }
}

/** The worker is alive: the sweep looks again only when it has been silent for so long from now. */
export const alive = (job: StoredImport, now: number): StoredImport => ({
  ...job,
  late: false,
  dueAt: isoTime(now + SILENT),
})

/** The write from one to the other, on condition that no one else moved it since; it may be that nothing else changes. */
export function saveImport(before: StoredImport, after: StoredImport): Write {
  const { set } = changesBetween(importItem(before), importItem(after))
  return {
    update: keys.import(before.id),
    changes: { set: { ...set, turn: after.turn } },
    when: { expression: 'turn = :turn', values: { ':turn': before.turn } },
  }
}

/** The import that an actor asks for. One in an area that isn't theirs is not found, whether there is one or not. */
export function knownImport(item: Item | undefined, actor: Pick<Actor, 'roles'>): StoredImport {
  const job = parseImport(item)
  if (!job || !reaches(actor.roles, managingRoles, job.area)) throw new Refusal('notFound')
  return job
}

export function toJob(job: StoredImport, now: number): ImportJob {
  const willing = { ...facts(job), leaveOut: true }
  const moves = movesFor(importLifecycle, standing(job), willing, ['manager'], isoTime(now))
  return { ...job, moves }
}

export const expiry = (now: number) => epochSeconds(now + IMPORT_KEPT)

const errorsOfRow = z.object({ row: z.int(), errors: z.array(z.omit(importError, { row: true })) })

/** A wrong row, with what is wrong in its columns. */
export const errorItem = (
  job: Pick<StoredImport, 'id' | 'expiresAt'>,
  row: number,
  errors: readonly ImportError[],
) => ({
  ...keys.importError(job.id, row),
  row,
  errors: errors.map(({ column, message }) => ({ column, message })),
  expiresAt: job.expiresAt,
})

export function parseErrors(item: Item): ImportError[] {
  const { row, errors } = z.parse(errorsOfRow, item)
  return errors.map((error) => ({ row, ...error }))
}
