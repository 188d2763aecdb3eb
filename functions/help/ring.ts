/** Whom an urgent request rings when neighbours begin to see it. */
import type { Table } from '../platform/dynamo.ts'
import { readyFor } from './ready-store.ts'
import { isListed, type StoredHelp } from './store.ts'

/**
 * For a request that is held back and about to be shown: those who stand ready for such as it. Nobody where neighbours saw it before: the ring
 * went out by then, and what comes back after reports rings no second time.
 */
export async function ringWhenShown(table: Table, { card }: StoredHelp, now: number): Promise<string[]> {
  const first = card.heldBack !== undefined && card.heldBack !== 'reported'
  if (!first || card.urgency !== 'urgent' || !isListed({ ...card, heldBack: undefined })) return []
  const { kind, scope, household, ownerId, place } = card
  return readyFor(table, { kind, scope, household, owner: ownerId, building: place.area }, now)
}
