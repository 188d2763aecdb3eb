/** Reads a list's first pages as one, so that reading again renews all that is shown. */
import type { Page } from '../../../shared/page.ts'
import type { Outcome } from './outcome.ts'

/** `read` reads one page from a cursor on; `most` pages are read. */
export async function readPages<T>(
  read: (cursor: string | undefined) => Promise<Outcome<Page<T>>>,
  most: number,
): Promise<Outcome<Page<T>>> {
  const items: T[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < most; pages++) {
    const page = await read(cursor)
    if (!page.ok) return page
    items.push(...page.value.items)
    cursor = page.value.cursor
    if (cursor === undefined) break
  }
  return { ok: true, value: { items, cursor } }
}
