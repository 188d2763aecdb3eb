/**
 * Who left a household asks nothing there any more, and lends nothing where they live no longer: what neighbours would come for is
 * called off, things go from the shelf. What is lent stays until it is back (functions/help/lend-thing.ts), what is being done already until
 * it is done, or its clock says so, and is paid; whom they promised to help they may help still.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import { householdCode } from '../../shared/areas/contract.ts'
import { isGoing } from '../../shared/help/lifecycle.ts'
import { loanLifecycle } from '../../shared/help/loan.ts'
import { isChild } from '../../shared/people/child.ts'
import { householdNow } from '../areas/moved-on.ts'
import { type Actor, parsePerson } from '../people/actor.ts'
import { letGo } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'
import { afterMove, writesOf } from './after-move.ts'
import { lendingIndex, parseLoan, parseThing, type StoredThing, thingsIndex } from './lend-store.ts'
import { afterLoanMove } from './move-loan.ts'
import { homesOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'
import { parseReady, readyKey } from './ready-store.ts'
import { lastOfAll } from './series.ts'
import { ownerIndex, parseHelp } from './store.ts'

const CLOCK = { parties: ['clock'] as const, name: '系统' }
const CALLED_OFF = '住处有变，自动取消'

const leftRow = z.object({ pk: z.string(), sk: z.string(), household: householdCode })
type Left = z.infer<typeof leftRow>

/** What the sweep does of homes that somebody left. Nothing is done twice: the row goes last. Throws when others are at it. */
export async function leaveHomes({ table, clock }: HelpPorts, person: string): Promise<boolean> {
  const now = isoTime(clock.now())
  const { pk, sk } = keys.left(person, '')
  const found = await queryAll(table, {
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', beginsWith: sk },
    ascending: true,
    consistent: true,
  })
  for (const row of found.map((item) => z.parse(leftRow, item))) {
    await leaveHome(table, person, row, now)
    await table.write([{ remove: { pk: row.pk, sk: row.sk } }])
  }
  return found.length > 0
}

async function leaveHome(table: Table, person: string, { household }: Left, now: string): Promise<void> {
  const [item, ready] = await table.read([keys.person(person), keys.readyOf(person)])
  const who = parsePerson(item) ?? { homes: [] }
  // Its building may have come to another grid since then.
  const codes = [household, await householdNow(table, household)]
  // They may have come back by now.
  if (homesOf(who).some((home) => codes.includes(home.household))) return
  const stands = parseReady(ready)
  if (stands && codes.includes(stands.household))
    await mustWrite(table, [{ remove: readyKey(stands) }, { remove: keys.readyOf(person) }])
  await endRequests(table, person, codes, now)
  const buildings = codes.flatMap((code) => ancestorAt(code, 'building') ?? [])
  if (livesIn(who, buildings)) return
  await clearShelf(table, person, buildings, now)
  await endLoans(table, person, buildings, now)
}

/** Whether somebody lives in one of these, if only as they say: who moves upstairs keeps what they lend on the shelf. */
export const livesIn = (actor: Pick<Actor, 'child' | 'homes'>, buildings: readonly string[]): boolean =>
  !isChild(actor) && actor.homes.some(({ building }) => buildings.includes(building))

async function endRequests(table: Table, person: string, households: readonly string[], now: string): Promise<void> {
  for (const row of await ownedBy(table, ownerIndex(person))) {
    const help = parseHelp((await table.read([keyOf(row)]))[0])
    if (!help || !isGoing(help.card.state) || help.card.state === 'underway') continue
    // Its building may have come to another grid before it did.
    const { household } = help.card
    if (!households.includes(household) && !households.includes(await householdNow(table, household))) continue
    const rows: Write[] = (['NEXT', 'CHECK'] as const).map((what) => ({ remove: keys.helpDue(help.card.id, what) }))
    await mustWrite(table, [
      ...writesOf(afterMove(help, 'cancel', CLOCK, now, { text: CALLED_OFF }, lastOfAll)),
      ...rows,
    ])
  }
}

async function clearShelf(table: Table, person: string, buildings: readonly string[], now: string): Promise<void> {
  for (const row of await ownedBy(table, thingsIndex(person))) {
    const thing = parseThing((await table.read([keyOf(row)]))[0])
    if (thing && buildings.includes(thing.card.building) && !thing.card.lentUntil)
      await mustWrite(table, offShelf(thing, now))
  }
}

/** What was asked for and not answered: of those buildings, or whose thing is on no shelf any more. */
async function endLoans(table: Table, person: string, buildings: readonly string[], now: string): Promise<void> {
  for (const row of await ownedBy(table, lendingIndex(person))) {
    const loan = parseLoan((await table.read([keys.loan(String(row.pk).slice('LOAN#'.length))]))[0])
    if (loan?.card.state !== loanLifecycle.initial) continue
    const gone = buildings.includes(loan.building) || !(await table.read([keys.thing(loan.thing)]))[0]
    if (gone) await mustWrite(table, afterLoanMove(loan, 'decline', CLOCK, now, { text: CALLED_OFF }).writes)
  }
}

/** Takes a thing off the shelf, with its photo. `now` is ISO 8601. */
export const offShelf = ({ card: { id, version, photo } }: StoredThing, now: string): Write[] => [
  { remove: keys.thing(id), when: atVersion(version) },
  ...letGo(photo ? [photo] : [], id, now),
]

const keyOf = ({ pk, sk }: Item): Key => ({ pk: String(pk), sk: String(sk) })

const ownedBy = (table: Table, owner: string): Promise<Item[]> =>
  queryAll(table, { index: 'byOwner', pk: { name: 'owner', value: owner }, ascending: true })

/** Throws where somebody else was at it at this moment: the next sweep goes on. */
async function mustWrite(table: Table, writes: readonly Write[]): Promise<void> {
  if (!(await table.write(writes)).written) throw new Error('What is left behind was changed at this moment')
}
