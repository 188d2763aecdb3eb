/**
 * Giving and taking roles, one or many, all or none. What the granter may is checked against the roles that were read, and
 * the transaction is on condition that they are still those: who loses a role at this moment gives nothing any more.
 *
 * Nobody gives or takes their own roles. So whoever takes a role stays behind with the right to give it again: an area that
 * has an administrator never loses the last one, the leaving of its administrators included (last-administrator.ts).
 */
import { ancestorAt } from '../../shared/areas/code.ts'
import { commonArea } from '../../shared/areas/common-area.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Serving } from '../../shared/roles/contract.ts'
import { mayGrant } from '../../shared/roles/policy.ts'
import type { Role } from '../../shared/roles/roles.ts'
import { parseArea } from '../areas/area.ts'
import type { About } from '../http/audit.ts'
import { type Actor, parsePerson, type StoredPerson, stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { grantWrites, isSame, revokeWrites, rolesAfter } from './grant.ts'
import { groupsAround, heldThrough } from './grid-groups.ts'
import { toServing } from './view.ts'

export interface Wish {
  person: string
  role: Role
  areas: readonly string[]
}

interface ChangeCall {
  actor: Actor
  found: { person: Item | undefined; areas: (Item | undefined)[] }
  now: number
  commit(writes: readonly Write[], reply: Serving, about: About): Promise<Serving>
}

export const readsOf = ({ person, areas }: Omit<Wish, 'role'>) => ({
  person: keys.person(person),
  areas: areas.map(keys.area),
})

/** The names of areas as they were read; closed areas and those that never were are none. Throws `badInput` at `field`. */
export const namedAreas = (areas: readonly string[], items: readonly (Item | undefined)[], field: string) =>
  areas.map((area, i) => {
    const found = parseArea(items[i])
    if (!found || found.closedAt) throw new Refusal('badInput', { [field]: '没有这个地点' })
    return { area, areaName: found.fullName }
  })

/** Throws before it is known whether there is such a person, and so tells nobody. */
function checkRight(actor: Actor, { person, role, areas }: Wish): void {
  if (person === actor.id) throw new Refusal('ownRoles')
  if (areas.some((area) => !mayGrant(actor.roles, role, area))) throw new Refusal('aboveOwn')
}

function knownPerson(item: Item | undefined): StoredPerson {
  const person = parsePerson(item)
  if (!person) throw new Refusal('notFound')
  return person
}

/** `field`: what the request calls its area or areas. */
export async function giveRoles(call: ChangeCall, wish: Wish, field: string, table: Table): Promise<Serving> {
  const { actor, now } = call
  checkRight(actor, wish)
  const person = knownPerson(call.found.person)
  const named = namedAreas(wish.areas, call.found.areas, field)
  const groups = await groupsAround(table, wish.role, wish.areas)
  const give = heldThrough(wish.role, named, groups)
  if (give.some(({ role, area }) => !mayGrant(actor.roles, role, area))) throw new Refusal('aboveOwn')
  const writes = grantWrites(person, give, actor.id, isoTime(now))
  const reply = toServing(actor, { ...person, roles: rolesAfter(person.roles, { give }) })
  if (writes.length === 0) return reply
  const standing = groups.map(({ id, grids }): Write => ({ check: groupKey(id, grids[0]?.area), when: exists }))
  return call.commit([...writes, ...standing, stillThat(actor)], reply, aboutOf(wish))
}

export async function takeRoles(call: ChangeCall, wish: Wish, table: Table): Promise<Serving> {
  const { actor, now } = call
  checkRight(actor, wish)
  // Who is leaving would be nobody to stay behind.
  if (wish.role === 'administrator' && actor.leavingAt) throw new Refusal('lastAdministrator')
  const person = knownPerson(call.found.person)
  const groups = await groupsAround(table, wish.role, wish.areas)
  const wanted = [...new Set([...wish.areas, ...groups.flatMap(({ grids }) => grids.map(({ area }) => area))])]
  const take = wanted
    .map((area) => ({ role: wish.role, area }))
    .filter((gone) => person.roles.some((h) => isSame(h, gone)))
  if (take.length === 0) throw new Refusal('notFound')
  if (take.some(({ role, area }) => !mayGrant(actor.roles, role, area))) throw new Refusal('aboveOwn')
  const writes = revokeWrites(person, take, actor.id, isoTime(now))
  const reply = toServing(actor, { ...person, roles: rolesAfter(person.roles, { take }) })
  return call.commit([...writes, stillThat(actor)], reply, aboutOf(wish))
}

const groupKey = (group: string, grid = '') => keys.group(ancestorAt(grid, 'community') ?? '', group)

/** What the audit log says: the smallest area that holds them all, and each of them by its code. */
const aboutOf = ({ person, role, areas }: Wish): About => ({
  area: commonArea(areas),
  subject: person,
  what: role,
  note: areas.join(' '),
})
