/**
 * What is kept of children under 14 by the consent of their guardian, forgotten when that is taken back (个人信息保护法 15, 31, 47).
 * Children that others registered or answer for stay as they are.
 */
import { Stale } from '../http/operation.ts'
import { type Actor, changePerson, parsePerson } from '../people/actor.ts'
import { endAll, sessionsOf } from '../people/session.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { departure } from './departure.ts'
import { forgetWrites } from './dependant.ts'
import { type Inside, insideOf } from './inside.ts'
import { leftWrite } from './left.ts'
import type { StoredMember } from './member.ts'
import { go, peopleOf } from './occupancy.ts'
import { goesUnguarded, isGuardedElsewhere, unguarded } from './unguarded.ts'

type Guardian = Pick<Actor, 'id' | 'name' | 'homes'>

/** One child after the other, a transaction each. Throws `Stale` where somebody else is at one of them at this moment. */
export async function forgetChildren(table: Table, guardian: Guardian, now: number): Promise<void> {
  for (const { household } of guardian.homes.filter(({ verified }) => verified)) {
    const { dependants, members } = await insideOf(table, household)
    for (const dependant of dependants) {
      const { kind, keptBy } = dependant
      if (kind !== 'child' || keptBy.staff || keptBy.person !== guardian.id) continue
      const [care] = await table.read([keys.care(dependant.id)])
      await mustWrite(table, forgetWrites(household, dependant, care))
    }
    for (const child of members.filter((member) => member.guardian === guardian.id))
      await letGo(table, { household, members }, child, guardian, now)
  }
}

async function mustWrite(table: Table, writes: readonly Write[]): Promise<void> {
  if (!(await table.write(writes)).written) throw new Stale()
}

/**
 * A child who has an account. Where another adult answers for them in another home, they only leave this one. Else nobody agrees to
 * the account any more: its sessions end, and it is deleted as any account is, unless an adult answers for them before. One that is
 * being erased by now is left to that.
 */
async function letGo(
  table: Table,
  { household, members }: Pick<Inside, 'members'> & { household: string },
  child: StoredMember,
  guardian: Guardian,
  now: number,
): Promise<void> {
  const wanted = [keys.person(child.person), keys.join(child.join), keys.joined(household)]
  const [item, join, joined] = await table.read(wanted)
  const person = parsePerson(item)
  const at = isoTime(now)
  if (person?.leftAt) return
  if (person && (await isGuardedElsewhere(table, person, household, guardian.id))) {
    const mover = { parties: ['guardian'] as const, name: guardian.name, personId: guardian.id }
    const { writes, homes } = await departure(table, person, household, mover, undefined, at)
    return mustWrite(table, [...writes, leftWrite(person.id, household, at), changePerson(person, { homes })])
  }
  // First: broken off here it is done again, and who is no member any more is not looked for.
  await endAll(table, child.person, await sessionsOf(table, child.person, now))
  await mustWrite(table, [
    ...unguarded({ household, members }, child, guardian, [item, join], at, person && goesUnguarded(person, at)),
    ...go({ household, people: peopleOf(joined) }, [child.person]),
  ])
}
