import type { ReachCounts } from '../../../../shared/notices/reach.ts'
import { HouseholdSum } from '../../ui/parts/household-sum.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { countWords } from '../../words/number.ts'
import { reachSteps, reachWords } from '../../words/reach.ts'

/** How far a notice got, in households: a number, and a bar for each way in which they were told. */
export function ReachSum({ counts, confirm }: { counts: ReachCounts; confirm: boolean }) {
  const { targeted, reached, unreachable: away } = counts
  return (
    <>
      <HouseholdSum
        share={reachWords(counts)}
        counted={`已告知 ${countWords(reached)} / ${countWords(targeted)} 户`}
        label='各种方式告知的户数'
        parts={reachSteps(counts, confirm).map(({ key, word, count }) => ({ word, count, amber: key === 'missing' }))}
        households={targeted}
      />
      <Soft>一户可能用几种方式都告知到，只算一户。{away > 0 && `${countWords(away)} 户还没入户，只能上门告知。`}</Soft>
    </>
  )
}
