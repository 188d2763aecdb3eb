/** The only place that reads random. */
import { randomBytes } from 'node:crypto'

/** Gives that many random bytes. */
export type Random = (bytes: number) => Uint8Array

export const systemRandom: Random = (bytes) => randomBytes(bytes)
