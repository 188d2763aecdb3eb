/** Who is in a team: for its lead and for staff. */
import { Refusal } from '../../shared/errors.ts'
import { MEMBERS_MAX } from '../../shared/teams/kinds.ts'
import { fromCursor, toCursor } from '../http/cursor.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { countMember, leaveWrites, stillMember } from './join-team.ts'
import { knownTeam, readsTeam } from './known-team.ts'
import { memberItem, parseMember, type StoredMember } from './team-store.ts'
import { toMember } from './team-view.ts'

const deciding = ['lead', 'staff'] as const

const isMember = (item: Item): StoredMember[] => {
  const member = parseMember(item)
  return member ? [member] : []
}

export const listTeamMembers = operation('listTeamMembers', {
  reads: readsTeam,
  async run({ actor, found, params, query }, { table }: Ports) {
    const { team } = knownTeam(found, actor, deciding)
    const { pk } = keys.team(params.teamId)
    const of = `members ${pk}`
    const { items, last } = await table.query({
      pk: { name: 'pk', value: pk },
      sk: { name: 'sk', beginsWith: 'MEMBER#' },
      ascending: true,
      limit: query.limit,
      after: fromCursor(of, query.cursor),
      consistent: true,
    })
    const cursor = toCursor(of, last)
    return { items: items.flatMap(isMember).map((each) => toMember(each, team)), ...(cursor ? { cursor } : {}) }
  },
})

const readsMember = (given: { params: { teamId: string }; body: { person: string } }, actor: string) => ({
  ...readsTeam(given, actor),
  other: keys.teamMember(given.params.teamId, given.body.person),
})

export const acceptTeamMember = operation('acceptTeamMember', {
  reads: readsMember,
  async run({ actor, found, commit }, _: Ports) {
    const { team } = knownTeam(found, actor, deciding)
    const other = parseMember(found.other)
    if (!other) throw new Refusal('notFound')
    if (other.state === 'in') return toMember(other, team)
    if (team.card.state !== 'open' || team.card.members >= MEMBERS_MAX) throw new Refusal('wrongState')
    const after = { ...other, state: 'in' as const, turn: other.turn + 1 }
    return commit([{ put: memberItem(after), when: stillMember(other) }, countMember(team, 1)], toMember(after, team))
  },
})

export const removeTeamMember = operation('removeTeamMember', {
  reads: readsMember,
  async run({ actor, found, commit }, _: Ports) {
    const { team } = knownTeam(found, actor, deciding)
    const other = parseMember(found.other)
    if (!other) throw new Refusal('notFound')
    if (team.lead === other.person) throw new Refusal('wrongState')
    return commit(leaveWrites(team, other), toMember(other, team))
  },
})
