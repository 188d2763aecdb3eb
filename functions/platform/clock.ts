/** The only place that reads the clock. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** A moment as it stands on the wire and in the table. */
export const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString()

/** Epoch seconds, the unit of TTL and of token claims. */
export const epochSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000)
