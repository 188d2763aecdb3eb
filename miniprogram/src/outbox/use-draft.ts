/** A form's text that survives leaving the page. */
import { useRef, useState } from 'react'
import type * as z from 'zod/mini'
import { storage } from '../platform/storage.ts'
import { makeDrafts } from './drafts.ts'

export const drafts = makeDrafts(storage)

/** The value of a form, what changes it, and what forgets it once it was sent. `restored`: it comes from a draft. */
export function useDraft<T extends z.ZodMiniType>(person: string, form: string, shape: T, empty: z.output<T>) {
  const [kept] = useState(() => drafts.read(person, form, shape))
  const [value, setValue] = useState<z.output<T>>(kept ?? empty)
  const latest = useRef(value)
  const set = (next: z.output<T>) => {
    latest.current = next
    setValue(next)
  }
  /** Changes what is there now, which may be newer than what the page last drew. */
  const update = (change: (latest: z.output<T>) => z.output<T>) => {
    set(change(latest.current))
    drafts.write(person, form, latest.current)
  }
  const forget = () => {
    set(empty)
    drafts.drop(person, form)
  }
  /** What was sent is what is there now: shown on, and no draft any more. */
  const settle = (sent: z.output<T>) => {
    set(sent)
    drafts.drop(person, form)
  }
  return { value, update, forget, settle, restored: kept !== undefined }
}
