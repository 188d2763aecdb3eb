import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { teamLifecycle } from '../../shared/teams/team-lifecycle.ts'
import { readPage } from '../http/listing.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { isQueueLevel, keys, queueIndex, queueOf } from '../platform/table.ts'
import { knownTeam, readsTeam } from './known-team.ts'
import { managesAt } from './team-policy.ts'
import { parseMember, parseTeamCard } from './team-store.ts'
import { toListedTeam, toTeam } from './team-view.ts'
import { teamsOf } from './teams-of.ts'

export const listTeams = operation('listTeams', {
  async run({ actor, params: { area }, query }, { table }: Ports) {
    const level = levelOf(area)
    if (!isQueueLevel(level)) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    if (query.state !== 'open' && !managesAt(actor, area)) throw new Refusal('notAllowed')
    const partition = queueOf('team', area, teamLifecycle.states[query.state].stage)
    const { items, cursor } = await readPage(table, { index: queueIndex(level), partition, ascending: false }, query)
    const cards = items.map(parseTeamCard)
    const rows = await table.read(cards.map(({ id }) => keys.teamMember(id, actor.id)))
    const listed = cards.map((card, i) => toListedTeam({ card }, parseMember(rows[i])?.state))
    // What was refused and what was closed stand in one list.
    return { items: listed.filter(({ state }) => state === query.state), ...(cursor ? { cursor } : {}) }
  },
})

export const listMyTeams = operation('listMyTeams', {
  async run({ actor }, { table }: Ports) {
    const own = await teamsOf(table, actor.id)
    return { items: own.map(({ team, state }) => ({ ...toListedTeam(team, state), leads: team.lead === actor.id })) }
  },
})

export const getTeam = operation('getTeam', {
  reads: readsTeam,
  async run({ actor, found, now }, _: Ports) {
    const { team, member, parties } = knownTeam(found, actor)
    return toTeam(team, parties, member?.state, isoTime(now))
  },
})
