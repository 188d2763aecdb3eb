import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { knownAlert, readsAlert } from './make-move.ts'
import { hadWrite, parseTalk } from './misuse/talk.ts'
import type { AlertPorts } from './ports.ts'
import { toCard } from './view.ts'

/** From then on only false alarms after it count. What was said stays with the talk, for as long as that is kept. */
export const haveTalk = operation('haveTalk', {
  reads: readsAlert,
  async run({ actor, params, body, found, now, commit }, { table }: AlertPorts) {
    const { alert, parties } = knownAlert(found, actor)
    if (!parties.includes('responder') && !parties.includes('dispatcher')) throw new Refusal('notAllowed')
    const { raiser, place } = alert.card
    const [item] = await table.read(raiser ? [keys.talk(raiser)] : [])
    const open = parseTalk(item, now)
    if (!raiser || !open || open.hadAt || open.card.alert !== params.alertId) throw new Refusal('wrongState')
    const reply = toCard(alert.card, parties, actor.id, now)
    const about = { area: place.area, subject: raiser, what: params.alertId }
    return commit([hadWrite(raiser, open, body.text, isoTime(now))], reply, about)
  },
})
