/** Where the person is, apart from all else: deleted a day after the end. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { type Position, position } from '../../shared/alerts/alert.ts'
import { isOpen } from '../../shared/alerts/lifecycle.ts'
import { Refusal } from '../../shared/errors.ts'
import { moment } from '../../shared/zod.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { knownAlert, readsAlert } from './make-move.ts'
import type { AlertPorts } from './ports.ts'

const stored = z.extend(position, { at: moment() })
export const parsePosition = (item: Item | undefined) => item && z.parse(stored, item)

export const positionWrite = (alert: string, { latitude, longitude, accuracy }: Position, at: string): Write => ({
  put: { ...keys.position(alert), latitude, longitude, ...(accuracy === undefined ? {} : { accuracy }), at },
})

/** Only while it is open: the alert must still be as it was read. */
export const followAlert = operation('followAlert', {
  reads: readsAlert,
  async run({ actor, body, found, now, commit }, _: AlertPorts) {
    const { alert, parties } = knownAlert(found, actor)
    if (!parties.includes('raiser')) throw new Refusal('notAllowed')
    const { id, state, version } = alert.card
    if (!isOpen(state)) throw new Refusal('wrongState')
    const stillOpen: Write = { check: keys.alert(id), when: atVersion(version) }
    return commit([positionWrite(id, body, isoTime(now)), stillOpen], {})
  },
})
