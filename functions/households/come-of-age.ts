import { Refusal } from '../../shared/errors.ts'
import type { JoinParty } from '../../shared/households/lifecycle.ts'
import { isChild } from '../../shared/people/child.ts'
import type { Mover } from '../cases/case.ts'
import { operation } from '../http/operation.ts'
import { type Actor, changePerson, parsePerson, type StoredPerson } from '../people/actor.ts'
import { guardedNow } from '../people/staying.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { lookWrite } from '../privacy/look.ts'
import { afterMove, writesOf } from './after-move.ts'
import { aboutJoin } from './answer.ts'
import { knownJoin, readsJoin } from './known.ts'
import { parseMember, parseWaiting, type StoredMember } from './member.ts'
import type { HouseholdPorts } from './ports.ts'
import { ownerIndex, parseCard, parseJoin, type StoredCard, type StoredJoin } from './store.ts'
import { toReply } from './view.ts'

/**
 * Takes the mark of a child off an account, and off every home of theirs: by who answers for them in the household of the join, or by
 * staff of where they live, or lived last. What a guardian agreed to stands for them no more, and they are asked for their own
 * consents anew; nothing of theirs is deleted.
 */
export const comeOfAge = operation('comeOfAge', {
  reads: readsJoin,
  async run({ actor, found, now, commit }, { table }: HouseholdPorts) {
    const { join, parties } = knownJoin(found.join, actor, ['householder', 'approver'])
    const { id, personId, household } = join.card
    const [item, row] = await table.read([keys.person(personId), keys.member(household, personId)])
    const mover = { parties: standings(actor, parties, parseMember(row)), name: actor.name, personId: actor.id }
    const person = parsePerson(item)
    if (!person || person.leftAt || !isMarked(person)) throw new Refusal('wrongState')
    const stays = await staysOf(table, person)
    if (!(await livesOrLived(table, person, stays, household))) throw new Refusal('wrongState')
    const grown = stays.filter(({ join: { card } }) => card.child).map((stay) => grownUp(stay, mover, isoTime(now)))
    const homes = person.homes.map(({ child: _, ...home }) => home)
    const unguarded = person.unguarded ? guardedNow(person) : {}
    const look = lookWrite(personId, actor, { what: `age_${id}`, area: household }, now)
    return commit(
      [
        changePerson(person, { homes, child: undefined, consents: undefined, ...unguarded }),
        ...grown.flatMap(({ writes }) => writes),
        ...(mover.parties.includes('guardian') ? [] : [look]),
      ],
      toReply(grown.find(({ card }) => card.id === id)?.card ?? join.card),
      aboutJoin(join.card),
    )
  },
})

/** As what the actor may say so. Throws `notAllowed` for another adult of the household, and for a child. */
function standings(actor: Actor, parties: readonly JoinParty[], member: StoredMember | undefined): JoinParty[] {
  const may: JoinParty[] = []
  if (parties.includes('householder') && member?.guardian === actor.id) may.push('guardian')
  if (parties.includes('approver')) may.push('approver')
  if (may.length === 0 || isChild(actor)) throw new Refusal('notAllowed')
  return may
}

/** Whether an adult answered for them; who only said so on joining takes that back themselves. */
const isMarked = ({ child, homes }: StoredPerson): boolean =>
  child === true || homes.some((home) => home.verified && home.child === true)

/** The join that a home goes back to, and the member that it made, where it did. */
interface Stay {
  join: StoredJoin
  member: StoredMember | undefined
}

async function staysOf(table: Table, { id, homes }: StoredPerson): Promise<Stay[]> {
  const rows = await table.read(
    homes.map(({ household, verified }) => (verified ? keys.member(household, id) : keys.waiting(household, id))),
  )
  const found = rows.flatMap((row, i) => {
    const member = homes[i]?.verified ? parseMember(row) : undefined
    const named = member ?? parseWaiting(row)
    return named ? [{ named, member }] : []
  })
  const joins = await table.read(found.map(({ named }) => keys.join(named.join)))
  return found.flatMap(({ member }, i) => {
    const join = parseJoin(joins[i])
    return join ? [{ join, member }] : []
  })
}

/** Whether this is a home of theirs; for who has none that is verified, the last that was. */
async function livesOrLived(
  table: Table,
  { id, homes }: StoredPerson,
  stays: readonly Stay[],
  household: string,
): Promise<boolean> {
  const verified = homes.filter((home) => home.verified)
  if (verified.length > 0) return verified.some((home) => home.household === household)
  const items = await queryAll(table, {
    index: 'byOwner',
    pk: { name: 'owner', value: ownerIndex(id) },
    ascending: true,
  })
  const ended = items.map(parseCard).filter(({ state }) => state === 'ended')
  const [last] = [...ended, ...stays.map(({ join }) => join.card).filter(wasVerified)].sort(latestFirst)
  return last?.household === household
}

/** Of one that waits: whether it is for another guardian, at home. */
const wasVerified = ({ roundAt, openedAt }: StoredCard): boolean => roundAt !== openedAt

const latestFirst = (one: StoredCard, other: StoredCard) => (one.changedAt < other.changedAt ? 1 : -1)

/** The join of a child as that of somebody grown up, and the member that it made; who answered for them there is told as well. */
function grownUp({ join, member }: Stay, mover: Mover<JoinParty>, now: string): { card: StoredCard; writes: Write[] } {
  const tell = member?.guardian && member.guardian !== mover.personId ? [member.guardian] : []
  const moved = afterMove(join, 'comeOfAge', mover, { tell }, now)
  const card = { ...moved.join.card, child: false }
  const { household, personId } = card
  const set = { child: false, guardian: undefined }
  return {
    card,
    writes: [
      ...writesOf(join, { join: { ...moved.join, card }, entry: moved.entry }),
      ...(member ? [{ update: keys.member(household, personId), changes: { set }, when: exists }] : []),
    ],
  }
}
