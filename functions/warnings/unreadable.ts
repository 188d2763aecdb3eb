import { Refusal } from '../../shared/errors.ts'

/** What stands somewhere is nothing that can be read here; its message says why, to whoever named the place. */
export class Unreadable extends Error {}

/** What is unreadable is refused at the field that it was named in. */
export async function atField<T>(field: string, reading: () => T | Promise<T>): Promise<T> {
  try {
    return await reading()
  } catch (error) {
    if (error instanceof Unreadable) throw new Refusal('badInput', { [field]: error.message })
    throw error
  }
}
