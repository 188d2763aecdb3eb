/** An operation: what it reads, named up front so that one request reads it all, and what it does with that. */
import type { Given, OperationId, Reply, Routes } from '../../shared/routes.ts'
import type { Actor } from '../people/actor.ts'
import type { StoredSession } from '../people/session.ts'
import type { Clock } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import type { Log } from '../platform/log.ts'
import type { Random } from '../platform/random.ts'
import type { Key } from '../platform/table.ts'
import type { Ahead } from './ahead.ts'
import type { About } from './audit.ts'
import type { Vouchers } from './voucher.ts'

/** What every operation is handed; a capability adds its own. */
export interface Ports {
  table: Table
  clock: Clock
  random: Random
  log: Log
}

export type Reads = Record<string, Key | readonly Key[] | undefined>
type Found<R extends Reads> = {
  [K in keyof R]: R[K] extends readonly Key[] ? (Item | undefined)[] : Item | undefined
}

type ActorOf<O extends OperationId> = Routes[O]['access'] extends 'anyone' ? undefined : Actor
type SessionOf<O extends OperationId> = Routes[O]['access'] extends 'anyone' ? undefined : StoredSession

export interface Call<O extends OperationId, R extends Reads> extends Given<O> {
  actor: ActorOf<O>
  session: SessionOf<O>
  /** What `reads` named, in the same shape. */
  found: Found<R>
  /** The body as it came, for what is signed. */
  text: string
  /** Where it comes from: a keyed hash of the address, to limit attempts of who is not signed in by. */
  source: string
  /** For what is to be handed back with a later call. */
  vouchers: Routes[O]['access'] extends 'anyone' ? undefined : Vouchers
  /** Milliseconds since the epoch, the same throughout the call. */
  now: number
  /**
   * Writes all of it or nothing, together with the record of the idempotency key and the reply. Where a condition fails
   * that the write has no word for, the whole call is made again on what is there now. `about`: what the audit log says of
   * it; a route that declares `audit` must say, and may say that it was the actor's `own`, which is no matter of the log.
   */
  commit(writes: readonly Write[], reply: Reply<O>, about?: About | 'own'): Promise<Reply<O>>
}

export interface Operation<O extends OperationId, R extends Reads, P extends Ports, B = undefined> {
  reads?: (given: Given<O>, actor: string) => R
  /**
   * What can be read besides, while that is read: before it is known whether this person may, so it only reads, and nothing of it
   * is answered unless `run` says so. For what somebody waits for.
   */
  begin?: (given: Given<O>, actor: string, ports: P, now: number) => B
  /**
   * What can be written at once, without reading anything, where a voucher of the caller's says all that it takes. For what somebody
   * waits for.
   */
  ahead?: (given: Given<O>, vouchers: Vouchers, ports: P, now: number) => Promise<Ahead<Reply<O>> | undefined>
  /** How often the call is made where what it read is no longer so; unless said, a few times. */
  tries?: number
  run(call: Call<O, R> & ([B] extends [undefined] ? unknown : { begun: B }), ports: P): Promise<Reply<O>>
}

/** Names an operation after its route, so that what it is given and what it must answer are known. */
export const operation = <O extends OperationId, R extends Reads, P extends Ports, B = undefined>(
  _id: O,
  definition: Operation<O, R, P, B>,
): Operation<O, R, P, B> => definition

/** Thrown when what a call read is no longer so: it is made again, a few times at most. */
export class Stale extends Error {}
