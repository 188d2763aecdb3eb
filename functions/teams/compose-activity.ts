import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import type { NewActivity } from '../../shared/teams/activity.ts'
import { activityLifecycle } from '../../shared/teams/lifecycle.ts'
import { parseArea } from '../areas/area.ts'
import { openCase, openWrites } from '../cases/case.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { attach, attachable, photoKeys, type StoredPhoto } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { partiesOf } from './policy.ts'
import type { TeamPorts } from './ports.ts'
import { activityItem, parsePlaces, type StoredActivity, secretOf } from './store.ts'
import { managesAt } from './team-policy.ts'
import { parseTeam } from './team-store.ts'
import { toActivity } from './view.ts'

const SECRET_BYTES = 32

/** A draft, which nobody sees but who may run it. */
export const composeActivity = operation('composeActivity', {
  reads: ({ body }) => ({
    team: body.team ? keys.team(body.team) : undefined,
    area: body.area ? keys.area(body.area) : undefined,
    photo: photoKeys(body.photo ? [body.photo] : []),
  }),
  async run({ actor, body, found, now, commit }, ports: TeamPorts) {
    if ((body.team === undefined) === (body.area === undefined))
      throw new Refusal('badInput', { team: '请选择队伍，或社区自己组织' })
    const host = hostFor(found, actor)
    const staff = managesAt(actor, host.place.area)
    const photo = photoOf(found.photo, actor, staff)
    const at = isoTime(now)
    const id = makeId('act', now, ports.random)
    const secret = await ports.sealer.seal(Buffer.from(ports.random(SECRET_BYTES)).toString('base64url'), secretOf(id))
    const { activity, entry } = composed({ id, secret, photo, ...host }, actor, staff, body, at)
    const places = { phase: activity.card.state, places: body.places, taken: 0, waiting: 0, came: 0 }
    const parties = partiesOf(actor, activity, host.lead, undefined)
    const known = { activity, places: parsePlaces(places), signed: undefined, parties, reported: false }
    return commit(
      [
        ...openWrites(activityItem(activity), entry),
        { put: { ...keys.places(id), ...places }, when: isNew },
        ...attach(photo ? [photo] : [], id),
      ],
      await toActivity(ports, known, actor, at),
    )
  },
})

/** Whose it is: of a team that the actor leads or whose area they run, or of an area that they run. */
function hostFor(found: { team: Item | undefined; area: Item | undefined }, actor: Actor) {
  const team = parseTeam(found.team)
  if (team) {
    const { id, name, place, state } = team.card
    if (state !== 'open') throw new Refusal('badInput', { team: '这支队伍还没有成立，或已经解散' })
    if (team.lead !== actor.id && !managesAt(actor, place.area)) throw new Refusal('notAllowed')
    return { place, team: { id, name }, lead: team.lead }
  }
  const area = parseArea(found.area)
  if (!area || area.closedAt) throw new Refusal('badInput', { area: '没有这个地点，或已停用' })
  if (!managesAt(actor, area.code)) throw new Refusal('notAllowed')
  return { place: { area: area.code, name: area.fullName }, team: undefined, lead: undefined }
}

/** Nobody looks at a photo of a lead before neighbours would see it, so it is for staff to add one. */
export function photoOf(items: readonly (Item | undefined)[], actor: Actor, staff: boolean): StoredPhoto | undefined {
  if (items.length === 0) return undefined
  if (!staff) throw new Refusal('badInput', { photo: '照片请社区工作人员来加' })
  return attachable(items, actor.id)[0]
}

interface Made extends Pick<StoredActivity, 'secret' | 'photo'> {
  id: string
  place: StoredActivity['card']['place']
  team: StoredActivity['card']['team']
}

function composed(
  { id, secret, photo, place, team }: Made,
  actor: Actor,
  staff: boolean,
  body: NewActivity,
  at: string,
) {
  const party = staff ? 'staff' : 'lead'
  const audience = { people: [actor.id], areas: [place.area] }
  const mover = { name: actor.name, personId: actor.id }
  const { standing, entry, end } = openCase(activityLifecycle, id, party, mover, { text: body.title, audience }, at)
  const { title, kind, text, where, beginsAt, endsAt, signUpUntil = beginsAt, places } = body
  const said = { title, kind, where, beginsAt, endsAt, signUpUntil, places, place, ...(team ? { team } : {}) }
  const card = { ...standing, id, version: 1, changedAt: at, ...said }
  const activity: StoredActivity = {
    card,
    text,
    ...(photo ? { photo } : {}),
    composedBy: actor.id,
    secret,
    ...end,
  }
  return { activity, entry }
}
