import type { Audience } from '../../../../shared/notices/reach.ts'
import { HouseholdSum } from '../../ui/parts/household-sum.tsx'
import { countWords } from '../../words/number.ts'
import { waysToTell } from '../../words/reach.ts'

/** How many households something goes to, and how they can be told of it: a bar for each way, each household in one. */
export const AudienceSum = ({ counts }: { counts: Audience }) => (
  <HouseholdSum
    share={`${countWords(counts.households)} 户`}
    label='能怎样告知的户数'
    parts={waysToTell(counts).map(({ key, word, count }) => ({ word, count, amber: key === 'away' }))}
    households={counts.households}
  />
)
