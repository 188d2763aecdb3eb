/** What the audit log keeps, in the words of the route table. */
import type { Route } from '../../../../shared/route.ts'
import { operations } from '../../../../shared/routes.ts'

const auditWord = (route: Route) => route.audit

export const auditedOperations: readonly (readonly [string, string])[] = operations.flatMap(([id, route]) => {
  const word = auditWord(route)
  return word ? [[id, word] as const] : []
})
