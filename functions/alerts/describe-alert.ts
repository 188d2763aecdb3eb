import { dueAfter, policyFor, soonest } from '../../shared/alerts/escalation.ts'
import type { AlertKind } from '../../shared/alerts/kinds.ts'
import { operation } from '../http/operation.ts'
import { attachable, photoKeys } from '../photos/attach.ts'
import { attachableVoices, voiceKeys } from '../photos/voices/attach.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { knownAlert, makeMove, readsAlert } from './make-move.ts'
import { onceEach } from './open.ts'
import type { AlertPorts } from './ports.ts'
import { highest } from './ring-again.ts'
import { saidWhere, toldElsewhere } from './said-where.ts'
import type { StoredAlert } from './store.ts'
import { tell, toldOf } from './told.ts'
import { neighboursFor, reachFrom } from './whom.ts'

/**
 * What it is about, said when there is time. The first word on its kind also calls the neighbours who offered help with that; and
 * where that kind is told sooner, whoever should have been told by now is told at once; and everybody, where it is another place
 * than they were told.
 */
export const describeAlert = operation('describeAlert', {
  reads: (given, actor) => ({
    ...readsAlert(given, actor),
    photos: photoKeys(given.body.photos),
    voices: voiceKeys(given.body.voices),
    picked: given.body.area === undefined ? undefined : keys.area(given.body.area),
  }),
  async run(call, ports: AlertPorts) {
    const { actor, body, found, now } = call
    const { alert, parties } = knownAlert(found, actor)
    const photos = attachable(found.photos, actor.id)
    const voices = attachableVoices(found.voices, actor.id)
    const { kind, text, forWhom } = body
    const details = { kind, text, forWhom, photos, voices }
    const at = await saidWhere(ports.table, alert, body, { actor, parties, picked: found.picked })
    const meant = { at, kind: kind ?? alert.card.kind, mover: actor.id }
    const moved = at && (await toldElsewhere(ports.table, alert, { ...meant, at }, now))
    if (moved) {
      const { policy, family, told, more } = moved
      return makeMove(ports, call, 'describe', { ...details, at, policy, family }, told, more)
    }
    const { policy, told } = kind === undefined ? {} : await toldOfKind(ports.table, alert, kind, now)
    return makeMove(ports, call, 'describe', { ...details, at, policy }, told)
  },
})

/**
 * By what it is escalated when it is of that kind, never slower than before, nor than the areas had shortened it to when it was raised;
 * and whom that tells now.
 */
async function toldOfKind(table: Table, alert: StoredAlert, kind: AlertKind, now: number) {
  const { card, step } = alert
  const { area } = card.place
  const policy = soonest(alert.policy, policyFor(kind))
  const since = now - Date.parse(card.roundAt)
  const isDue = card.state === 'raised' && step < policy.steps.length && dueAfter(policy, step) <= since
  const [near, reached] = await Promise.all([
    kind === card.kind || card.drill ? [] : neighboursFor(table, area, kind, card.raiser),
    isDue ? reachFrom(table, { area, policy, step, now, raiser: card.raiser, since }) : undefined,
  ])
  if (!near.length && !reached) return { policy }
  const known = await toldOf(table, card.id)
  const fresh = near.filter(({ who }) => !known.has(who))
  const people = onceEach([...fresh, ...(reached?.people ?? [])], card.raiser)
  if (!people.length && !reached) return { policy }
  const level = highest(policy, card.level, reached?.level)
  const upTo = { level, step: reached?.step ?? step }
  return { policy, told: tell({ alert: card.id, drill: card.drill }, people, known, upTo, isoTime(now)) }
}
