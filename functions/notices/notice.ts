/** Notices in the table: the notice's item, its card (all that an index carries), its timeline, and its rows in the feeds. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { levels } from '../../shared/areas/code.ts'
import { areaCode } from '../../shared/areas/contract.ts'
import { noticeLifecycle } from '../../shared/notices/lifecycle.ts'
import { noticeCard, noticeEntry, target, wording } from '../../shared/notices/notice.ts'
import { personId } from '../../shared/people/person.ts'
import { timelineEnd } from '../cases/case.ts'
import { readersOf, storedEntryOf } from '../cases/stored.ts'
import { storedPhoto } from '../photos/attach.ts'
import { storedFile } from '../photos/files/attach.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { dueKeys, type Key, keys, queueKeys } from '../platform/table.ts'

/** The card with what its viewers need not see: who wrote it, by a role of which level, and the smallest area with all targets. */
export const storedCard = z.extend(noticeCard, { authorId: personId, authorLevel: z.enum(levels), holder: areaCode })
export type StoredCard = z.infer<typeof storedCard>

/** A correction that waits for a second person: what it would say, and who proposes it, by a role of which level. */
const storedCorrection = z.extend(wording, {
  reason: z.string(),
  by: personId,
  name: z.string(),
  level: z.enum(levels),
  at: z.string(),
})

export const storedNotice = z.object({
  card: storedCard,
  text: z.string(),
  translations: wording.shape.translations,
  photos: z.array(storedPhoto),
  files: z._default(z.array(storedFile), []),
  /** All of them. */
  targets: z.array(target),
  correction: z.optional(storedCorrection),
  /** The version of its author when they submitted it: whoever is still that serves where they served then. */
  authorAt: z.optional(z.int()),
  /** Why it was withdrawn. */
  reason: z.optional(z.string()),
  ...timelineEnd,
})
export type StoredNotice = z.infer<typeof storedNotice>

export const storedEntry = storedEntryOf(noticeEntry)
export type StoredEntry = z.infer<typeof storedEntry>

export const { parseWhole: parseNotice, parseCard, parseEntry } = readersOf(storedNotice, storedCard, storedEntry)

export const ownerIndex = (person: string) => `${person}#notice`

/** The notice as an item: with its version, and with the index keys that follow from its card. */
export function noticeItem(notice: StoredNotice): Item & Key {
  const { card } = notice
  const { stage } = noticeLifecycle.states[card.state]
  return {
    ...keys.notice(card.id),
    ...notice,
    version: card.version,
    owner: ownerIndex(card.authorId),
    ownerAt: card.id,
    ...queueKeys('notice', card.holder, stage, `${card.state}#${card.changedAt}`),
    ...(card.dueAt && !card.late ? dueKeys(card.id, card.dueAt) : {}),
  }
}

/** Its rows in the feeds of its targets, once it was published: as many as it has targets, however many live there. */
export const feedWrites = ({ card, targets }: StoredNotice): Write[] => {
  const { publishedAt } = card
  if (!publishedAt) return []
  return targets.map(({ area }) => ({ put: { ...keys.noticeAt(area, publishedAt, card.id), card } }))
}
