/** Lists page by an opaque cursor; there is no offset and no total, so a page costs the same wherever it lies. */
import './zod.ts'
import * as z from 'zod/mini'

export const PAGE_SIZE = 20

/** Long enough for a worker of fifty grids, whose cursor says where each of them stands; short enough for a URL. */
const CURSOR_MAX = 6144

/** The query of every list. */
export const pageQuery = {
  cursor: z.optional(z.string().check(z.maxLength(CURSOR_MAX))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), PAGE_SIZE),
}

/** A page of `item`s; `cursor` is there when there are more. */
export const page = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), cursor: z.optional(z.string()) })

export interface Page<T> {
  items: T[]
  cursor?: string | undefined
}
