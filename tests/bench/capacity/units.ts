/**
 * Capacity units by DynamoDB's published rules (Developer Guide, "Capacity unit consumption"). Items as documents.
 *
 * Reads: 4 KB a unit, strongly consistent, half that otherwise; in a BatchGetItem each item rounds up alone, and one
 * that isn't there counts as one unit. Writes: 1 KB a unit of the larger of before and after, twice that in a
 * transaction. An index is written where its entry comes, goes or changes, by the size of the entry: once to put, to
 * delete or to change what is projected, twice where its key changes; after the transaction, so not doubled.
 */
import { indexes } from '../../../functions/platform/table.ts'
import { type Item, sizeOf } from './size.ts'

const READ_UNIT = 4096
const WRITE_UNIT = 1024
const TRANSACTION = 2

const units = (size: number, unit: number) => Math.max(1, Math.ceil(size / unit))

/** Strongly consistent reads of single items. */
export const readUnits = (items: readonly (Item | undefined)[]): number =>
  items.reduce((sum, item) => sum + (item ? units(sizeOf(item), READ_UNIT) : 1), 0)

export interface Change {
  before: Item | undefined
  after: Item | undefined
}

/** Of one item in a transaction, with what it does to the indexes. */
export const writeUnits = ({ before, after }: Change): number =>
  TRANSACTION * units(Math.max(size(before), size(after)), WRITE_UNIT) + indexUnits({ before, after })

const size = (item: Item | undefined) => (item ? sizeOf(item) : 0)

function indexUnits({ before, after }: Change): number {
  let sum = 0
  for (const { pk, sk } of Object.values(indexes)) {
    const [was, is] = [entryOf(before, pk, sk), entryOf(after, pk, sk)]
    const sameKey = was && is && was[pk] === is[pk] && was[sk] === is[sk]
    if (sameKey && JSON.stringify(was) === JSON.stringify(is)) continue
    if (sameKey) sum += units(Math.max(sizeOf(was), sizeOf(is)), WRITE_UNIT)
    else sum += (was ? units(sizeOf(was), WRITE_UNIT) : 0) + (is ? units(sizeOf(is), WRITE_UNIT) : 0)
  }
  return sum
}

/** What an index keeps of an item: its keys and the card; nothing of an item that lacks one of the index's attributes. */
function entryOf(item: Item | undefined, pk: string, sk: string): Item | undefined {
  if (item?.[pk] === undefined || item[sk] === undefined) return undefined
  return { pk: item.pk, sk: item.sk, [pk]: item[pk], [sk]: item[sk], card: item.card }
}
