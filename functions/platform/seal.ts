/**
 * Sealing personal data before it is written (个人信息保护法 article 51: encryption, de-identification): each text by AES-256-GCM
 * under a data key, which lies in the table wrapped by a key that does not (KMS; locally a file). Who has the table, or a copy
 * of it, has nothing.
 *
 * Rotation: `rotateKey` makes a new key the current one. Older ones go on opening what they sealed; whatever is written from
 * then on is sealed anew, since a text is always sealed when it is written. Nothing else need be done; a key that no text
 * begins with any more may be deleted.
 */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { decrypt, encrypt, IV_BYTES } from './seal/cipher.ts'
import { currentKey, type DataKeyPorts, dataKeys, makeCurrent } from './seal/data-keys.ts'

/** `of` says what a text is and whose (`phone#<household>`). It is no secret, and a text opens only where the same is said. */
export interface Sealer {
  /** `<key id>.<iv>.<tag>.<data>`, another text each time. */
  seal(text: string, of: string): Promise<string>
  /** The text that was sealed. Throws when it was changed, or sealed as something else. */
  open(sealed: string, of: string): Promise<string>
  /**
   * A blind index: the same for the same text (as it is given: bring it into one form first) and kind, so that equal ones are
   * found, and nothing to whoever lacks the key. `of`: what all that is to be compared shares, such as `phone`.
   */
  index(text: string, of: string): Promise<string>
}

export function makeSealer(ports: DataKeyPorts): Sealer {
  const known = dataKeys(ports)
  const objects = new WeakMap<Uint8Array, KeyObject>()
  /** A key as node:crypto holds it, made once: it takes longer to make one than to use it, and an import seals by the 100,000. */
  const objectOf = (key: Uint8Array): KeyObject => {
    const object = objects.get(key) ?? createSecretKey(key)
    objects.set(key, object)
    return object
  }
  const bound = (id: string, of: string) => `${id}.${of}`
  return {
    async seal(text, of) {
      const { id, key } = await known.current()
      return `${id}.${encrypt(objectOf(key), ports.random(IV_BYTES), Buffer.from(text), bound(id, of))}`
    },
    async open(sealed, of) {
      const end = sealed.indexOf('.')
      const id = sealed.slice(0, Math.max(end, 0))
      const plain = decrypt(objectOf(await known.byId(id)), sealed.slice(end + 1), bound(id, of))
      return Buffer.from(plain).toString()
    },
    async index(text, of) {
      // Its length tells where the kind ends, so that no other kind and text together say the same.
      const said = `${of.length}:${of}:${text}`
      return createHmac('sha256', objectOf(await known.forIndex()))
        .update(said)
        .digest('base64url')
    },
  }
}

/** Makes a new key the current one, and gives its id. Processes that run take it up within ten minutes. */
export async function rotateKey(ports: DataKeyPorts): Promise<string> {
  const made = await makeCurrent(ports, await currentKey(ports.table))
  if (!made) throw new Error('Somebody else rotates the key at this moment')
  return made
}
