/** What is kept of who helps beside the request: their own list, how it was with them, how often they helped in a month. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { offerItem, type StoredHelp, type StoredHelper, type StoredOffer } from './store.ts'
import { monthOf } from './view.ts'

const count = z._default(z.int(), 0)
const storedRecord = z.object({ accepted: count, noShows: count, stars: count, thanked: count })

/** How it was with a helper before: how often they helped, and the average of what they were thanked with, to one place. */
export function recordOf(item: Item | undefined): Pick<StoredOffer, 'helped' | 'stars'> {
  const { accepted, noShows, stars, thanked } = z.parse(storedRecord, item ?? {})
  const helped = Math.max(0, accepted - noShows)
  return thanked ? { helped, stars: Math.round((stars / thanked) * 10) / 10 } : { helped }
}

/** Counts what happened with a helper. */
export const recordWrite = (person: string, counts: Record<string, number>): Write => ({
  update: keys.helper(person),
  changes: { set: {}, count: counts },
})

const storedMonth = z.object({ name: z.string(), times: count, minutes: count })
export const parseMonth = (item: Item) => z.parse(storedMonth, item)

/** Counts in the month in which they were accepted, in the community where it is. */
export const monthWrite = (
  { card }: Pick<StoredHelp, 'card'>,
  { person, name, acceptedAt }: Pick<StoredHelper, 'person' | 'name' | 'acceptedAt'>,
  counts: Record<string, number>,
): Write => ({
  update: keys.helperIn(ancestorAt(card.place.area, 'community') ?? card.place.area, monthOf(acceptedAt), person),
  changes: { set: { name }, count: counts },
})

/** Somebody is accepted: counted, and in their own list. */
export const acceptedWrites = (help: StoredHelp, helper: StoredHelper, offer: StoredOffer): Write[] => [
  { put: offerItem({ ...offer, state: 'accepted' }) },
  recordWrite(helper.person, { accepted: 1 }),
  monthWrite(help, helper, { times: 1 }),
]

/** Somebody comes no more. `noShow`: they stayed away. Staff who stepped in were never counted. */
export function leftWrites(help: StoredHelp, helper: StoredHelper, noShow: boolean): Write[] {
  const state = noShow ? 'noShow' : 'gone'
  const gone = { update: keys.helpOffer(help.card.id, helper.person), changes: { set: { state, 'card.state': state } } }
  if (helper.staff) return [gone]
  return [
    gone,
    recordWrite(helper.person, noShow ? { noShows: 1 } : { accepted: -1 }),
    monthWrite(help, helper, { times: -1 }),
  ]
}
