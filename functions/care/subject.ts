/** Whom a care record is about: a person, or someone whose record a household keeps; with their name and where they live now. */
import { ancestorAt } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Home } from '../../shared/people/person.ts'
import { openDependant, parseDependant, parseKeptAt } from '../households/dependant.ts'
import { type Actor, parsePerson } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { careParties, type OpenAlert } from './policy.ts'
import type { CarePorts } from './ports.ts'
import { parseCare, type StoredCard, type StoredCare } from './record.ts'

type At = NonNullable<StoredCard['home']>

export interface Subject {
  id: string
  name: string
  /** Where they live: the verified homes of a person, the household of a dependant. */
  at: At[]
  keptIn?: string
  /** Who of the household registered them; or who of the staff did. */
  keptBy?: string
  staffKept?: string
}

const isPerson = (subject: string) => subject.startsWith('per_')
const atOf = ({ household, building, buildingName }: Home): At => ({ household, building, buildingName })

/** What says who someone is: the person, or the row that says which household keeps a dependant. */
export const subjectKey = (subject: string) => (isPerson(subject) ? keys.person(subject) : keys.keptAt(subject))

export const readsCare = ({ params: { subject } }: { params: { subject: string } }) => ({
  care: keys.care(subject),
  subject: subjectKey(subject),
})

/** The subjects of records as they are now, in their order; undefined for who is gone. Two requests, however many. */
export async function subjectsOf(cards: readonly StoredCard[], ports: CarePorts): Promise<(Subject | undefined)[]> {
  const found = await ports.table.read(cards.map(({ subject }) => subjectKey(subject)))
  const households = cards.map(({ subject }, i) => (isPerson(subject) ? undefined : parseKeptAt(found[i])))
  const dependants = await ports.table.read(
    cards.flatMap(({ subject }, i) => (households[i] ? [keys.dependant(households[i], subject)] : [])),
  )
  const byId = new Map(dependants.map((item) => [parseDependant(item)?.id, item]))
  return Promise.all(
    cards.map(({ subject, home }, i) =>
      isPerson(subject)
        ? ofPerson(found[i])
        : ofDependant(byId.get(subject), households[i] ? placeOf(households[i], home?.buildingName) : undefined, ports),
    ),
  )
}

function placeOf(household: string, buildingName = ''): At {
  return { household, building: ancestorAt(household, 'building') ?? household, buildingName }
}

function ofPerson(item: Item | undefined): Subject | undefined {
  const person = parsePerson(item)
  if (!person || person.leftAt) return undefined
  const { id, name, homes } = person
  return { id, name, at: homes.filter(({ verified }) => verified).map(atOf) }
}

async function ofDependant(item: Item | undefined, at: At | undefined, { sealer }: CarePorts) {
  const dependant = parseDependant(item)
  if (!dependant || !at) return undefined
  const { id, name } = await openDependant(sealer, dependant)
  const { keptBy } = dependant
  return {
    id,
    name,
    at: [at],
    keptIn: at.household,
    ...(keptBy.staff ? { staffKept: keptBy.person } : { keptBy: keptBy.person }),
  }
}

/**
 * To whom looks are told: whose record it is, or who keeps it for them. Of what staff keep, for who has nobody else, the audit
 * log tells alone.
 */
export function toldOf({ id, keptIn, staffKept }: Subject, { keptBy }: Pick<StoredCare, 'keptBy'>): string | undefined {
  if (staffKept) return undefined
  return keptIn ? keptBy : id
}

interface CareCall {
  params: { subject: string }
  actor: Actor
  found: { care: Item | undefined; subject: Item | undefined }
}

/** The record, whom it is about, and how the actor stands to it. Throws `notFound` where the actor may not know of it. */
export async function knownCare({ params, actor, found }: CareCall, ports: CarePorts, alert?: OpenAlert) {
  const record = parseCare(found.care)
  const subject = isPerson(params.subject)
    ? ofPerson(found.subject)
    : await dependantAt(params.subject, parseKeptAt(found.subject), record, actor, ports)
  if (!subject) throw new Refusal('notFound')
  const { id, keptIn, keptBy, staffKept, at } = subject
  const place = { subject: id, keptIn, keptBy, staffKept, buildings: at.map(({ building }) => building) }
  const parties = careParties(actor, place, record?.card.carer?.person, alert)
  if (!parties.length) throw new Refusal('notFound')
  return { record, subject, parties }
}

async function dependantAt(
  id: string,
  household: string | undefined,
  record: StoredCare | undefined,
  actor: Actor,
  ports: CarePorts,
): Promise<Subject | undefined> {
  if (!household) return undefined
  const [item] = await ports.table.read([keys.dependant(household, id)])
  const home = actor.homes.find((each) => each.household === household)
  return ofDependant(item, placeOf(household, home?.buildingName ?? record?.card.home?.buildingName), ports)
}
