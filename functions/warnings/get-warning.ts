import { Refusal } from '../../shared/errors.ts'
import type { Warning } from '../../shared/warnings/warning.ts'
import { operation } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import type { WarningPorts } from './ports.ts'
import { parseWarning, toWarning } from './warning.ts'

/** What went before is read at once; what came after one by one, for each only knows the next. */
export const getWarning = operation('getWarning', {
  reads: ({ params }) => ({ warning: keys.warning(params.warningId) }),
  async run({ found }, { table }: WarningPorts) {
    const stored = parseWarning(found.warning)
    if (!stored) throw new Refusal('notFound')
    const warning = toWarning(stored)
    const [before, after] = await Promise.all([beforeIt(table, warning), afterIt(table, warning)])
    return { ...warning, history: [...before, warning, ...after] }
  },
})

async function beforeIt(table: Table, { before }: Warning): Promise<Warning[]> {
  const items = before.length ? await table.read(before.map(({ id }) => keys.warning(id))) : []
  return items.flatMap((item) => parseWarning(item) ?? []).map(toWarning)
}

async function afterIt(table: Table, { after }: Warning): Promise<Warning[]> {
  const [item] = after ? await table.read([keys.warning(after)]) : []
  const next = parseWarning(item)
  return next ? [toWarning(next), ...(await afterIt(table, next))] : []
}
