import type { Help } from '../../../../shared/help/request.ts'

/** Another time for a request that has one, for as long as it stands then; or until when, of one that has none. */
export function extended({ at, until }: Pick<Help, 'at' | 'until'>, moment: string): { at?: string; until: string } {
  if (!at) return { until: moment }
  const lasts = Date.parse(until) - Date.parse(at)
  return { at: moment, until: new Date(Date.parse(moment) + lasts).toISOString() }
}
