/** Coverage in words: distinct households that joined, over those of the roster. */
import { type CoverageRow, coverageOf } from '../../../shared/areas/oversight.ts'
import type { Tile } from '../ui/parts/tiles.tsx'
import { countWords, percentWords } from './number.ts'

type Counts = Pick<CoverageRow, 'households' | 'joined'>

/** 62.5%; a dash where no household is in the roster. */
export const coverageWords = (counts: Counts): string =>
  counts.households === 0 ? '—' : percentWords(coverageOf(counts))

/** 5 / 8 户 */
export const countsWords = ({ households, joined }: Counts): string =>
  households === 0 ? '没有名册' : `${countWords(joined)} / ${countWords(households)} 户`

export const tileOf = (row: CoverageRow): Tile => ({
  id: row.code,
  name: row.name,
  share: row.households === 0 ? undefined : coverageOf(row),
  words: countsWords(row),
})

/** The sum of some areas; an area's own counts are the sum of those below it. */
export const sumOf = (rows: readonly Counts[]): Counts => ({
  households: rows.reduce((sum, { households }) => sum + households, 0),
  joined: rows.reduce((sum, { joined }) => sum + joined, 0),
})
