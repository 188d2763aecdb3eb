/** Things and loans for tests. */
import { randomBytes } from 'node:crypto'
import { openCase, openWrites } from '../../functions/cases/case.ts'
import {
  lendingItem,
  loanItem,
  parseLoan,
  parseThing,
  type StoredLoan,
  type StoredThing,
  thingItem,
} from '../../functions/help/lend-store.ts'
import { loanParties } from '../../functions/help/move-loan.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { isoTime } from '../../functions/platform/clock.ts'
import { keys } from '../../functions/platform/table.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { helpStaffRoles } from '../../shared/help/contract.ts'
import { type LoanParty, loanLifecycle } from '../../shared/help/loan.ts'
import { makeId } from '../../shared/ids.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { reaches } from '../../shared/roles/policy.ts'
import type { OperationId } from '../../shared/routes.ts'
import { building1, building2, people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import type { Stage } from './stage.ts'

const random = (bytes: number) => randomBytes(bytes)

/** A ladder of the resident's on the shelf of their building. */
export async function newThing(stage: Stage): Promise<string> {
  const id = makeId('thg', stage.clock.now(), random)
  const card = { id, version: 1, kind: 'tool' as const, words: '一架梯子', building: building1, seen: false }
  const { id: ownerId, name } = people.resident
  await stage.table.write([{ put: thingItem({ card: { ...card, ownerId }, name, room: '1单元301', reports: [] }) }])
  return id
}

/** That the neighbour asks to borrow it. */
export async function newLoan(stage: Stage, thing?: string): Promise<string> {
  const now = stage.clock.now()
  const at = isoTime(now)
  const id = makeId('lon', now, random)
  const [ownerId, borrowerId] = [people.resident.id, people.neighbour.id]
  const until = isoTime(now + 3 * DAY)
  const said = { photos: [], audience: { people: [ownerId, borrowerId], areas: [] } }
  const mover = { name: people.neighbour.name, personId: borrowerId }
  const { standing, entry, end } = openCase(loanLifecycle, id, 'borrower', mover, said, at, undefined, {
    backAfter: 3 * DAY,
  })
  const lent = thing ?? (await newThing(stage))
  const card = {
    id,
    version: 1,
    ...standing,
    thing: lent,
    words: '一架梯子',
    until,
    openedAt: at,
    changedAt: at,
    ownerId,
    borrowerId,
  }
  const names = { ownerName: people.resident.name, borrowerName: people.neighbour.name, room: '1单元301', unseen: [] }
  const loan: StoredLoan = { card, building: building1, thing: lent, ...names, ...end }
  await stage.table.write([...openWrites(loanItem(loan), entry), { put: lendingItem(loan) }])
  return id
}

const lent = async (stage: Stage) => {
  const loanId = await newLoan(stage)
  await stage.ok('resident', 'lendThing', { params: { loanId }, body: {} })
  return loanId
}

export const thingKinds = { "a ladder of the resident's": newThing }
export const loanKinds = { 'a loan that is asked for': (stage: Stage) => newLoan(stage) }

async function storedLoan(stage: Stage, id: string): Promise<StoredLoan> {
  const loan = parseLoan((await stage.table.read([keys.loan(id)]))[0])
  if (!loan) throw new Error(`There is no loan ${id}`)
  return loan
}

export const loanStanding = async (stage: Stage, person: StoredPerson, id: string): Promise<LoanParty[]> =>
  loanParties(person, await storedLoan(stage, id))

const ofStaff: readonly OperationId[] = ['showThing', 'takeDownThing']

/** Only who lives in the building finds it, or for some calls who answers for it. */
export const thingRefusal = ({ id, roles }: StoredPerson, operation: OperationId): ErrorCode | undefined => {
  const finds = ofStaff.includes(operation) ? reaches(roles, helpStaffRoles, building1) : id === people.resident.id
  return finds ? undefined : 'notFound'
}

const about =
  (who: 'resident' | 'neighbour', make: (stage: Stage) => Promise<string>, body?: object, other?: object) =>
  async (stage: Stage): Promise<Prepared> => {
    const loanId = await make(stage)
    const count = async () => (await storedLoan(stage, loanId)).entries
    return { who, params: { loanId }, ...(body ? { body } : {}), ...(other ? { other } : {}), count }
  }

const listed = (stage: Stage, owner: string) => async () =>
  (await stage.table.query({ index: 'byOwner', pk: { name: 'owner', value: owner }, ascending: true })).items.length

async function storedThing(stage: Stage, id: string): Promise<StoredThing> {
  const thing = parseThing((await stage.table.read([keys.thing(id)]))[0])
  if (!thing) throw new Error(`There is no thing ${id}`)
  return thing
}

/** What staff decide of a thing that was reported, counted by its versions. */
async function judging(stage: Stage): Promise<Prepared> {
  const thingId = await newThing(stage)
  const reports = [{ household: `${building1}010302`, at: isoTime(stage.clock.now()), reason: '像是推销' }]
  await stage.table.write([{ update: keys.thing(thingId), changes: { set: { reports } } }])
  return { who: 'worker', params: { thingId }, count: async () => (await storedThing(stage, thingId)).card.version }
}

export const lendingScenes: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  addThing: async (stage) => {
    const body = { kind: 'book', words: '几本童书' }
    return {
      who: 'neighbour',
      body,
      other: { ...body, words: '几本小说' },
      count: listed(stage, `${people.neighbour.id}#thing`),
    }
  },
  borrowThing: async (stage) => {
    // A thing of somebody else's in the building of the neighbour.
    const thingId = await newThing(stage)
    await stage.table.write([{ update: keys.thing(thingId), changes: { set: { 'card.building': building2 } } }])
    const body = { until: isoTime(stage.clock.now() + DAY) }
    const other = { ...body, words: '明天就还' }
    return {
      who: 'neighbour',
      params: { thingId },
      body,
      other,
      count: listed(stage, `${people.neighbour.id}#borrowing`),
    }
  },
  reportThing: async (stage) => {
    const thingId = await newThing(stage)
    await stage.table.write([{ update: keys.thing(thingId), changes: { set: { 'card.building': building2 } } }])
    return {
      who: 'neighbour',
      params: { thingId },
      body: { reason: '不是他的东西' },
      other: { reason: '像是推销' },
      count: async () => (await storedThing(stage, thingId)).reports.length,
    }
  },
  showThing: judging,
  takeDownThing: judging,
  lendThing: about('resident', (stage) => newLoan(stage), {}, { photos: [`pho_${'0'.repeat(26)}`] }),
  declineLoan: about('resident', (stage) => newLoan(stage), { reason: '正在用' }, { reason: '坏了' }),
  cancelLoan: about('neighbour', (stage) => newLoan(stage)),
  extendLoan: async (stage) => {
    const until = (days: number) => ({ until: isoTime(stage.clock.now() + days * DAY) })
    return about('resident', lent, until(5), until(6))(stage)
  },
  takeBackThing: about('resident', lent, { words: '完好' }, { words: '有点脏' }),
}
