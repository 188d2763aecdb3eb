/**
 * What one person keeps of the channels for themselves: how far they read, what they muted, which interest channels they
 * joined, whom they blocked, when it has to be quiet. One item a person, changed on condition of its version.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { interestId } from '../../shared/channels/channel.ts'
import { quietHours } from '../../shared/channels/reading.ts'
import { helpId } from '../../shared/help/request.ts'
import { personId } from '../../shared/people/person.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'

export const storedMarks = z.object({
  version: z.int(),
  /** By channel: the last event that was read, and how many posts there had been by then. */
  read: z.record(z.string(), z.object({ seq: z.int(), posts: z.int() })),
  muted: z.array(z.string()),
  joined: z.array(z.object({ channel: interestId, community: areaCode })),
  /**
   * Who is left out for me alone (functions/channels/blocking.ts); under the name by which I know them, and since when (ISO 8601).
   * `about`: the request for help by which I met them, where I know no name.
   */
  blocked: z.array(z.object({ person: personId, name: z.string(), at: z.string(), about: z.optional(helpId) })),
  quiet: z.optional(quietHours),
})
export type Marks = z.infer<typeof storedMarks>

const NONE: Marks = { version: 0, read: {}, muted: [], joined: [], blocked: [] }

/** The marks of a person; of whoever has none yet, empty ones. */
export const parseMarks = (item: Item | undefined): Marks => (item ? z.parse(storedMarks, item) : NONE)

/** The write that changes a person's marks, on condition that nobody did since they were read. */
export function changeMarks(person: string, marks: Marks, set: Partial<Omit<Marks, 'version'>>): Write {
  const version = marks.version + 1
  if (marks.version === 0) return { put: { ...keys.reading(person), ...marks, ...set, version }, when: isNew }
  return { update: keys.reading(person), changes: { set: { ...set, version } }, when: atVersion(marks.version) }
}

export const isMuted = ({ muted }: Marks, channel: string): boolean => muted.includes(channel)
