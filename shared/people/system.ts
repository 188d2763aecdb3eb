/** Who files what nobody filed: an id that belongs to nobody. */
export const SYSTEM = `per_${'0'.repeat(26)}`
