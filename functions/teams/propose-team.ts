import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { isChild } from '../../shared/people/child.ts'
import { CHILD_TAKES_PART, PROPOSED_MAX } from '../../shared/teams/kinds.ts'
import { teamLifecycle } from '../../shared/teams/team-lifecycle.ts'
import { parseArea } from '../areas/area.ts'
import { openCase, openWrites } from '../cases/case.ts'
import { operation } from '../http/operation.ts'
import { type Actor, parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import type { TeamPorts } from './ports.ts'
import { mayBePublic } from './public-words.ts'
import { belongsTo, teamPartiesOf } from './team-policy.ts'
import { memberItem, type StoredTeam, teamItem } from './team-store.ts'
import { toTeam } from './team-view.ts'
import { teamsOf } from './teams-of.ts'

/** Whoever belongs to the area may; staff of it have to agree before anybody else sees it. */
export const proposeTeam = operation('proposeTeam', {
  reads: ({ body }, actor) => ({ area: keys.area(body.area), me: keys.person(actor) }),
  async run({ actor, body, found, now, commit }, ports: TeamPorts) {
    const area = parseArea(found.area)
    if (!area || area.closedAt) throw new Refusal('badInput', { area: '没有这个地点，或已停用' })
    if (!belongsTo(actor, area.code))
      throw new Refusal('notAllowed', isChild(actor) ? { team: CHILD_TAKES_PART } : undefined)
    const own = (await teamsOf(ports.table, actor.id)).filter(
      ({ team }) => team.lead === actor.id && team.card.state === 'proposed',
    )
    if (own.length >= PROPOSED_MAX) throw new Refusal('limitReached')
    await mayBePublic(ports, parsePerson(found.me)?.openid ?? '', [body.name, body.text], true)
    const at = isoTime(now)
    const place = { area: area.code, name: area.fullName }
    const { team, entry } = proposed(makeId('tea', now, ports.random), actor, { ...body, place }, at)
    const row = memberItem({ team: team.card.id, person: actor.id, name: actor.name, state: 'in', since: at, turn: 1 })
    const reply = toTeam(team, teamPartiesOf(actor, team, { state: 'in' }), 'in', at)
    return commit([...openWrites(teamItem(team), entry), { put: row, when: isNew }], reply)
  },
})

type Proposal = Pick<StoredTeam['card'], 'name' | 'kind' | 'entry' | 'place'> & Pick<StoredTeam, 'text'>

function proposed(id: string, actor: Actor, { name, kind, text, entry, place }: Proposal, at: string) {
  const audience = { people: [actor.id], areas: [place.area] }
  const mover = { name: actor.name, personId: actor.id }
  const opening = openCase(teamLifecycle, id, 'lead', mover, { text: name, audience }, at)
  const card = { ...opening.standing, id, version: 1, changedAt: at, name, kind, entry, place, members: 1 }
  const team: StoredTeam = { card, text, lead: actor.id, leadName: actor.name, ...opening.end }
  return { team, entry: opening.entry }
}
