/** Notices as their viewers may see them. */
import type { NoticeParty } from '../../shared/notices/lifecycle.ts'
import type { FeedItem, Mine, Notice, NoticeCard, NoticeEntry } from '../../shared/notices/notice.ts'
import type { NoticeFile } from '../../shared/photos/files.ts'
import type { StoredFile } from '../photos/files/attach.ts'
import type { StoredCard, StoredEntry, StoredNotice } from './notice.ts'
import { isStaff } from './policy.ts'
import type { NoticePorts } from './ports.ts'

export const toCard = ({ authorId: _a, authorLevel: _l, holder: _h, ...card }: StoredCard): NoticeCard => card

/** What presses: urgent and unread, or to be confirmed still, while it stands. */
export const presses = ({ state, priority }: Pick<NoticeCard, 'state' | 'priority'>, mine: Mine): boolean =>
  state === 'published' && (mine.mayConfirm || (priority === 'urgent' && !mine.opened))

export const toFeedItem = (card: StoredCard, mine: Mine): FeedItem => ({
  ...toCard(card),
  ...mine,
  presses: presses(card, mine),
})

function toEntry(entry: StoredEntry): NoticeEntry {
  const { caseId: _c, version: _v, audience: _a, previous: _p, hash: _h, by, ...said } = entry
  return { ...said, by: { party: by.party, name: by.name } }
}

/** What residents are told of: that it was published, corrected, taken back, over; not how that was agreed upon. */
const told: readonly NoticeEntry['move'][] = ['publish', 'correct', 'approveCorrection', 'withdraw', 'end']

export interface Seen {
  notice: StoredNotice
  entries: readonly StoredEntry[]
  parties: NoticeParty[]
  mine: Mine
}

type Urls = Pick<NoticePorts, 'photoUrls' | 'objectUrl'>

export async function toNotice({ notice, entries, parties, mine }: Seen, urls: Urls): Promise<Notice> {
  const staff = isStaff(parties)
  const { card, text, translations, photos, files, targets, correction, reason } = notice
  return {
    ...toCard(card),
    text,
    translations,
    photos: await Promise.all(
      photos.map(async ({ id, key, width, height }) => ({ id, width, height, ...(await urls.photoUrls(key)) })),
    ),
    files: await Promise.all(files.map((file) => toFile(file, card, urls))),
    targets,
    ...(reason ? { reason } : {}),
    ...(staff && correction ? { correction: { ...correction } } : {}),
    parties,
    history: entries.map(toEntry).filter(({ move }) => staff || told.includes(move)),
    mine,
  }
}

/** What was taken back names its files, and opens none. */
async function toFile(
  { id, key, name, type, bytes }: StoredFile,
  { state }: Pick<StoredCard, 'state'>,
  { objectUrl }: Urls,
): Promise<NoticeFile> {
  return { id, name, type, bytes, ...(state === 'withdrawn' ? {} : { url: await objectUrl(key) }) }
}
