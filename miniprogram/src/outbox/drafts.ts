/** Drafts: what was typed and not sent yet, kept on the device under whose it is and what it is for. */
import type * as z from 'zod/mini'
import { keep, readKept } from '../platform/kept.ts'
import type { Storage } from '../platform/storage.ts'

const nameOf = (person: string, form: string) => `draft:${person}:${form}`

export const makeDrafts = (storage: Storage) => ({
  /** The draft of a form, if there is one that still fits. */
  read: <T extends z.ZodMiniType>(person: string, form: string, shape: T): z.output<T> | undefined =>
    readKept(storage, nameOf(person, form), shape),
  write: (person: string, form: string, value: unknown) => keep(storage, nameOf(person, form), value),
  drop: (person: string, form: string) => storage.remove(nameOf(person, form)),
})
