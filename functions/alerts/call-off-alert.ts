import { countFalse, REPEATED } from '../../shared/alerts/misuse.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { knownAlert, makeMove, readsAlert } from './make-move.ts'
import { falseAlarmsOf } from './misuse/false-alarms.ts'
import { parseTalk, talkWrite } from './misuse/talk.ts'
import type { AlertPorts } from './ports.ts'
import type { StoredCard } from './store.ts'

const foundOut = { call: '电话核实', door: '上门核实' } as const

export const callOffAlert = operation('callOffAlert', {
  reads: readsAlert,
  async run(call, ports: AlertPorts) {
    const { by, text } = call.body
    const { alert } = knownAlert(call.found, call.actor)
    const talk = await talkAfter(ports.table, alert.card, call.now)
    const said = [foundOut[by], text].filter(Boolean).join('：')
    return makeMove(ports, call, 'callOff', { text: said }, undefined, talk)
  },
})

/** The talk that one more false alarm asks for, unless one is to be had already. */
async function talkAfter(table: Table, card: StoredCard, now: number): Promise<Write[]> {
  const { raiser, drill } = card
  if (!raiser || drill) return []
  const [[item], ended] = await Promise.all([table.read([keys.talk(raiser)]), falseAlarmsOf(table, raiser, now)])
  const known = parseTalk(item, now)
  if (known && !known.hadAt) return []
  const at = isoTime(now)
  const count = countFalse([...ended, at], now, known?.hadAt)
  return count >= REPEATED ? [talkWrite(card, raiser, count, at)] : []
}
