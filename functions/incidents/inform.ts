/** A notice that goes out from an incident. The face for who drafts it. */
import { Refusal } from '../../shared/errors.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { partiesOf } from './policy.ts'
import { parseIncident } from './store.ts'

/** The write that links it, with the notice's own. Throws `badInput` unless the actor commands the incident and it runs. */
export function informWrites(
  item: Item | undefined,
  actor: Pick<Actor, 'roles'>,
  { id, title, openedAt }: { id: string; title: string; openedAt: string },
): Write[] {
  const incident = parseIncident(item)
  const commands = incident && partiesOf(actor, incident.card).includes('commander')
  if (!commands || incident.card.state !== 'open') throw new Refusal('badInput', { incident: '这次突发事件已经结束' })
  return [{ put: { ...keys.informed(incident.card.id, id), notice: id, title, at: openedAt }, when: isNew }]
}
