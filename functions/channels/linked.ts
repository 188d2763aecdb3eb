/**
 * What posts refer to, as far as a reader may see it. Each kind says by itself how someone sees one of it (functions/tickets,
 * functions/notices, functions/help); who may not know of it gets no more than that there is a link.
 */
import type { LinkCard, LinkRef, TicketLink } from '../../shared/channels/link.ts'
import { helpLinkTo } from '../help/linked.ts'
import { noticeLinkTo } from '../notices/linked.ts'
import type { Actor } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'
import { ticketLinkTo } from '../tickets/linked.ts'
import type { SharedPost } from './log.ts'
import type { StoredPost } from './post.ts'

export type Viewer = Pick<Actor, 'id' | 'homes' | 'roles'>

/** What a post is about, and the ticket that was made of it. */
export type Referring = Pick<SharedPost, 'link' | 'ticket'>

/** What of it is there for a reader: by the id of a link, and of a ticket that was made of a post. */
export type Links = ReadonlyMap<string, LinkCard>

/** Something to be read, and as what it is referred to. */
export interface Wanted {
  at: Key
  /** Under which it is among the links: a ticket can be both what a post is about and what was made of another. */
  name: string
  see: (item: Item | undefined, reader: Viewer) => LinkCard
}

/** That a ticket was made of a post tells who filed it: more than a link to it does. */
const madeName = (ticket: string) => `made ${ticket}`

function wantedLink(link: LinkRef): Wanted {
  const { id, kind } = link
  switch (kind) {
    case 'ticket':
      return { at: keys.ticket(id), name: id, see: (item, reader) => ticketLinkTo(item, reader, 'link') }
    case 'notice':
      return { at: keys.notice(id), name: id, see: noticeLinkTo }
    case 'help':
      return { at: keys.help(id), name: id, see: helpLinkTo }
  }
}

const wantedTicket = (ticket: string): Wanted => ({
  at: keys.ticket(ticket),
  name: madeName(ticket),
  see: (item, reader) => ticketLinkTo(item, reader, 'made'),
})

/** What has to be read for these posts, each once. */
export function wantedLinks(posts: readonly Referring[]): Wanted[] {
  const all = posts.flatMap(({ link, ticket }) => [
    ...(link ? [wantedLink(link)] : []),
    ...(ticket ? [wantedTicket(ticket)] : []),
  ])
  return [...new Map(all.map((wanted) => [wanted.name, wanted])).values()]
}

/** `found`: what was read of `wanted`, in its order. */
export const linksIn = (wanted: readonly Wanted[], found: readonly (Item | undefined)[], reader: Viewer): Links =>
  new Map(wanted.map(({ name, see }, i) => [name, see(found[i], reader)]))

export const shownLink = ({ kind, id }: LinkRef, links: Links): LinkCard => links.get(id) ?? { kind }

export function madeTicket(ticket: string, links: Links): TicketLink {
  const link = links.get(madeName(ticket))
  return link?.kind === 'ticket' ? link : { kind: 'ticket' }
}

/** The links of a ticket that is made in this very moment. */
export const justMade = (ticket: string, item: Item, reader: Viewer): Links =>
  new Map([[madeName(ticket), ticketLinkTo(item, reader, 'made')]])

/** What of a post's links a case knows; its reactions stand in its row. */
export const referring = ({ card: { id }, link, ticket }: StoredPost) => ({
  id,
  reactions: {},
  ...(link ? { link } : {}),
  ...(ticket ? { ticket } : {}),
})

/** Where a link's target stands, and what of it its author sees. */
export const linkKey = (link: LinkRef): Key => wantedLink(link).at
export const linkSeen = (link: LinkRef, item: Item | undefined, reader: Viewer): LinkCard =>
  wantedLink(link).see(item, reader)
