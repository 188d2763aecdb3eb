/** What data keys are wrapped with before they are kept in the table: a key that never leaves its place. */
import type { Random } from '../random.ts'
import { decrypt, encrypt, IV_BYTES, KEY_BYTES } from './cipher.ts'

export interface Wrapper {
  /** A new data key of 32 bytes, plain and wrapped. The wrapping is bound to the key's id. */
  make(id: string): Promise<{ plain: Uint8Array; wrapped: string }>
  /** The plain bytes of a wrapped data key. */
  unwrap(id: string, wrapped: string): Promise<Uint8Array>
}

/** Wraps with 32 bytes that lie in a file: for the local stage, where there is no KMS. */
export function localWrapper(key: Uint8Array, random: Random): Wrapper {
  if (key.length !== KEY_BYTES) throw new Error(`The local key has ${key.length} bytes, not ${KEY_BYTES}`)
  return {
    async make(id) {
      const plain = random(KEY_BYTES)
      return { plain, wrapped: encrypt(key, random(IV_BYTES), plain, id) }
    },
    unwrap: async (id, wrapped) => decrypt(key, wrapped, id),
  }
}
