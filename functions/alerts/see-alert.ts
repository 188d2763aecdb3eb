import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { exists } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { knownAlert, readsAlert } from './make-move.ts'
import type { AlertPorts } from './ports.ts'
import { parseTold } from './told.ts'

/** Noted with who was told: when they first looked, and after which ring they last did. Staff who look without having been told are seen to look by nobody. */
export const seeAlert = operation('seeAlert', {
  reads: readsAlert,
  async run({ actor, found, now, commit }, _: AlertPorts) {
    const { alert, parties } = knownAlert(found, actor)
    const told = parseTold(found.told)
    if (!parties.some((party) => ['responder', 'family', 'kin', 'neighbour'].includes(party)))
      throw new Refusal('notAllowed')
    if (!told || told.looked === told.rung) return { seen: told !== undefined }
    const update = keys.told(alert.card.id, actor.id)
    const set = { seenAt: told.seenAt ?? isoTime(now), looked: told.rung }
    return commit([{ update, changes: { set }, when: exists }], { seen: true })
  },
})
