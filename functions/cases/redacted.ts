import type { Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import type { Key } from '../platform/table.ts'

/** The write that takes who wrote it out of an entry of a timeline. The chain holds by its hashes (timeline.ts). */
export const redacted = (entry: Key, said: Record<string, string>): Write => ({
  update: entry,
  changes: { set: { ...said, 'by.personId': undefined, redacted: true } },
  when: exists,
})
