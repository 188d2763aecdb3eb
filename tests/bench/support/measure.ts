/** Times, and what is said of many of them. */

/** Milliseconds that it took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** The value below which that share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

/**
 * Times several works in turn, so that whatever else the machine does falls on all of them alike; each round begins
 * with another one. The rounds of the warm-up don't count.
 */
export async function interleaved<Name extends string>(
  works: Record<Name, (round: number) => Promise<unknown>>,
  rounds: number,
  warmUp: number,
): Promise<Record<Name, number[]>> {
  const names = namesOf(works)
  const times = emptyTimes(names)
  for (let round = 0; round < warmUp + rounds; round++) {
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length]
      if (name === undefined) continue
      const took = await timed(() => works[name](round))
      if (round >= warmUp) times[name].push(took)
    }
  }
  return times
}

const namesOf = <Name extends string>(works: Record<Name, unknown>) => Object.keys(works) as Name[]
const emptyTimes = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>
