/** Joins as their viewers may see them. */

import type { JoinCard, RoomFacts } from '../../shared/households/join.ts'
import { maskPhone } from '../../shared/households/mask.ts'
import type { Item } from '../platform/dynamo.ts'
import type { Sealer } from '../platform/seal.ts'
import { membersOf } from './occupancy.ts'
import { openedPhones, parseRosterRow } from './roster.ts'
import { nameOf, type StoredCard } from './store.ts'

/** By the name that the applicant gave, or the one that they are known by here. */
export async function toCard(sealer: Sealer, { personId: _, given, ...card }: StoredCard): Promise<JoinCard> {
  return { ...card, name: given ? await sealer.open(given, nameOf(card.id)) : card.name }
}

/**
 * What a call that changes something answers: its answer is kept with its idempotency key for a day, so it holds nothing that
 * is sealed elsewhere. The applicant is named as they are known here.
 */
export const toReply = ({ personId: _, given: _given, ...card }: StoredCard): JoinCard => card

/** What staff see of a household beside who asks to join it: its row of the roster and its count as they were read. */
export async function roomFacts(sealer: Sealer, row: Item | undefined, joined: Item | undefined): Promise<RoomFacts> {
  const parsed = parseRosterRow(row)
  const phones = parsed ? await openedPhones(sealer, parsed) : []
  return { inRoster: parsed !== undefined, members: membersOf(joined), phones: phones.map(maskPhone) }
}
