import { operation } from '../http/operation.ts'
import { attachable, photoKeys } from '../photos/attach.ts'
import { attachableVoices, voiceKeys } from '../photos/voices/attach.ts'
import { isoTime } from '../platform/clock.ts'
import { knownAlert, makeMove, readsAlert } from './make-move.ts'
import { onceEach } from './open.ts'
import type { AlertPorts } from './ports.ts'
import { tell, toldOf } from './told.ts'
import { neighboursFor } from './whom.ts'

/** What it is about, said when there is time. The first word on its kind also calls the neighbours who offered help with that. */
export const describeAlert = operation('describeAlert', {
  reads: (given, actor) => ({
    ...readsAlert(given, actor),
    photos: photoKeys(given.body.photos),
    voices: voiceKeys(given.body.voices),
  }),
  async run(call, ports: AlertPorts) {
    const { actor, body, found, now } = call
    const { alert } = knownAlert(found, actor)
    const photos = attachable(found.photos, actor.id)
    const voices = attachableVoices(found.voices, actor.id)
    const { kind, text, forWhom } = body
    const { card, step } = alert
    const fresh = kind !== undefined && kind !== card.kind && !card.drill
    const near = fresh ? await neighboursFor(ports.table, card.place.area, kind, card.raiser) : []
    const known = near.length ? await toldOf(ports.table, card.id) : new Map()
    const people = onceEach(near, card.raiser).filter(({ who }) => !known.has(who))
    const told = people.length
      ? tell({ alert: card.id, drill: card.drill }, people, known, { level: card.level, step }, isoTime(now))
      : undefined
    return makeMove(ports, call, 'describe', { kind, text, forWhom, photos, voices }, told)
  },
})
