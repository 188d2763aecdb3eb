/** What the audit log keeps, in the words of the route table. */
import type { Route } from '../../../../shared/route.ts'
import { operations } from '../../../../shared/routes.ts'

const auditWord = (route: Route) => route.audit

/** What is audited: each operation and its word. */
export const auditedOperations: readonly (readonly [string, string])[] = operations.flatMap(([id, route]) => {
  const word = auditWord(route)
  return word ? [[id, word] as const] : []
})

const words = new Map(auditedOperations)

/** What an entry's operation is called; its id where it is audited no more. */
export const didWord = (operation: string): string => words.get(operation) ?? operation
