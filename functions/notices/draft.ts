/** Drafts: a notice whole, as it would be published. */
import { Refusal } from '../../shared/errors.ts'
import { NOTICE_TIME_MAX, SCHEDULED_MAX } from '../../shared/notices/lifecycle.ts'
import type { Target, Wording } from '../../shared/notices/notice.ts'
import type { Given } from '../../shared/routes.ts'
import type { Actor } from '../people/actor.ts'
import { attachable, type StoredPhoto } from '../photos/attach.ts'
import { attachableFiles, type StoredFile } from '../photos/files/attach.ts'
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

export interface Attached {
  photos: StoredPhoto[]
  files: StoredFile[]
}

/** What a draft's body makes of it: its words, targets, photos, files and times; what the body leaves out is gone. */
export function drafted(actor: Actor, body: DraftBody, targets: Target[], { photos, files }: Attached) {
  const { kind, priority, confirm, startsAt, endsAt } = body
  const { notice, card } = saying(wordingOf(body))
  return {
    notice: { ...notice, targets, photos, files },
    card: {
      ...card,
      ...addressed(actor, targets),
      kind,
      priority,
      confirm,
      startsAt,
      endsAt,
      photoCount: photos.length,
      fileCount: files.length,
    },
  }
}

const wordingOf = ({ title, text, translations }: DraftBody): Wording => ({ title, text, translations })

/** The photos and files of a draft: those that it has already, and new ones of the actor's own. */
export interface Picked {
  all: Attached
  fresh: Attached
}

type Items = readonly (Item | undefined)[]

/** Throws `photoNotReady` or `fileNotReady`. `found`: what is kept of those that the body names. */
export function attachedTo(
  body: Pick<DraftBody, 'photos' | 'files'>,
  had: Attached,
  found: { photos: Items; files: Items },
  actor: string,
): Picked {
  const photos = picked(body.photos, had.photos, found.photos, (items) => attachable(items, actor))
  const files = picked(body.files, had.files, found.files, (items) => attachableFiles(items, actor))
  return { all: { photos: photos.all, files: files.all }, fresh: { photos: photos.fresh, files: files.fresh } }
}

function picked<T extends { id: string }>(
  ids: readonly string[],
  had: readonly T[],
  items: Items,
  attachable: (items: Items) => T[],
): { all: T[]; fresh: T[] } {
  const known = new Map(had.map((each) => [each.id, each]))
  const added = ids.map((id, at) => ({ id, item: items[at] })).filter(({ id }) => !known.has(id))
  const fresh = attachable(added.map(({ item }) => item))
  for (const each of fresh) known.set(each.id, each)
  return { all: ids.flatMap((id) => known.get(id) ?? []), fresh }
}
