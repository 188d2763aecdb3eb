/**
 * Which alert is open: of a person, so that a second press is the same alert; of a building, so that a neighbour's joins it. It
 * stays when the alert has ended: whoever reads it looks whether that one is open still.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { alertId, JOIN_WITHIN } from '../../shared/alerts/alert.ts'
import { levelOf } from '../../shared/areas/code.ts'
import { moment } from '../../shared/zod.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { type Condition, isNew } from '../platform/expressions.ts'
import { type Key, keys } from '../platform/table.ts'
import { witnessOwner } from './owned.ts'
import type { StoredCard } from './store.ts'

export const pointer = z.object({ alert: alertId, at: moment() })
export type Pointer = z.infer<typeof pointer>
export const parsePointer = (item: Item | undefined): Pointer | undefined => item && z.parse(pointer, item)

/** Only a building is one place: two alerts of one community are two. */
export const isOnePlace = (area: string): boolean => levelOf(area) === 'building'

export const isFresh = ({ at }: Pointer, now: number): boolean => Date.parse(at) + JOIN_WITHIN > now

const still = ({ alert }: Pointer): Condition => ({ expression: 'alert = :before', values: { ':before': alert } })

/** The writes that point to an alert, in place of what was read there; two at once can't both. `at`: ISO 8601. */
export const pointTo = (
  card: Pick<StoredCard, 'id' | 'raiser' | 'place'>,
  before: { own: Pointer | undefined; there: Pointer | undefined },
  at: string,
): Write[] => {
  const said: Pointer = { alert: card.id, at }
  const put = (key: Key, known: Pointer | undefined): Write => ({
    put: { ...key, ...said },
    when: known ? still(known) : isNew,
  })
  return [
    ...(card.raiser ? [put(keys.alerting(card.raiser), before.own)] : []),
    ...(isOnePlace(card.place.area) ? [put(keys.alertingAt(card.place.area), before.there)] : []),
  ]
}

/** The write that has neighbours who press there within minutes join it; none where they join another, which is `open`. */
export const pointThere = (
  alert: string,
  area: string,
  there: Pointer | undefined,
  open: boolean,
  now: number,
): Write[] =>
  !isOnePlace(area) || (there && open && isFresh(there, now))
    ? []
    : [{ put: { ...keys.alertingAt(area), alert, at: isoTime(now) }, when: there ? still(there) : isNew }]

/** The writes that have a witness's next press come to the alert that they joined, and that list it as theirs too. */
export const pointWitness = (alert: string, witness: string, before: Pointer | undefined, at: string): Write[] => [
  { put: { ...keys.alerting(witness), alert, at }, when: before ? still(before) : isNew },
  { put: { ...keys.witness(alert, witness), at, owner: witnessOwner(witness), ownerAt: alert } },
]
