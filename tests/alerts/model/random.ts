/** A seeded source of choices: the same seed tells the same story. */
export interface Dice {
  /** A whole number from 0 up to `below`, not included. */
  roll(below: number): number
  pick<T>(from: readonly T[]): T
  chance(of: number): boolean
  bytes(count: number): Uint8Array
}

/** mulberry32. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const roll = (below: number) => Math.floor(next() * below)
  return {
    roll,
    pick: (from) => from[roll(from.length)] as (typeof from)[number],
    chance: (of) => next() < of,
    bytes: (count) => Uint8Array.from({ length: count }, () => roll(256)),
  }
}
