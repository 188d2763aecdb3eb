/**
 * The event that WeChat pushed. In the open mode (明文模式) its signature says that WeChat knows the token, and nothing of the event. In
 * the safe mode (安全模式) the event is encrypted with a key that both know, and signed with what was encrypted: where there is such a
 * key, nothing else is taken.
 */
import '../../shared/zod.ts'
import { createDecipheriv } from 'node:crypto'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import type { Pushed } from '../../shared/moderation/events.ts'
import { fieldsIn } from './fields-in.ts'
import { checkSignature } from './signature.ts'

export interface EventKeys {
  token: string
  /** WeChat's EncodingAESKey: 32 bytes in base64 without the last `=`. */
  key?: string | undefined
  /** Whose events: ends what is encrypted. */
  appId: string
}

const encrypted = z.object({ Encrypt: z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/)) })

/** The fields of the event. Throws `notFromWechat`. */
export function openEvent({ token, key, appId }: EventKeys, query: Pushed, body: unknown, now: number): unknown {
  checkSignature(token, query, now)
  if (!key) return body
  const sealed = z.safeParse(encrypted, body)
  if (!query.msg_signature || !sealed.success) throw new Refusal('notFromWechat')
  const { Encrypt } = sealed.data
  checkSignature(token, { ...query, signature: query.msg_signature }, now, Encrypt)
  return fieldsIn(decrypted(key, appId, Encrypt))
}

/** Random bytes, the length of the text (4 bytes, highest first), the text, the app's id; then padding. */
const RANDOM = 16
const BLOCK = 32

/** AES-256-CBC; the key's beginning is the initialization vector, and blocks are padded to 32 bytes (PKCS #7), as WeChat has it. */
function decrypted(key: string, appId: string, text: string): string {
  const bytes = Buffer.from(`${key}=`, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', bytes, bytes.subarray(0, 16)).setAutoPadding(false)
  const padded = wholeBlocks(() => Buffer.concat([decipher.update(text, 'base64'), decipher.final()]))
  const padding = padded.at(-1) ?? 0
  const begin = RANDOM + 4
  if (padding < 1 || padding > BLOCK || padded.length < begin + padding) throw new Refusal('notFromWechat')
  const end = begin + padded.readUInt32BE(RANDOM)
  const whose = padded.subarray(end, padded.length - padding).toString()
  if (end > padded.length || whose !== appId) throw new Refusal('notFromWechat')
  return padded.subarray(begin, end).toString()
}

/** What is no whole number of blocks can't have been encrypted so. */
function wholeBlocks(decipher: () => Buffer): Buffer {
  try {
    return decipher()
  } catch {
    throw new Refusal('notFromWechat')
  }
}
