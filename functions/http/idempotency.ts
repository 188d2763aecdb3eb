/** Idempotency: the answer to a key is kept with what it did, in the same transaction, for a day. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { epochSeconds } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'

const KEPT_SECONDS = 24 * 60 * 60

const record = z.object({ hash: z.string(), reply: z.unknown(), expiresAt: z.number() })

/** What a key stands for: this operation on this path with this body. */
export const requestHash = (operation: string, params: unknown, body: unknown): string =>
  createHash('sha256')
    .update(canonicalize(wellFormed({ operation, params: params ?? null, body: body ?? null })) ?? '')
    .digest('hex')

/** Half of a character, which JSON may hold where a schema takes any string, has no canonical form (RFC 8785, 3.2.2.2). */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name.toWellFormed(), wellFormed(inner)]))
}

/**
 * The answer already given to this key, if there is one. Throws `keyReused` when the key stood for something else.
 * A record past its time counts as none; DynamoDB deletes it when it gets to it.
 */
export function answered(found: Item | undefined, hash: string, now: number): { reply: unknown } | undefined {
  const kept = stillKept(found, now)
  if (!kept) return undefined
  if (kept.hash !== hash) throw new Refusal('keyReused')
  return { reply: kept.reply }
}

/** Whether the key stood for something else, for a call that is refused to nobody: it is made as one without a key. */
export const standsForElse = (found: Item | undefined, hash: string, now: number): boolean => {
  const kept = stillKept(found, now)
  return kept !== undefined && kept.hash !== hash
}

function stillKept(found: Item | undefined, now: number) {
  const kept = found && z.parse(record, found)
  return kept && kept.expiresAt > epochSeconds(now) ? kept : undefined
}

/** The write that keeps an answer, on condition that the key has none that still counts. */
export function keepAnswer(person: string, key: string, hash: string, reply: unknown, now: number): Write {
  const seconds = epochSeconds(now)
  return {
    put: { ...keys.idempotency(person, key), hash, reply, expiresAt: seconds + KEPT_SECONDS },
    when: { expression: `${isNew.expression} OR expiresAt <= :now`, values: { ':now': seconds } },
  }
}
