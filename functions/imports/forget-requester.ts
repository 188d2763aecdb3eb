/** The name of who asked for an import goes with their account; the import stays until its time, as the record of what it did. */
import type { Table } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { parseImport } from './store.ts'

/** `imports`: those that the person asked for, by id, the ones that are forgotten by now among them; `gone`: what stands there instead. */
export async function forgetRequester(table: Table, imports: readonly string[], gone: string): Promise<void> {
  const jobs = (await table.read(imports.map(keys.import))).flatMap((item) => parseImport(item) ?? [])
  for (const { id, requestedBy } of jobs)
    if (requestedBy !== gone)
      await table.write([{ update: keys.import(id), changes: { set: { requestedBy: gone } }, when: exists }])
}
