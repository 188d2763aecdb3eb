/** Hours: the ledger, certificates, rankings. */
import type { TableWrite } from './right.ts'

/** What whoever moves hours in a transaction of theirs may write; reading balances and sources is of `HOURS` and `MOVED`. */
export const movingHours = [
  { actions: ['PutItem', 'UpdateItem'] as const satisfies readonly TableWrite[], kinds: ['HOURS'] as const },
  { actions: ['PutItem'] as const satisfies readonly TableWrite[], kinds: ['MOVED'] as const },
  { actions: ['UpdateItem'] as const satisfies readonly TableWrite[], kinds: ['HOURSUM'] as const },
] as const
