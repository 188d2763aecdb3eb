/** Who was told of an alert hears too how it goes on, wherever they live or serve: what rings with them must stop. */
import type { CaseEntry } from '../cases/case.ts'
import type { Table } from '../platform/dynamo.ts'
import { topics } from '../platform/table.ts'
import { toldOf } from './told.ts'

/** The topics of those whom nothing else of the entry reaches; of its first entry none: who is told then is rung. */
export async function toldTopics(table: Table, { caseId, seq }: Pick<CaseEntry, 'caseId' | 'seq'>): Promise<string[]> {
  if (!caseId.startsWith('alr_') || seq === 1) return []
  const told = await toldOf(table, caseId)
  return [...told.values()].flatMap(({ who, as }) => (as === 'contact' ? [] : [topics.person(who)]))
}
