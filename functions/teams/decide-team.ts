/** What staff and its lead decide about a team. */
import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import { keys } from '../platform/table.ts'
import { stillMember } from './join-team.ts'
import { knownTeam, readsTeam } from './known-team.ts'
import { moveTeam } from './move-team.ts'
import type { TeamPorts } from './ports.ts'
import { mayBePublic } from './public-words.ts'
import { managesAt } from './team-policy.ts'
import { parseMember } from './team-store.ts'

export const agreeToTeam = operation('agreeToTeam', {
  reads: readsTeam,
  run: async (call, _: Ports) => moveTeam(call, 'agree'),
})

export const refuseTeam = operation('refuseTeam', {
  reads: readsTeam,
  run: async (call, _: Ports) => {
    const { reason } = call.body
    return moveTeam(call, 'refuse', { team: { reason }, text: reason })
  },
})

/** Everybody who looks for the team reads why. */
export const closeTeam = operation('closeTeam', {
  reads: (given, actor) => ({ ...readsTeam(given, actor), me: keys.person(actor) }),
  run: async (call, ports: TeamPorts) => {
    const { reason } = call.body
    const { team } = knownTeam(call.found, call.actor, ['lead', 'staff'])
    const vouched = managesAt(call.actor, team.card.place.area)
    const doubted = { field: 'reason', words: '这些文字没有通过内容检查，请换个说法' }
    await mayBePublic(ports, parsePerson(call.found.me)?.openid ?? '', [reason], vouched, doubted)
    return moveTeam(call, 'close', { team: { reason }, text: reason })
  },
})

export const changeTeam = operation('changeTeam', {
  reads: (given, actor) => ({ ...readsTeam(given, actor), me: keys.person(actor) }),
  async run(call, ports: TeamPorts) {
    const { team } = knownTeam(call.found, call.actor, ['lead', 'staff'])
    const { name, kind, text, entry } = call.body
    const vouched = managesAt(call.actor, team.card.place.area)
    await mayBePublic(ports, parsePerson(call.found.me)?.openid ?? '', [name, text], vouched)
    return moveTeam(call, 'change', { team: { text }, card: { name, kind, entry } })
  },
})

/** One who is in it; whoever led it stays a member. */
export const appointLead = operation('appointLead', {
  reads: (given, actor) => ({
    ...readsTeam(given, actor),
    chosen: keys.teamMember(given.params.teamId, given.body.person),
  }),
  async run(call, _: Ports) {
    knownTeam(call.found, call.actor, ['staff'])
    const chosen = parseMember(call.found.chosen)
    if (chosen?.state !== 'in') throw new Refusal('badInput', { person: '请从队员里选一位' })
    const { person, name } = chosen
    const still = { check: keys.teamMember(chosen.team, person), when: stillMember(chosen) }
    return moveTeam(call, 'appoint', { team: { lead: person, leadName: name }, subject: person }, [still])
  },
})
