/** The changes between two versions of an item, one level into its card: only what differs is written. */
import type { Item } from '../platform/dynamo.ts'
import type { Changes } from '../platform/expressions.ts'

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const isRecord = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A card's counters that change on their own (`supports`) stay untouched, since they are equal on both sides. */
export function changesBetween(before: Item, after: Item): Changes {
  const set: Record<string, unknown> = {}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[name], after[name]]
    if (same(was, is)) continue
    if (name === 'card' && isRecord(was) && isRecord(is)) {
      const inner = changesBetween(was, is).set
      for (const [path, value] of Object.entries(inner)) set[`card.${path}`] = value
    } else set[name] = is
  }
  return { set }
}
