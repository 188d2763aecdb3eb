import { Refusal } from '../../shared/errors.ts'
import { MEMBERS_MAX } from '../../shared/teams/kinds.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { knownTeam, readsTeam } from './known-team.ts'
import { memberItem, type StoredMember, type StoredTeam } from './team-store.ts'

/** One member more or less, on condition that the team still stands as it was read, and has room. */
export function countMember({ card }: StoredTeam, by: 1 | -1): Write {
  const room = by > 0 ? ' AND #card.#members < :max' : ''
  return {
    update: keys.team(card.id),
    changes: { set: {}, add: { 'card.members': by } },
    when: {
      expression: `version = :version${room}`,
      values: { ':version': card.version, ...(by > 0 ? { ':max': MEMBERS_MAX } : {}) },
    },
  }
}

/** That they are in it as they were when it was read. */
export const stillMember = ({ turn }: StoredMember) => ({
  expression: 'turn = :turn',
  values: { ':turn': turn },
})

export const joinTeam = operation('joinTeam', {
  reads: readsTeam,
  async run({ actor, found, now, commit }, _: Ports) {
    const { team, member } = knownTeam(found, actor, ['lead', 'staff', 'member', 'neighbour'])
    if (team.card.state !== 'open') throw new Refusal('wrongState')
    if (member) return { mine: member.state }
    if (team.card.members >= MEMBERS_MAX) throw new Refusal('limitReached')
    const state = team.card.entry === 'open' ? 'in' : 'asked'
    const row = memberItem({
      team: team.card.id,
      person: actor.id,
      name: actor.name,
      state,
      since: isoTime(now),
      turn: 1,
    })
    const writes: Write[] = [{ put: row, when: isNew }]
    if (state === 'in') writes.push(countMember(team, 1))
    return commit(writes, { mine: state })
  },
})

export const leaveTeam = operation('leaveTeam', {
  reads: readsTeam,
  async run({ actor, found, commit }, _: Ports) {
    const { team, member } = knownTeam(found, actor)
    if (!member) return {}
    if (team.lead === actor.id && team.card.state === 'open')
      throw new Refusal('wrongState', { team: '请社区工作人员先指定新的队长' })
    return commit(leaveWrites(team, member), {})
  },
})

/** Out of it, whether they were in or had only asked. */
export function leaveWrites(team: StoredTeam, member: StoredMember): Write[] {
  const row: Write = { remove: keys.teamMember(member.team, member.person), when: stillMember(member) }
  return member.state === 'in' ? [row, countMember(team, -1)] : [row]
}
