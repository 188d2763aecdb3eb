/** The households that the file has named so far: a second row of one must say the same. */

interface First {
  row: number
  phones: string
}

export interface Seen {
  /** The row that named it first with other phones; `same` where it said the same; undefined where this is the first. */
  before(household: string, row: number, phones: readonly string[]): 'same' | { row: number } | undefined
}

export function makeSeen(): Seen {
  const firsts = new Map<string, First>()
  return {
    before(household, row, phones) {
      const said = [...phones].sort().join(' ')
      const first = firsts.get(household)
      if (!first) {
        firsts.set(household, { row, phones: said })
        return undefined
      }
      return first.phones === said ? 'same' : { row: first.row }
    },
  }
}
