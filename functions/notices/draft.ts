/** Drafts: a notice whole, as it would be published. */
import { Refusal } from '../../shared/errors.ts'
import { NOTICE_TIME_MAX, SCHEDULED_MAX } from '../../shared/notices/lifecycle.ts'
import type { Target, Wording } from '../../shared/notices/notice.ts'
import type { Given } from '../../shared/routes.ts'
import type { Actor } from '../people/actor.ts'
import { attachable, type StoredPhoto } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'
import { saying } from './after-move.ts'
import { addressed } from './targets.ts'

export type DraftBody = Given<'draftNotice'>['body']

/** Throws `badInput` unless the notice would begin in good time, and end after that within a year. `now`: milliseconds. */
export function checkTimes({ startsAt, endsAt }: Pick<DraftBody, 'startsAt' | 'endsAt'>, now: number): void {
  const at = isoTime(now)
  if (startsAt && startsAt > isoTime(now + SCHEDULED_MAX))
    throw new Refusal('badInput', { startsAt: '最多提前 90 天安排' })
  const start = startsAt && startsAt > at ? startsAt : at
  if (!endsAt) return
  if (endsAt <= start) throw new Refusal('badInput', { endsAt: '结束时间要在发布时间之后' })
  if (endsAt > isoTime(Date.parse(start) + NOTICE_TIME_MAX)) throw new Refusal('badInput', { endsAt: '最多保留一年' })
}

/** What a draft's body makes of it: its words, targets, photos and times; what the body leaves out is gone. */
export function drafted(actor: Actor, body: DraftBody, targets: Target[], photos: StoredPhoto[]) {
  const { kind, priority, confirm, startsAt, endsAt } = body
  const { notice, card } = saying(wordingOf(body))
  return {
    notice: { ...notice, targets, photos },
    card: {
      ...card,
      ...addressed(actor, targets),
      kind,
      priority,
      confirm,
      startsAt,
      endsAt,
      photoCount: photos.length,
    },
  }
}

const wordingOf = ({ title, text, translations }: DraftBody): Wording => ({ title, text, translations })

/** The photos of a draft: those that it has already, and new ones of the actor's own. Throws `photoNotReady`. */
export function photosOf(
  ids: readonly string[],
  had: readonly StoredPhoto[],
  items: readonly (Item | undefined)[],
  actor: string,
): { all: StoredPhoto[]; fresh: StoredPhoto[] } {
  const known = new Map(had.map((photo) => [photo.id, photo]))
  const added = ids.map((id, at) => ({ id, item: items[at] })).filter(({ id }) => !known.has(id))
  const fresh = attachable(
    added.map(({ item }) => item),
    actor,
  )
  for (const photo of fresh) known.set(photo.id, photo)
  return { all: ids.flatMap((id) => known.get(id) ?? []), fresh }
}
