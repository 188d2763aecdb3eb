/** What follows a warning that was relayed: an update, or its cancellation; each refers to all that went before. */
import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles } from '../../shared/roles/roles.ts'
import { SAME_WARNING, saysTheSame, type Warning } from '../../shared/warnings/warning.ts'
import { operation } from '../http/operation.ts'
import { type Actor, stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'
import type { Random } from '../platform/random.ts'
import { keys } from '../platform/table.ts'
import type { WarningPorts } from './ports.ts'
import { checkTimes, speakerOf } from './relay-warning.ts'
import { relayWrites } from './store.ts'
import { parseWarning, type StoredWarning, toWarning } from './warning.ts'

const readsWarning = ({ params }: { params: { warningId: string } }) => ({ warning: keys.warning(params.warningId) })

export const updateWarning = operation('updateWarning', {
  reads: readsWarning,
  async run({ body, actor, found, now, commit }, { random }: WarningPorts) {
    const before = standing(found.warning, actor)
    if (saysTheSame(body, before)) throw new Refusal('badInput', { reference: SAME_WARNING })
    checkTimes(body, now, before.startsAt)
    const after: Warning = { ...following(before, actor, now, random), ...body, message: 'update' }
    const about = { area: before.area.code, what: before.id }
    return commit([...relayWrites(after, before), stillThat(actor)], after, about)
  },
})

export const cancelWarning = operation('cancelWarning', {
  reads: readsWarning,
  async run({ body, actor, found, now, commit }, { random }: WarningPorts) {
    const before = standing(found.warning, actor)
    const after: Warning = {
      ...following(before, actor, now, random),
      ...body,
      message: 'cancel',
      headline: `解除：${before.headline}`.slice(0, 80),
      measures: '预警已解除，可恢复正常活动。',
    }
    const about = { area: before.area.code, what: before.id }
    return commit([...relayWrites(after, before), stillThat(actor)], after, about)
  },
})

/** The warning, if the actor may speak where it goes to. Throws `notFound` for who may not, and `wrongState` where something followed it. */
function standing(item: Item | undefined, actor: Actor): StoredWarning {
  const before = parseWarning(item)
  if (!before || !reaches(actor.roles, managingRoles, before.area.code)) throw new Refusal('notFound')
  if (before.state !== 'standing' || before.message === 'cancel') throw new Refusal('wrongState')
  return before
}

function following(before: StoredWarning, actor: Actor, now: number, random: Random): Warning {
  const { after: _, ...said } = toWarning(before)
  return {
    ...said,
    id: makeId('wrn', now, random),
    state: 'standing',
    relayedBy: speakerOf(actor, before.area.code),
    relayedAt: isoTime(now),
    before: [...before.before, { id: before.id, relayedAt: before.relayedAt }],
  }
}
