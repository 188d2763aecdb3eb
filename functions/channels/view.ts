/** Posts as a reader gets them. */
import type { Called } from '../../shared/channels/call.ts'
import { type Reaction, reactions } from '../../shared/channels/limits.ts'
import type { Post } from '../../shared/channels/post.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import {
  type Links,
  linksIn,
  madeTicket,
  type Referring,
  shownLink,
  type Viewer,
  type Wanted,
  wantedLinks,
} from './linked.ts'
import { type Row, type SharedPost, sharedOf } from './log.ts'
import type { StoredPost } from './post.ts'

/** What is counted of a post in its row, and what of it is its reader's. */
type Counted = Pick<Row, 'seq' | 'replies' | 'lastReplyAt' | 'reactions' | 'pinned' | 'call' | 'called'>

/** What of some posts is their reader's own: by post what they said to it, and what they may see of what it refers to. */
export interface Own {
  reactions: ReadonlyMap<string, readonly Reaction[]>
  links: Links
}
export const NOTHING_OWN: Own = { reactions: new Map(), links: new Map() }

const isReaction = (value: unknown): value is Reaction => reactions.some((known) => known === value)

/** The list of what somebody reacted to: for the copy of their data, and to be found when they leave. */
export const reactionsOwner = (person: string) => `${person}#reaction`

/** The reactions that an item keeps (`POST#<id>/REACTION#<person>`, its `on`). */
export const reactionsIn = (item: Item | undefined): Reaction[] =>
  Array.isArray(item?.on) ? item.on.filter(isReaction) : []

type Owned = Pick<SharedPost, 'id'> & Referring & { reactions: Partial<Row['reactions']> }

/** In one request; asks about those posts alone that somebody reacted to, or that refer to something. */
export async function ownOf(table: Table, reader: Viewer, rows: readonly Owned[]): Promise<Own> {
  const touched = rows.filter((row) => Object.values(row.reactions).some((count) => count > 0)).map(({ id }) => id)
  const wanted = wantedLinks(rows)
  const found = touched.length + wanted.length ? await readAll(table, touched, wanted, reader.id) : []
  const said = touched.map((id, i) => [id, reactionsIn(found[i])] as const)
  return { reactions: new Map(said), links: linksIn(wanted, found.slice(touched.length), reader) }
}

const readAll = (table: Table, touched: readonly string[], wanted: readonly Wanted[], reader: string) =>
  table.read([...touched.map((id) => keys.reaction(id, reader)), ...wanted.map(({ at }) => at)])

export const toPhotos = (photos: SharedPost['photos'], urls: PhotoUrls) =>
  Promise.all(photos.map(async ({ id, key, width, height }) => ({ id, width, height, ...(await urls(key)) })))

async function toPost(
  shared: SharedPost,
  counted: Counted | undefined,
  reader: string,
  { reactions: reacted, links }: Own,
  urls: PhotoUrls,
): Promise<Post> {
  const { authorId, name, staff, photos, mentions, link, ticket, ...said } = shared
  const own = reacted.get(shared.id) ?? []
  const counts = counted?.reactions
  return {
    ...said,
    ...(counted ? { seq: counted.seq } : {}),
    author: { name, ...(staff ? { staff } : {}), mine: authorId === reader },
    photos: await toPhotos(photos, urls),
    mentions: mentionsTo(reader, mentions),
    ...(link ? { link: shownLink(link, links) } : {}),
    ...(ticket ? { ticket: madeTicket(ticket, links) } : {}),
    ...(counted?.call ? { call: counted.call } : {}),
    ...(counted?.called && authorId === reader ? { called: toCalled(counted.called) } : {}),
    replies: counted?.replies ?? 0,
    ...(counted?.lastReplyAt ? { lastReplyAt: counted.lastReplyAt } : {}),
    reactions: reactions.flatMap((reaction) => {
      const count = counts?.[reaction] ?? 0
      return count > 0 ? [{ reaction, count, mine: own.includes(reaction) }] : []
    }),
    pinned: counted?.pinned ?? false,
  }
}

/** To its author: by the names that they had then, or have had since they left. */
const toCalled = ({ onDuty, people }: NonNullable<Row['called']>): Called => ({
  onDuty,
  names: people.map(({ name }) => name),
})

/** Each name once, however many are called so. */
function mentionsTo(reader: string, mentions: SharedPost['mentions']): Post['mentions'] {
  const names = [...new Set(mentions.map(({ name }) => name))]
  return names.map((name) => ({ name, me: mentions.some((each) => each.name === name && each.person === reader) }))
}

/** A post by its row in a log. */
export const fromRow = (row: Row, reader: string, own: Own, urls: PhotoUrls): Promise<Post> => {
  const {
    what: _w,
    posts: _p,
    carried: _c,
    seq,
    replies,
    lastReplyAt,
    reactions: counts,
    pinned,
    call,
    called,
    ...shared
  } = row
  const counted = {
    seq,
    replies,
    reactions: counts,
    pinned,
    ...(lastReplyAt ? { lastReplyAt } : {}),
    ...(call ? { call } : {}),
    ...(called ? { called } : {}),
  }
  return toPost(shared, counted, reader, own, urls)
}

/** Who may see the words of a post that nobody else sees. */
const seesAll = (parties: readonly string[]) => parties.includes('author') || parties.includes('moderator')

/** A post by its case, whole to its author and the moderators; `row`: its row, where it has one. */
export async function fromCase(
  post: StoredPost,
  row: Row | undefined,
  reader: string,
  parties: readonly string[],
  urls: PhotoUrls,
  own: Own = NOTHING_OWN,
): Promise<Post> {
  const { text, photos, place, mentions, link, ticket, reason, proposal, card } = post
  const whole = seesAll(parties)
  const more = { ...(place ? { place } : {}), ...(link ? { link } : {}), ...(ticket ? { ticket } : {}) }
  const words = whole ? { text, photos, mentions, ...more } : {}
  const counted = row ?? (card.seq === undefined ? undefined : placed(card.seq))
  const view = await toPost({ ...sharedOf(post), ...words }, counted, reader, own, urls)
  const to = card.state === 'review' ? card.appealTo?.name : undefined
  const proposed = proposal && (whole || parties.includes('staff')) ? { proposal } : {}
  const told = { ...(reason && whole ? { reason } : {}), ...(to && whole ? { appealTo: to } : {}) }
  return { ...view, ...told, ...proposed }
}

/** Of a post that has just taken its place nothing is counted yet. */
const placed = (seq: number): Counted => ({
  seq,
  replies: 0,
  reactions: { like: 0, thanks: 0, heart: 0, smile: 0, sad: 0 },
  pinned: false,
})
