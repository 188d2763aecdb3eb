/** A new notice, as a case: its item, and the first entry of its timeline. */
import { makeId } from '../../shared/ids.ts'
import { noticeLifecycle } from '../../shared/notices/lifecycle.ts'
import { openCase, openWrites } from '../cases/case.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Random } from '../platform/random.ts'
import type { drafted } from './draft.ts'
import { noticeItem, type StoredNotice } from './notice.ts'

/** `now`: milliseconds; `incident`: the one that it goes out from. */
export function openDraft(
  actor: Actor,
  draft: ReturnType<typeof drafted>,
  now: number,
  random: Random,
  incident?: string,
) {
  const at = isoTime(now)
  const id = makeId('ntc', now, random)
  const { holder } = draft.card
  const said = { audience: { people: [actor.id], areas: [holder] } }
  const mover = { name: actor.name, personId: actor.id }
  const { standing, entry, end } = openCase(noticeLifecycle, id, 'author', mover, said, at)
  const notice: StoredNotice = {
    ...draft.notice,
    card: {
      ...standing,
      ...draft.card,
      id,
      version: 1,
      openedAt: at,
      changedAt: at,
      corrections: 0,
      pending: false,
      authorId: actor.id,
      ...(incident ? { incident } : {}),
    },
    ...end,
  }
  return { notice, writes: openWrites(noticeItem(notice), entry) }
}
