/** Who serves an area follows it when it gets another code or another name. */
import * as z from 'zod/mini'
import type { HeldRole } from '../../shared/roles/roles.ts'
import { parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { grantCard, type RoleChange, roleWrites } from '../roles/grant.ts'

const TRIES = 8

/** The people who hold a role at an area, each once; `role`: of that role alone. */
export async function servingAt(table: Table, area: string, role = ''): Promise<string[]> {
  const pk = { name: 'pk', value: keys.grant(area, 'gridWorker', '').pk }
  const query = { pk, ascending: true, consistent: true }
  const items = await queryAll(table, role ? { ...query, sk: { name: 'sk', beginsWith: `${role}#` } } : query)
  return [...new Set(items.map(({ card }) => z.parse(grantCard, card).person))]
}

/** Changes what someone holds, as it follows from what they hold at that moment; `by`: who brought it about. */
export async function changeRoles(
  table: Table,
  person: string,
  changeOf: (roles: readonly HeldRole[]) => RoleChange,
  by: string,
  now: number,
): Promise<void> {
  for (let round = 0; round < TRIES; round++) {
    const [item] = await table.read([keys.person(person)])
    const known = parsePerson(item)
    const writes = known ? roleWrites(known, changeOf(known.roles), by, isoTime(now)) : []
    if (writes.length === 0 || (await table.write(writes)).written) return
  }
  throw new Error(`The roles of ${person} are changed all the time`)
}

/** Whoever serves `from` serves `to` instead, under its name; where both are one area, it has another name now. */
export async function serveInstead(
  { table, by, now }: { table: Table; by: string; now: number },
  from: string,
  to: { area: string; areaName: string },
): Promise<void> {
  const changeOf = (roles: readonly HeldRole[]): RoleChange => {
    const here = roles.filter(({ area }) => area === from)
    const give = here.map((held) => ({ ...held, ...to }))
    return { give, take: from === to.area ? [] : here }
  }
  for (const person of await servingAt(table, from)) await changeRoles(table, person, changeOf, by, now)
}
