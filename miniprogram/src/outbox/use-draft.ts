/** A form's text that survives leaving the page. */
import { useState } from 'react'
import type * as z from 'zod/mini'
import { storage } from '../platform/storage.ts'
import { makeDrafts } from './drafts.ts'

export const drafts = makeDrafts(storage)

/** The value of a form, its setter, and what forgets it once it was sent. `restored`: it comes from a draft. */
export function useDraft<T extends z.ZodMiniType>(person: string, form: string, shape: T, empty: z.output<T>) {
  const [value, setValue] = useState<z.output<T>>(() => drafts.read(person, form, shape) ?? empty)
  const [restored] = useState(() => drafts.read(person, form, shape) !== undefined)
  const change = (next: z.output<T>) => {
    setValue(next)
    drafts.write(person, form, next)
  }
  const forget = () => {
    setValue(empty)
    drafts.drop(person, form)
  }
  return { value, change, forget, restored }
}
