import { countFalse } from '../../shared/alerts/misuse.ts'
import { entriesOf } from '../cases/entries.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { callsFor } from './calls.ts'
import { mayAskNotes, withNotes } from './concerned.ts'
import { lookAt, looked } from './look.ts'
import { knownAlert, readsAlert } from './make-move.ts'
import { falseAlarmsOf } from './misuse/false-alarms.ts'
import type { ShowingPorts } from './ports.ts'
import { parsePosition } from './position.ts'
import { parseEntry } from './store.ts'
import { parseTold, toldOf } from './told.ts'
import { toAlert } from './view.ts'
import { shownVoices, voicesOf } from './voices.ts'

/** An alert whole. That staff looked is kept with whoever raised it and in the audit log, and up to when they saw where somebody is. */
export const getAlert = operation('getAlert', {
  reads: (given, actor) => ({ ...readsAlert(given, actor), position: keys.position(given.params.alertId) }),
  async run({ actor, found, now, commit }, ports: ShowingPorts) {
    const { table, photoUrls, objectUrl } = ports
    const { alert, parties } = knownAlert(found, actor)
    const { id, raiser, place } = alert.card
    const look = lookAt(actor, parties, alert.card, now)
    const [entries, told, voices, [kept], calls, noted, ended] = await Promise.all([
      entriesOf(table, keys.alert(id)),
      toldOf(table, id),
      voicesOf(table, id),
      table.read(look ? [{ pk: look.put.pk, sk: look.put.sk }] : []),
      callsFor(ports, alert.card, { id: actor.id, parties, now, beside: parseTold(found.told)?.beside }),
      mayAskNotes(alert.card, parties) ? withNotes(table, alert.card) : [],
      look && raiser ? falseAlarmsOf(table, raiser, now) : [],
    ])
    const whole = {
      alert,
      entries: entries.map(parseEntry),
      told: [...told.values()],
      position: parsePosition(found.position),
      calls,
      care: noted.length > 0,
      falseAlarms: countFalse(ended, now),
      voices: await shownVoices(voices, actor.id, objectUrl),
    }
    const reply = await toAlert(whole, { id: actor.id, parties, now }, photoUrls)
    const fresh = look && looked(look, kept, reply.position, now)
    if (!fresh) return reply
    const { write, note } = fresh
    return commit([write], reply, { area: place.area, subject: raiser ?? '', what: id, ...(note ? { note } : {}) })
  },
})
