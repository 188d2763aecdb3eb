/** Entries as they are shown: with the name of whom they concern. */
import type { AuditEntry } from '../../shared/audit/contract.ts'
import type { AuditCard } from '../http/audit.ts'

export function toEntry(card: AuditCard, nameOf: (person: string) => string | undefined): AuditEntry {
  const { previous: _p, previousAt: _a, ...said } = card
  const subjectName = card.subject && nameOf(card.subject)
  return { ...said, ...(subjectName ? { subjectName } : {}) }
}
