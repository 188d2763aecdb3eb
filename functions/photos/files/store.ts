/** Files in the table: who asked to send one, that it was looked at, and how many notices it goes out with. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { personId } from '../../../shared/people/person.ts'
import { fileId, fileTypes } from '../../../shared/photos/files.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Item } from '../../platform/dynamo.ts'
import { dueKeys, type Key, keys } from '../../platform/table.ts'
import { UNATTACHED } from '../unattached.ts'

const storedRecord = z.object({
  id: fileId,
  /** Who sent it, until it is attached: from then on it is the notice's. */
  person: z.optional(personId),
  /** The name that it is saved under. */
  name: z.string(),
  type: z.enum(fileTypes),
  /** The key of its object, chosen before there is one. */
  key: z.string(),
  /** In bytes, once it was looked at. */
  bytes: z.optional(z.int()),
  /** How many notices have it: a copy of a notice has the same file. */
  uses: z.int(),
  /** Set when it is being forgotten: it can't be looked at or attached any more. */
  forgotten: z.optional(z.literal(true)),
})
export type FileRecord = z.infer<typeof storedRecord>

export const parseFile = (item: Item | undefined): FileRecord | undefined => item && z.parse(storedRecord, item)

/** One that no notice has within a day is due, and the sweep deletes what there is of it. */
export const fileItem = (file: FileRecord, now: number): Item & Key => ({
  ...keys.file(file.id),
  ...file,
  ...dueKeys(file.id, isoTime(now + UNATTACHED)),
})
