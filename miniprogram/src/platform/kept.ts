/** Reads what the device kept, if it is still of the shape that is expected today. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import type { Storage } from './storage.ts'

/** The kept value under a name, or undefined if there is none, or none that fits. */
export function readKept<T extends z.ZodMiniType>(storage: Storage, name: string, shape: T): z.output<T> | undefined {
  const text = storage.read(name)
  if (text === undefined) return undefined
  try {
    const read = z.safeParse(shape, JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

export const keep = (storage: Storage, name: string, value: unknown) => storage.write(name, JSON.stringify(value))
