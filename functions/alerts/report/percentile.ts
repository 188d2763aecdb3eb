/** Percentiles as spreadsheets have them (PERCENTILE.INC): between two values, in proportion. Pure. */
import type { Spread } from '../../../shared/alerts/report.ts'

/** `share` from 0 to 1, of values in any order; undefined of none. */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((one, other) => one - other)
  const at = share * (sorted.length - 1)
  const low = sorted[Math.floor(at)]
  const high = sorted[Math.ceil(at)]
  return low === undefined || high === undefined ? undefined : low + (high - low) * (at - Math.floor(at))
}

const whole = (value: number | undefined) => (value === undefined ? undefined : Math.round(value))

export const spreadOf = (values: readonly number[]): Spread => ({
  count: values.length,
  median: whole(percentile(values, 0.5)),
  p95: whole(percentile(values, 0.95)),
})
