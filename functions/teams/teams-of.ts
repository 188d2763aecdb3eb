/** The teams that somebody is in or asked to join, newest first: two requests. */
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { memberIndex, parseMembership, parseTeam } from './team-store.ts'

export async function teamsOf(table: Table, person: string) {
  const pk = { name: 'owner', value: memberIndex(person) }
  const rows = (await queryAll(table, { index: 'byOwner', pk, ascending: false })).map(parseMembership)
  const items = await table.read(rows.map(({ team }) => keys.team(team)))
  return rows.flatMap(({ state }, i) => {
    const team = parseTeam(items[i])
    return team ? [{ team, state }] : []
  })
}
