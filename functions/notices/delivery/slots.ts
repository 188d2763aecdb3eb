/** So many at a time: whoever comes later waits, in the order of coming. */
export type Slots = <T>(work: () => Promise<T>) => Promise<T>

export function slotsOf(count: number): Slots {
  let free = count
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}
