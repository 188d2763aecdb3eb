/** Entries as they are shown: what was done in words, and the name of whom it concerns. */
import type { AuditEntry } from '../../shared/audit/contract.ts'
import { operations } from '../../shared/routes.ts'
import type { AuditCard } from '../http/audit.ts'

const words = new Map(operations.map(([id, { audit }]): [string, string | undefined] => [id, audit]))

export function toEntry(card: AuditCard, nameOf: (person: string) => string | undefined): AuditEntry {
  const { previous: _p, previousAt: _a, ...said } = card
  const subjectName = card.subject && nameOf(card.subject)
  return { ...said, did: words.get(card.operation) ?? card.operation, ...(subjectName ? { subjectName } : {}) }
}
