/** Which of the newest notices a person has opened: one item, kept with the person and erased with them. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'

/** The oldest are forgotten: of so old notices nobody counts the unread ones. */
const REMEMBERED = 200

const stored = z.object({ opened: z.array(z.string()), version: z.int() })

/** The ids, the one opened last at the end. */
export const openedBy = (item: Item | undefined): string[] => (item ? z.parse(stored, item).opened : [])

/** The write that remembers one more; none where it is known. */
export function rememberOpened(person: string, item: Item | undefined, notice: string): Write[] {
  const before = item && z.parse(stored, item)
  if (before?.opened.includes(notice)) return []
  const opened = [...(before?.opened ?? []), notice].slice(-REMEMBERED)
  const put = { ...keys.noticed(person), opened, version: (before?.version ?? 0) + 1 }
  return [{ put, when: before ? atVersion(before.version) : isNew }]
}
