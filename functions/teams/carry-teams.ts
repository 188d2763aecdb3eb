/**
 * A grid whose buildings all came to another one leaves that its teams, and the activities to come of these and of its staff. What is still
 * found in the old grid is what is left to do; what is over stays where it was.
 */
import { activityLifecycle } from '../../shared/teams/lifecycle.ts'
import { placedAt, putElsewhere } from '../cases/put-elsewhere.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys, queueIndex, queueOf } from '../platform/table.ts'
import { activityItem, hostIndex, parseActivity, parseCard } from './store.ts'
import { parseTeam, parseTeamCard, teamItem } from './team-store.ts'

interface Grid {
  area: string
  name: string
}

export async function carryTeams(table: Table, from: string, to: Grid): Promise<void> {
  const moved = <T extends { card: { version: number; place: Grid } }>(kept: T): T | undefined =>
    kept.card.place.area === from ? { ...kept, card: placedAt(kept.card, to) } : undefined
  const teams = await teamsIn(table, from)
  // Before the teams: by them they are found.
  for (const host of [from, ...teams])
    for (const id of await comingOf(table, host))
      await putElsewhere(table, keys.activity(id), { parse: parseActivity, itemOf: activityItem, next: moved })
  for (const id of teams) await putElsewhere(table, keys.team(id), { parse: parseTeam, itemOf: teamItem, next: moved })
}

async function teamsIn(table: Table, grid: string): Promise<string[]> {
  const lists = (['open', 'waiting'] as const).map((stage) => ({ name: 'grid', value: queueOf('team', grid, stage) }))
  const found = await Promise.all(
    lists.map((pk) => queryAll(table, { index: queueIndex('grid'), pk, ascending: true })),
  )
  return found.flat().map((item) => parseTeamCard(item).id)
}

/** Drafts too. */
async function comingOf(table: Table, host: string): Promise<string[]> {
  const pk = { name: 'owner', value: hostIndex(host) }
  const cards = (await queryAll(table, { index: 'byOwner', pk, ascending: false })).map(parseCard)
  return cards.filter(({ state }) => activityLifecycle.states[state].stage !== 'closed').map(({ id }) => id)
}
