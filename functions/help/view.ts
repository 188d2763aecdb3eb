/** Requests as their viewers may see them: strangers see no name, no room, nobody's id. */

import { type HelpParty, isGoing } from '../../shared/help/lifecycle.ts'
import type { Help, HelpCard, HelpEntry, Helper, HelpOffer } from '../../shared/help/request.ts'
import { surnameOf } from '../channels/naming.ts'
import type { Actor } from '../people/actor.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import { dayIn } from '../platform/shanghai.ts'
import { distanceFor, factsOf, standsNear } from './policy.ts'
import type { StoredCard, StoredEntry, StoredHelp, StoredHelper, StoredOffer } from './store.ts'

/** What anybody who may know of it sees in a list. */
export const toCard = ({ ownerId: _o, household: _h, helperIds: _p, ...card }: StoredCard): HelpCard => card

const isAsker = (parties: readonly HelpParty[]) => parties.includes('asker')
/** Says whom they mean by an id. */
const names = (parties: readonly HelpParty[]) => isAsker(parties) || parties.includes('staff')

function toHelper(
  { person, staff, setOutAt: _a, ...said }: StoredHelper,
  actor: string,
  parties: readonly HelpParty[],
): Helper {
  return { ...said, ...(staff ? { staff } : {}), mine: person === actor, ...(names(parties) ? { helper: person } : {}) }
}

const toOffer = ({ person, name, distance, words, at, helped, stars }: StoredOffer): HelpOffer => ({
  helper: person,
  name,
  distance,
  at,
  helped,
  ...(words ? { words } : {}),
  ...(stars === undefined ? {} : { stars }),
})

const toEntry = ({ seq, at, move, by, state, text, stars }: StoredEntry): HelpEntry => ({
  seq,
  at,
  move,
  by: { party: by.party, name: by.name },
  state,
  ...(text ? { text } : {}),
  ...(stars === undefined ? {} : { stars }),
})

/** Who comes, only until it is over; staff by a look that is kept, as that of who helped themselves is not. */
function seesRoom({ state }: Pick<HelpCard, 'state'>, parties: readonly HelpParty[]): boolean {
  if (isAsker(parties)) return true
  return parties.includes('helper') ? isGoing(state) : parties.includes('staff')
}

export interface Seen {
  help: StoredHelp
  parties: HelpParty[]
  /** Offers that wait, and the timeline, as they were read for who may see them. */
  offers: readonly StoredOffer[]
  entries: readonly StoredEntry[]
  mayNotOffer?: string | undefined
}

export async function toHelp(
  { help, parties, offers, entries, mayNotOffer }: Seen,
  actor: Actor,
  urls: PhotoUrls,
): Promise<Help> {
  const near = standsNear(parties)
  const { card, helpers, words, unseen, askedBy, room, rung, ticket, next } = help
  // Until WeChat has passed them, for who took them alone.
  const photos = help.photos.filter(({ id }) => isAsker(parties) || !unseen.includes(id))
  const facts = factsOf(help, actor.id)
  const distance = distanceFor(actor, card.place.area)
  const own = helpers.filter(({ person }) => person === actor.id)
  return {
    ...toCard(card),
    photoCount: photos.length,
    words,
    photos: await Promise.all(
      photos.map(async ({ id, key, width, height }) => ({ id, width, height, ...(await urls(key)) })),
    ),
    parties,
    facts,
    ...(mayNotOffer ? { mayNotOffer } : {}),
    ...(distance ? { distance } : {}),
    ...(near ? { askedBy } : {}),
    ...(seesRoom(card, parties) ? { room } : {}),
    helpers: (near ? helpers : own).map((each) => toHelper(each, actor.id, parties)),
    waiting: names(parties) ? offers.map(toOffer) : [],
    timeline: near
      ? entries.filter((entry) => shows(entry, parties)).map((entry) => toEntry(named(entry, parties)))
      : [],
    ...(names(parties) && help.elsewhere ? { elsewhere: true } : {}),
    ...(names(parties) && help.agreed ? { agreed: help.agreed } : {}),
    ...(isAsker(parties) ? { rung, ...(next ? { next } : {}) } : {}),
    ...(names(parties) && ticket ? { ticket } : {}),
    mayTalk: mayTalk(help, parties),
  }
}

const offers: readonly string[] = ['offer', 'takeBack']

/** Who reported it is told to nobody but staff; who only offered, to those who choose among them. */
const shows = ({ move }: StoredEntry, parties: readonly HelpParty[]): boolean =>
  parties.includes('staff') || (move !== 'report' && (isAsker(parties) || !offers.includes(move)))

/** Who only offered is not called by their name. */
const named = (entry: StoredEntry, parties: readonly HelpParty[]): StoredEntry =>
  offers.includes(entry.move) && !parties.includes('staff')
    ? { ...entry, by: { ...entry.by, name: `${surnameOf(entry.by.name)}邻居` } }
    : entry

/** Somebody was accepted, and it is not long over. */
export const mayTalk = (help: Pick<StoredHelp, 'helpers'>, parties: readonly HelpParty[]): boolean =>
  parties.some((party) => party === 'asker' || party === 'helper') &&
  help.helpers.some(({ state }) => state !== 'noShow')

/** The month in which somebody helps. */
export const monthOf = (moment: string): string => dayIn(moment).slice(0, 'YYYY-MM'.length)
