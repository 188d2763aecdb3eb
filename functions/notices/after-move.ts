/** What a move makes of a notice. Pure: from a notice and a move to the next notice and its timeline entry, or a refusal. */
import { NOTICE_TIME, type NoticeMove, type NoticeParty, noticeLifecycle } from '../../shared/notices/lifecycle.ts'
import { EXCERPT, type Wording } from '../../shared/notices/notice.ts'
import { decideMove, type Mover } from '../cases/case.ts'
import { isoTime } from '../platform/clock.ts'
import type { StoredEntry, StoredNotice } from './notice.ts'
import { factsOf } from './policy.ts'

/** What a move changes of a notice beside its standing. */
export interface Change {
  notice?: Partial<StoredNotice>
  card?: Partial<StoredNotice['card']>
  reason?: string
  /** What it says until now, where a correction changes that. */
  before?: Wording
}

export interface Moved {
  notice: StoredNotice
  entry: StoredEntry
}

export const CLOCK: Mover<NoticeParty> = { parties: ['clock'], name: '系统' }

/** Throws `notAllowed` or `wrongState`. `now` is ISO 8601. */
export function afterMove(
  notice: StoredNotice,
  move: NoticeMove,
  mover: Mover<NoticeParty>,
  { notice: set = {}, card: setCard = {}, reason, before }: Change,
  now: string,
): Moved {
  const { standing, record } = decideMove(noticeLifecycle, notice, factsOf(notice.card), move, mover, now)
  const { entry, end } = record({
    ...(reason ? { reason } : {}),
    ...(before ? { before } : {}),
    audience: { people: [notice.card.authorId], areas: [notice.card.holder] },
  })
  const published = standing.state === 'published' && !notice.card.publishedAt ? publishing(notice, now) : {}
  const card = { ...notice.card, ...standing, ...published, ...setCard }
  return { notice: { ...notice, ...set, card: { ...card, dueAt: dueOf(card, now) }, ...end }, entry }
}

/** From its publication a notice has an end: the one that its author chose, or a month later. */
const publishing = ({ card }: StoredNotice, now: string) => ({
  publishedAt: now,
  endsAt: card.endsAt ?? isoTime(Date.parse(now) + NOTICE_TIME),
})

/** The notice's own moments stand where the lifecycle's clocks have none of their own: its start, its end. */
function dueOf({ state, startsAt, endsAt }: StoredNotice['card'], now: string): string | undefined {
  switch (state) {
    case 'scheduled':
      return startsAt && startsAt > now ? startsAt : now
    case 'published':
      return endsAt
    default:
      return undefined
  }
}

/** What it says now. */
export const wordingOf = ({ card, text, translations }: StoredNotice): Wording => ({
  title: card.title,
  text,
  translations,
  ...(card.endsAt ? { endsAt: card.endsAt } : {}),
})

/** A notice that says something else. */
export const saying = ({ title, text, translations, endsAt }: Wording) => ({
  notice: { text, translations },
  card: {
    title,
    excerpt: excerptOf(text),
    languages: translations.map(({ language }) => language),
    ...(endsAt ? { endsAt } : {}),
  },
})

export const excerptOf = (text: string): string => [...text].slice(0, EXCERPT).join('')

/** It did not go out in its time, since who wrote it serves there no longer. */
export const heldBack = (notice: StoredNotice, now: string): Moved =>
  afterMove(notice, 'holdBack', CLOCK, { card: { late: true } }, now)

/** A scheduled notice whose time has come goes out at once, by the move that the sweep would make. */
export function afterRelease(moved: Moved, now: string): Moved[] {
  const { state, dueAt } = moved.notice.card
  if (state !== 'scheduled' || !dueAt || dueAt > now) return [moved]
  return [moved, afterMove(moved.notice, 'publish', CLOCK, {}, now)]
}
