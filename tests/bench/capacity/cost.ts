/** What every scenario costs on the table as it is. */
import { type OperationId, routes } from '../../../shared/routes.ts'
import { type Backend, TABLE_NAME } from '../support/backend.ts'
import type { Given } from '../support/event.ts'
import { type Bill, billing } from './bill.ts'
import { type Scenario, scenarios } from './scenarios.ts'

export const nameOf = ({ operation, as }: Scenario) => (as ? `${operation} (${as})` : operation)

/** Bills by scenario, once on a table. POSTs carry an idempotency key, as the app sends them. */
export async function costs(backend: Backend): Promise<Map<string, Bill>> {
  const { of } = billing(backend.client, backend.aside, TABLE_NAME)
  const bills = new Map<string, Bill>()
  let calls = 0
  const call = (who: Scenario['who'], operation: OperationId, given: object, ticketId: string | undefined) => {
    const key = 'idempotent' in routes[operation] ? { key: `bench-${String(calls++).padStart(6, '0')}` } : {}
    const params = ticketId ? { params: { ticketId } } : {}
    return backend.call(who, operation, { ...params, ...key, ...given } as Given<OperationId>)
  }
  for (const scenario of scenarios) {
    let ticketId: string | undefined
    for (const [who, operation, given = {}] of scenario.before) {
      const reply = await call(who, operation, given, ticketId)
      if (operation === 'openTicket' && typeof reply === 'object' && 'id' in reply) ticketId = String(reply.id)
    }
    const { who, operation, given = {} } = scenario
    bills.set(nameOf(scenario), await of(() => call(who, operation, given, ticketId)))
  }
  return bills
}
