/**
 * That staff looked at an alert: kept with whoever raised it, and in the audit log, once an hour; and where they are shown a position that
 * moves, as often as it takes for the log to say up to when they saw it.
 */
import type { Alert } from '../../shared/alerts/alert.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { type Condition, isNew } from '../platform/expressions.ts'
import { lookWrite, parseLook, type StoredLook } from '../privacy/look.ts'
import { isStaff, type partiesOf } from './policy.ts'
import type { StoredCard } from './store.ts'

/** One entry stands for the positions of so long: whoever follows somebody for an hour adds twelve to the log. */
export const FOLLOWED = 5 * MINUTE

/** The row of a look that is to be kept, if it is one: by who answers or watches, at somebody else's alert that is meant. */
export function lookAt(actor: Actor, parties: ReturnType<typeof partiesOf>, card: StoredCard, now: number) {
  const { id, raiser, place, drill } = card
  return isStaff(parties) && raiser && raiser !== actor.id && !drill
    ? lookWrite(raiser, actor, { what: id, area: place.area }, now)
    : undefined
}

export interface Looked {
  write: Write
  /** What the audit log says beside that they looked. */
  note?: string
}

/** What is written before they are answered; nothing where what is `kept` of this hour says it already. */
export function looked(
  { put }: NonNullable<ReturnType<typeof lookAt>>,
  kept: Item | undefined,
  position: Alert['position'],
  now: number,
): Looked | undefined {
  const before = kept && parseLook(kept)
  if (before && (!position || (before.seenUntil && position.at <= before.seenUntil))) return undefined
  const seenUntil = position && isoTime(now + FOLLOWED)
  const said = seenUntil ? { note: `position ${seenUntil}` } : {}
  const row = { ...put, ...before, ...(seenUntil ? { seenUntil } : {}) }
  return { write: { put: row, when: before ? asRead(before) : isNew }, ...said }
}

/** Nobody looked for them on another screen meanwhile. */
const asRead = ({ seenUntil }: StoredLook): Condition =>
  seenUntil
    ? { expression: 'seenUntil = :before', values: { ':before': seenUntil } }
    : { expression: 'attribute_exists(pk) AND attribute_not_exists(seenUntil)' }
