/** Frames from timeline entries: whom they go to, and what they say. */

import { ancestorAt, levels } from '../../shared/areas/code.ts'
import type { Frame } from '../../shared/sockets/contract.ts'
import { topics } from '../platform/table.ts'
import type { StoredEntry } from '../tickets/store.ts'

export const frameOf = (entry: StoredEntry): Frame => ({
  type: 'ticketChanged',
  ticketId: entry.ticketId,
  version: entry.version,
  at: entry.at,
})

/** Who filed it, and the staff of every area that the ticket was or is held in, or of one above. */
export function topicsOf({ audience }: StoredEntry): string[] {
  const areas = audience.areas.flatMap((code) => levels.map((level) => ancestorAt(code, level)))
  const reached = areas.filter((code) => code !== undefined)
  return [...new Set([...audience.people.map(topics.person), ...reached.map(topics.area)])]
}
