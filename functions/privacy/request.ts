/** Requests to the operator in the table: the item, its card (all that an index carries), and its timeline. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { personId } from '../../shared/people/person.ts'
import { type RequestCard, requestCard, requestEntry } from '../../shared/privacy/contract.ts'
import { requestLifecycle } from '../../shared/privacy/lifecycle.ts'
import { timelineEnd } from '../cases/case.ts'
import { readersOf, storedEntryOf } from '../cases/stored.ts'
import type { Item } from '../platform/dynamo.ts'
import { dueKeys, type Key, keys, queueKeys, queueOf } from '../platform/table.ts'

/** `building`: where the home is, whose administrators may answer too. */
export const storedCard = z.extend(requestCard, { ownerId: personId, building: z.optional(areaCode) })
export type StoredCard = z.infer<typeof storedCard>

export const storedRequest = z.object({ card: storedCard, text: z.string(), ...timelineEnd })
export type StoredRequest = z.infer<typeof storedRequest>

export const storedEntry = storedEntryOf(requestEntry)
export type StoredEntry = z.infer<typeof storedEntry>

export const { parseWhole: parseRequest, parseCard, parseEntry } = readersOf(storedRequest, storedCard, storedEntry)

export const ownerIndex = (person: string) => `${person}#request`

/** Where the requests stand of those who have no home: in a list of their own, for the administrators of districts and cities. */
export const NOWHERE = 'NOWHERE'

/** As far down as the building. */
export const operatedAt = ({ building, area }: Pick<StoredCard, 'building' | 'area'>): string => building ?? area ?? ''

export const toCard = ({ ownerId: _, building: _building, ...card }: StoredCard): RequestCard => card

/** The request as an item: with its version, and with the index keys that follow from its card. */
export function requestItem(request: StoredRequest): Item & Key {
  const { card } = request
  const { stage } = requestLifecycle.states[card.state]
  const queueAt = (stage !== 'closed' && card.dueAt) || card.changedAt
  return {
    ...keys.request(card.id),
    ...request,
    version: card.version,
    owner: ownerIndex(card.ownerId),
    ownerAt: card.id,
    ...(card.area
      ? queueKeys('request', card.area, stage, queueAt)
      : { queueAt, district: queueOf('request', NOWHERE, stage) }),
    ...(card.dueAt && !card.late ? dueKeys(card.id, card.dueAt) : {}),
  }
}
