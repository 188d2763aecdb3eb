import { alertLifecycle } from '../../shared/alerts/lifecycle.ts'
import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { knownAlert, makeMove, readsAlert } from './make-move.ts'
import type { AlertPorts } from './ports.ts'

/** Each who pressed at the same place is looked after one by one: nothing ends before that. */
export const accountWitness = operation('accountWitness', {
  reads: readsAlert,
  run(call, ports: AlertPorts) {
    const { alert, parties } = knownAlert(call.found, call.actor)
    const { person } = call.body
    const may = alertLifecycle.moves.account.by.some((party) => parties.includes(party))
    if (may && !alert.card.witnesses.some((each) => each.person === person)) throw new Refusal('notFound')
    return makeMove(ports, call, 'account', { account: person })
  },
})
