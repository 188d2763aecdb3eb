/** Alerts for tests, raised and answered as people of the tests' district do. */

import { parsePointer } from '../../functions/alerts/pointers.ts'
import { partiesOf } from '../../functions/alerts/policy.ts'
import { parseAlert, type StoredAlert } from '../../functions/alerts/store.ts'
import { parseTold } from '../../functions/alerts/told.ts'
import { entriesOf } from '../../functions/cases/entries.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { type Key, keys } from '../../functions/platform/table.ts'
import type { Raised } from '../../shared/alerts/alert.ts'
import { isOpen } from '../../shared/alerts/lifecycle.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { OperationId } from '../../shared/routes.ts'
import { building1, building2, community, farBuilding, type PersonName, people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import type { Stage } from './stage.ts'

export async function storedAlert(stage: Stage, alertId: string): Promise<StoredAlert> {
  const alert = parseAlert((await stage.table.read([keys.alert(alertId)]))[0])
  if (!alert) throw new Error(`There is no alert ${alertId}`)
  return alert
}

/** Ends what is pointed to, if it is open, as the district does. */
async function endAt(stage: Stage, key: Key) {
  const own = parsePointer((await stage.table.read([key]))[0])
  if (!own) return
  const { card } = await storedAlert(stage, own.alert)
  if (!isOpen(card.state)) return
  const params = { alertId: own.alert }
  const go = card.state === 'raised' ? 'acknowledgeAlert' : 'joinAlert'
  await stage.ok('districtStaff', go, { params, body: { eta: 1 } })
  for (const { person, accountedAt } of card.witnesses)
    if (!accountedAt) await stage.ok('districtStaff', 'accountWitness', { params, body: { person } })
  await stage.ok('districtStaff', 'callOffAlert', { params, body: { by: 'door' } })
}

/** Ends what a person has open, and what is open at any building, where it would be joined: people move house in these tests. */
async function endOpenOf(stage: Stage, who: PersonName) {
  await endAt(stage, keys.alerting(people[who].id))
  for (const building of [building1, building2, farBuilding]) await endAt(stage, keys.alertingAt(building))
}

/** A new one, whatever was open before; its id. */
export async function raise(stage: Stage, who: PersonName = 'resident', body: Raised = {}): Promise<string> {
  await endOpenOf(stage, 'neighbour')
  await endOpenOf(stage, who)
  const { id, again, parties } = await stage.ok(who, 'raiseAlert', { body })
  if (again || !parties.includes('raiser')) throw new Error(`${who} raised no new alert`)
  return id
}

type Make = (stage: Stage) => Promise<string>

/** Somebody goes to it. */
export const going: Make = async (stage) => {
  const alertId = await raise(stage)
  await stage.ok('worker', 'acknowledgeAlert', { params: { alertId }, body: { eta: 5 } })
  return alertId
}

/** Somebody stands there. */
export const arrived: Make = async (stage) => {
  const alertId = await going(stage)
  await stage.ok('worker', 'arriveAtAlert', { params: { alertId } })
  return alertId
}

/** A neighbour pressed at the same place. */
export const witnessed: Make = async (stage) => {
  const alertId = await going(stage)
  await stage.ok('neighbour', 'raiseAlert', { body: { area: building1 } })
  return alertId
}

/** No drill goes on any more, and none is hindered by what is open. */
async function quietAt(stage: Stage) {
  await endOpenOf(stage, 'neighbour')
  const { items } = await stage.ok('communityStaff', 'listDrills', { params: { area: community }, query: {} })
  for (const { id, state } of items)
    if (isOpen(state)) await stage.ok('communityStaff', 'stopDrill', { params: { alertId: id } })
}

/** A drill that the community's staff run. */
const drilling: Make = async (stage) => {
  await quietAt(stage)
  const body = { kind: 'medical' } as const
  return (await stage.ok('communityStaff', 'runDrill', { params: { area: building1 }, body })).id
}

const resolved: Make = async (stage) => {
  const alertId = await arrived(stage)
  await stage.ok('worker', 'resolveAlert', { params: { alertId }, body: { outcome: 'helped' } })
  return alertId
}

export const alertKinds: Record<string, Make> = {
  'an alert': (stage) => raise(stage),
  'an alert that somebody goes to, with a witness': witnessed,
  'an alert that is over': resolved,
  'an alert elsewhere': (stage) => raise(stage, 'farResident'),
  'an alert somewhere in the city': (stage) => raise(stage, 'newcomer'),
  'a drill': drilling,
  'an alert raised by who serves there': (stage) => raise(stage, 'otherWorker', { area: building1 }),
}

/** How someone stands to an alert as both are now, by the pure policy. */
export async function alertStanding(stage: Stage, actor: StoredPerson, alertId: string) {
  const { card } = await storedAlert(stage, alertId)
  const [told] = await stage.table.read([keys.told(alertId, actor.id)])
  return partiesOf(actor, card, parseTold(told))
}

/** The tests name somebody who pressed nowhere. */
export const alertRefusal = (
  _person: unknown,
  _alert: string,
  _params: Record<string, string>,
  operation: OperationId,
): ErrorCode | undefined => (operation === 'accountWitness' ? 'notFound' : undefined)

/** A move of an alert, which counts the entries of its timeline. */
const move =
  (who: PersonName, make: Make, body?: object, other?: object) =>
  async (stage: Stage): Promise<Prepared> => {
    const alertId = await make(stage)
    const count = async () => (await entriesOf(stage.table, keys.alert(alertId))).length
    return { who, params: { alertId }, ...(body ? { body } : {}), ...(other ? { other } : {}), count }
  }

const text = { text: '请快一点' }
const otherText = { text: '请快一点啊' }
const eta = { eta: 5 }
const otherEta = { eta: 6 }
const neighbour = people.neighbour.id

/** How each call about an alert with an idempotency key comes about. */
export const alertScenes: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  raiseAlert: async (stage) => {
    await endOpenOf(stage, 'neighbour')
    await endOpenOf(stage, 'resident')
    const count = async () => {
      const { items } = await stage.ok('resident', 'listMyAlerts', { query: { limit: 50 } })
      return items.reduce((sum, { again }) => sum + 1 + again, 0)
    }
    return { who: 'resident', body: {}, other: { text: '老人摔倒了' }, count }
  },
  describeAlert: move('resident', (stage) => raise(stage), text, otherText),
  pressAgain: move('resident', (stage) => raise(stage)),
  sayInAlert: move('resident', (stage) => raise(stage), text, otherText),
  acknowledgeAlert: move('worker', (stage) => raise(stage), eta, otherEta),
  joinAlert: move('communityStaff', going, eta, otherEta),
  delayAlert: move('worker', going, eta, otherEta),
  arriveAtAlert: move('worker', going),
  stayAtAlert: move('worker', arrived),
  accountWitness: move('worker', witnessed, { person: neighbour }, { person: people.farResident.id }),
  handOverAlert: move('worker', going, text, otherText),
  resolveAlert: move('worker', arrived, { outcome: 'helped' }, { outcome: 'byCall' }),
  callOffAlert: move('worker', going, { by: 'door' }, { by: 'call' }),
  cancelAlert: move('resident', (stage) => raise(stage)),
  takeBackAlert: move('resident', going, text, otherText),
  stopDrill: move('communityStaff', drilling),
  runDrill: async (stage) => {
    await quietAt(stage)
    const params = { area: building1 }
    const count = async () =>
      (await stage.ok('communityStaff', 'listDrills', { params: { area: community }, query: { limit: 50 } })).items
        .length
    return { who: 'communityStaff', params, body: { kind: 'fire' }, other: { kind: 'lost' }, count }
  },
}
