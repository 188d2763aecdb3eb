/** AES-256-GCM, as text: `<iv>.<tag>.<data>` in base64url, each written in the one way it can be. */
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
export const KEY_BYTES = 32
export const IV_BYTES = 12
const TAG_BYTES = 16

/** `of`: what is bound in without being hidden; it must be said again to open. `iv`: 12 bytes, never used twice with a key. */
export function encrypt(key: Uint8Array | KeyObject, iv: Uint8Array, plain: Uint8Array, of: string): string {
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(of))
  const data = Buffer.concat([cipher.update(plain), cipher.final()])
  return [Buffer.from(iv), cipher.getAuthTag(), data].map((part) => part.toString('base64url')).join('.')
}

/** The bytes that were encrypted. Throws when key, context or a single bit is another. */
export function decrypt(key: Uint8Array | KeyObject, sealed: string, of: string): Uint8Array {
  const [iv, tag, data, ...more] = sealed.split('.').map(bytesOf)
  if (!iv || !tag || !data || more.length) throw wrong()
  if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES) throw wrong()
  const cipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(of)).setAuthTag(tag)
  try {
    return Buffer.concat([cipher.update(data), cipher.final()])
  } catch {
    throw wrong()
  }
}

/** Base64url leaves bits unused at its end; a text that says something there was changed. */
function bytesOf(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text) throw wrong()
  return bytes
}

const wrong = () => new Error('A sealed text can not be opened: it was changed, or belongs elsewhere')
