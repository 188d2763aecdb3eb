/** What takes the rows of one kind of file: it says what they would do, and does it. */
import type { ImportCounts, ImportError } from '../../shared/imports/contract.ts'
import type { Ports } from '../http/operation.ts'
import type { Bucket } from '../photos/bucket.ts'
import type { Batch } from '../platform/batch.ts'
import type { Sealer } from '../platform/seal.ts'
import type { Header } from './header.ts'
import type { SheetRow } from './read/unreadable.ts'
import type { StoredImport } from './store.ts'
import type { Tree } from './tree.ts'

export interface TakerPorts extends Ports {
  batch: Batch
  sealer: Sealer
}

export interface WorkPorts extends TakerPorts {
  bucket: Bucket
}

export interface Pace {
  slice: number
  handful: number
}

/** What some rows would do; `carry` does it, and may be done again. */
export interface Plan {
  counts: ImportCounts
  errors: ImportError[]
  carry(): Promise<void>
}

export interface Taker {
  /** A row that lies behind: it is only remembered. `counted`: and its building's households were counted since. */
  pass(row: SheetRow, counted: boolean): void
  /**
   * Rows that come next, in their order. What was planned before them may be under way still. `again`: some of them may
   * have been carried out by a worker that was broken off.
   */
  plan(rows: readonly SheetRow[], again: boolean): Promise<Plan>
  /** Brings into order what follows from the rows carried so far. Answers what is worth knowing. */
  settle(): Promise<string[]>
}

export interface TakerMade {
  job: StoredImport
  header: Header
  tree: Tree
  ports: TakerPorts
}

export const noCounts = (): ImportCounts => ({ added: 0, changed: 0, unchanged: 0, wrong: 0 })

export const sum = (a: ImportCounts, b: ImportCounts): ImportCounts => ({
  added: a.added + b.added,
  changed: a.changed + b.changed,
  unchanged: a.unchanged + b.unchanged,
  wrong: a.wrong + b.wrong,
})
