/** Who can be called of an alert without the app, by phones that they gave for that. */
import type { Alert } from '../../shared/alerts/alert.ts'
import { isOpen } from '../../shared/alerts/lifecycle.ts'
import type { Home } from '../../shared/people/person.ts'
import { openDutyPhone } from '../duty/duty-phone.ts'
import { operation } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import type { Sealer } from '../platform/seal.ts'
import { keys } from '../platform/table.ts'
import type { ShowingPorts } from './ports.ts'
import type { StoredCard } from './store.ts'
import { areaBeside, type Viewer, witnessFor } from './view.ts'
import { whomAt } from './whom.ts'

type Calls = Alert['calls']

interface CallPorts {
  table: Table
  sealer: Sealer
}

/** More numbers than that are no help to who is in need. */
const CALLS_MAX = 3

/** Who answers a place: on duty at the grid now, else who serves it; where none of them gave a phone, the community. */
export async function callsAt({ table, sealer }: CallPorts, area: string, now: number): Promise<Calls> {
  for (const level of ['grid', 'community'] as const) {
    const people = await whomAt(table, area, level, now)
    const items = await table.read(people.map(({ who }) => keys.dutyPhone(who)))
    const phones = await Promise.all(people.map(({ who }, i) => openDutyPhone(sealer, who, items[i])))
    const calls = people.flatMap(({ name, title }, i) => {
      const phone = phones[i]
      return phone ? [{ name: `${title} ${name}`, phone }] : []
    })
    if (calls.length) return calls.slice(0, CALLS_MAX)
  }
  return []
}

/**
 * Whom a party may call while it is open: who asks for help and their family, the staff of the place, a witness and their kin of
 * that where they pressed; who goes, those who ask for help and are not looked after yet, where their phone is kept here.
 */
export async function callsFor(
  ports: CallPorts,
  card: StoredCard,
  { id, parties, now, beside }: Viewer & { beside: string | undefined },
): Promise<Calls> {
  const { place, state, raiser, drill, witnesses } = card
  if (!isOpen(state)) return []
  const asks = parties.some((party) => ['raiser', 'witness', 'family', 'kin'].includes(party))
  const own = parties.some((party) => party === 'raiser' || party === 'family')
  const witness = own ? undefined : witnessFor(card, parties, id, beside)
  if (asks) return callsAt(ports, (witness && areaBeside(witness)) ?? place.area, now)
  if (!parties.includes('holder') || drill) return []
  const others = witnesses.filter(({ accountedAt }) => !accountedAt).map(({ person }) => person)
  return callsOf(ports, [...(raiser ? [raiser] : []), ...others], raiser)
}

/** Of those who pressed, as many as have their phone kept here. */
async function callsOf({ table, sealer }: CallPorts, people: readonly string[], raiser: string | undefined) {
  const items = await table.read(people.map(keys.person))
  const calls = await Promise.all(
    items.map(async (item): Promise<Calls> => {
      const person = parsePerson(item)
      if (!person?.phone) return []
      const as = person.id === raiser ? '求助人' : '同处求助'
      return [{ name: `${as} ${person.name}`, phone: await sealer.open(person.phone, `phone#${person.id}`) }]
    }),
  )
  return calls.flat()
}

/**
 * Those of each home, a phone once; of which building it is stands beside the name where they are not the same for all homes.
 */
async function callsAtHomes(ports: CallPorts, homes: readonly Home[], now: number): Promise<Calls> {
  const buildings = [...new Map(homes.map(({ building, buildingName }) => [building, buildingName]))]
  const answers = await Promise.all(
    buildings.map(async ([building, at]) => (await callsAt(ports, building, now)).map((call) => ({ ...call, at }))),
  )
  const byPhone = Map.groupBy(answers.flat(), ({ phone }) => phone)
  return [...byPhone].flatMap(([phone, [first, ...others]]) => {
    if (!first) return []
    const places = [first, ...others].map(({ at }) => at)
    const name = places.length < buildings.length ? `${first.name}（${places.join('、')}）` : first.name
    return [{ name, phone }]
  })
}

/** Those of my homes, for the device to keep: when they are needed there may be no network. */
export const getMyCalls = operation('getMyCalls', {
  async run({ actor, now }, ports: ShowingPorts) {
    return { calls: await callsAtHomes(ports, actor.homes, now) }
  },
})
