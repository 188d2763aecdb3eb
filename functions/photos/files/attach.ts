/** Files for other capabilities: which of them may be attached, and the claims that attach them, share them and let them go. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../../shared/errors.ts'
import { fileTypes } from '../../../shared/photos/files.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Item, Write } from '../../platform/dynamo.ts'
import { exists } from '../../platform/expressions.ts'
import { dueKeys, type Key, keys } from '../../platform/table.ts'
import { notDue } from '../unattached.ts'
import { parseFile } from './store.ts'

/** A file in a notice: the key of its object in the store, its name, and its size in bytes. */
export const storedFile = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  type: z.enum(fileTypes),
  bytes: z.int(),
})
export type StoredFile = z.infer<typeof storedFile>

export const fileKeys = (ids: readonly string[]): Key[] => ids.map((id) => keys.file(id))

/** The files to attach. Throws `fileNotReady` unless each is the actor's own, was looked at and isn't attached yet. */
export const attachableFiles = (items: readonly (Item | undefined)[], person: string): StoredFile[] =>
  items.map((item, at) => {
    const file = parseFile(item)
    if (file?.person === person && file.bytes !== undefined && file.uses === 0 && !file.forgotten) {
      const { id, key, name, type, bytes } = file
      return { id, key, name, type, bytes }
    }
    throw new Refusal('fileNotReady', { [`files.${at}`]: '这个文件还没有传好，或已经用过' })
  })

/** The writes that attach files; one that was attached or forgotten meanwhile stops the whole transaction. */
export const attachFiles = (files: readonly StoredFile[]): Write[] =>
  files.map(({ id }) => ({
    update: keys.file(id),
    changes: { set: { person: undefined, ...notDue }, add: { uses: 1 } },
    when: {
      expression: 'attribute_exists(bytes) AND attribute_not_exists(forgotten) AND uses = :none',
      values: { ':none': 0 },
    },
    otherwise: 'fileNotReady',
  }))

/** The writes by which another notice has them too. */
export const shareFiles = (files: readonly StoredFile[]): Write[] =>
  files.map(({ id }) => ({
    update: keys.file(id),
    changes: { set: {}, add: { uses: 1 } },
    when: { expression: 'uses > :none', values: { ':none': 0 } },
    otherwise: 'fileNotReady',
  }))

/** The writes by which a notice has them no more; what none has is deleted by the next sweep. `now`: milliseconds. */
export const letFilesGo = (files: readonly StoredFile[], now: number): Write[] =>
  files.map(({ id }) => ({
    update: keys.file(id),
    changes: { set: dueKeys(id, isoTime(now)), add: { uses: -1 } },
    when: exists,
  }))
