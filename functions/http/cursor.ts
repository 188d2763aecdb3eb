/** Opaque cursors: where a query goes on, bound to the query that it came from. */
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import type { Item } from '../platform/dynamo.ts'

const place = z.record(z.string(), z.string())
const content = z.object({ of: z.string(), at: place })

/** `of` names the query: the same cursor on another list is refused. */
export const toCursor = (of: string, last: Item | undefined): string | undefined =>
  last && Buffer.from(JSON.stringify({ of, at: last })).toString('base64url')

/** Throws `badCursor` for what isn't a cursor of this query. */
export function fromCursor(of: string, cursor: string | undefined): Item | undefined {
  if (cursor === undefined) return undefined
  const read = z.safeParse(content, readJson(Buffer.from(cursor, 'base64url').toString()))
  if (!read.success || read.data.of !== of) throw new Refusal('badCursor')
  return read.data.at
}

/** What a text says as JSON, or undefined where it isn't JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
