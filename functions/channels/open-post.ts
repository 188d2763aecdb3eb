/** A new post as it begins: nobody but its author sees it. Pure. */
import { postLifecycle } from '../../shared/channels/lifecycle.ts'
import type { LinkRef } from '../../shared/channels/link.ts'
import { openCase } from '../cases/case.ts'
import type { Course } from './after-move.ts'
import { newCheck } from './check.ts'
import type { ShownName } from './naming.ts'
import { excerptOf, type StoredPost } from './post.ts'

export interface NewCase extends Pick<StoredPost, 'text' | 'photos' | 'place' | 'mentions' | 'calls'> {
  id: string
  channel: string
  channelName: string
  area: string
  /** What it answers. */
  root: StoredPost | undefined
  authorId: string
  as: ShownName
  /** What it is about. */
  link?: { ref: LinkRef } | undefined
}

/** `now` is ISO 8601. */
export function openPost(given: NewCase, now: string): Course {
  const { id, channel, channelName, area, root, authorId, as, text, photos, place, mentions, calls, link } = given
  const said = { audience: { people: [authorId], areas: [] } }
  const mover = { name: as.name, personId: authorId }
  const { standing, entry, end } = openCase(postLifecycle, id, 'author', mover, said, now)
  const post: StoredPost = {
    card: {
      ...standing,
      id,
      version: 1,
      channel,
      channelName,
      area,
      ...(root ? { thread: root.card.id, threadSeq: root.card.seq } : {}),
      authorId,
      ...as,
      excerpt: excerptOf(text),
      photoCount: photos.length,
      openedAt: now,
      changedAt: now,
      appealed: false,
      reports: 0,
    },
    text,
    photos,
    ...(place ? { place } : {}),
    mentions,
    calls,
    ...(link ? { link: link.ref } : {}),
    check: newCheck(photos),
    ...end,
  }
  return { post, entries: [entry] }
}
