/** Alerts in the table: the item, its card (all that an index carries), its timeline. Pure. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { alertEntry, alertHolder, alertId, alertPlace, alertWitness, forWhoms } from '../../shared/alerts/alert.ts'
import { course } from '../../shared/alerts/course.ts'
import { alertLevels, escalation } from '../../shared/alerts/escalation.ts'
import { alertKinds, outcomes } from '../../shared/alerts/kinds.ts'
import { alertLifecycle, alertStates } from '../../shared/alerts/lifecycle.ts'
import { wheres } from '../../shared/alerts/where.ts'
import { areaCode, householdCode } from '../../shared/areas/contract.ts'
import { personId } from '../../shared/people/person.ts'
import { moment } from '../../shared/zod.ts'
import { caseEntry, timelineEnd } from '../cases/case.ts'
import { storedPhoto } from '../photos/attach.ts'
import type { Item } from '../platform/dynamo.ts'
import { type Key, keys, queueKeys, urgentKeys } from '../platform/table.ts'
import { drillOwner } from './owned.ts'

const storedHolder = z.extend(z.omit(alertHolder, { me: true }), {
  /** When they said to be there at first, and how often they put it off since. */
  firstDue: z.optional(moment()),
  putOff: z.optional(z.int()),
})
export type StoredHolder = z.infer<typeof storedHolder>

const storedWitness = z.extend(z.omit(alertWitness, { text: true }), {
  /** Where they press from; the household where that is a home of theirs. */
  area: z.optional(areaCode),
  household: z.optional(householdCode),
})
export type StoredWitness = z.infer<typeof storedWitness>

export const storedCard = z.object({
  id: alertId,
  version: z.int(),
  state: z.enum(alertStates),
  roundAt: moment(),
  dueAt: z.optional(moment()),
  late: z.boolean(),
  changedAt: moment(),
  kind: z.optional(z.enum(alertKinds)),
  drill: z.boolean(),
  sensed: z.optional(z.literal(true)),
  place: alertPlace,
  where: z.optional(z.enum(wheres)),
  elsewhere: z.optional(z.literal(true)),
  spot: z.optional(z.string()),
  /** The address of the household, while the place is another. */
  home: z.optional(alertPlace),
  /** The place that a code says, while it stays where others pressed beside. */
  code: z.optional(alertPlace),
  /** Where it was taken to be before, or is said to be besides: who was told there stands to it as they did. */
  formerly: z.optional(z.array(z.object({ area: areaCode, household: z.optional(householdCode) }))),
  forWhom: z.enum(forWhoms),
  raisedAt: moment(),
  /** The person who raised it; a device has none. */
  raiser: z.optional(personId),
  raiserName: z.string(),
  /** The household that it is about, where it is one. */
  household: z.optional(householdCode),
  again: z.int(),
  asked: z.optional(z.int()),
  level: z.enum(alertLevels),
  told: z.int(),
  holders: z.array(storedHolder),
  witnesses: z.array(storedWitness),
  /** Who lives in the household and was told. */
  family: z.array(personId),
  /** Somebody said that they are going, now or before. */
  everGoing: z.boolean(),
  course: z._default(course, { misses: [] }),
  outcome: z.optional(z.enum(outcomes)),
  answeredAt: z.optional(moment()),
  endedAt: z.optional(moment()),
})
export type StoredCard = z.infer<typeof storedCard>

export const storedAlert = z.object({
  card: storedCard,
  text: z.optional(z.string()),
  /** What witnesses said last, by who they are. */
  beside: z.optional(z.record(personId, z.string())),
  photos: z.array(storedPhoto),
  /** Frozen when it was raised; a kind that is told sooner only shortens it. */
  policy: escalation,
  /** The next step of it. */
  step: z.int(),
  /** Milliseconds from the beginning of the round to when the top was told, once it was. */
  top: z.optional(z.int()),
  /** Milliseconds; what the holder who comes first said. */
  eta: z.int(),
  /** When the button was pressed, by the phone's own clock. */
  pressedAt: z.optional(moment()),
  ...timelineEnd,
})
export type StoredAlert = z.infer<typeof storedAlert>

export const storedEntry = z.extend(z.omit(alertEntry, { mine: true }), {
  ...caseEntry.shape,
  by: z.extend(alertEntry.shape.by, { personId: z.optional(personId) }),
  photos: z.array(storedPhoto),
})
export type StoredEntry = z.infer<typeof storedEntry>

export const parseAlert = (item: Item | undefined): StoredAlert | undefined => item && z.parse(storedAlert, item)
export const parseCard = (item: Item): StoredCard => z.parse(storedCard, item.card)
export const parseEntry = (item: Item): StoredEntry => z.parse(storedEntry, item)

export const ownerIndex = (person: string) => `${person}#alert`

/** A drill is nobody's own alert: it stands in a list of its own of whoever runs it. */
const ownerOf = ({ drill }: StoredCard) => (drill ? drillOwner : ownerIndex)

export function alertItem(alert: StoredAlert): Item & Key {
  const { card } = alert
  const { stage } = alertLifecycle.states[card.state]
  return {
    ...keys.alert(card.id),
    ...alert,
    version: card.version,
    ...(card.raiser ? { owner: ownerOf(card)(card.raiser), ownerAt: card.id } : {}),
    ...queueKeys(
      'alert',
      card.place.area,
      stage,
      stage === 'closed' ? (card.endedAt ?? card.changedAt) : card.raisedAt,
    ),
    ...(card.dueAt && (stage === 'open' || !card.late) ? urgentKeys(card.id, card.dueAt) : {}),
  }
}
