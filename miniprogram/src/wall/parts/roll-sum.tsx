import type { RollCounts } from '../../../../shared/incidents/roll.ts'
import { HouseholdSum } from '../../ui/parts/household-sum.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { countWords } from '../../words/number.ts'
import { answeredWords } from '../words.ts'

/** Households in four parts that make up all of them: a number and a bar for each. */
export function RollSum({ counts }: { counts: RollCounts }) {
  const { households, joined, safe, help, absent, silent } = counts
  return (
    <>
      <HouseholdSum
        share={answeredWords(counts)}
        counted={`有回音 ${countWords(safe + help)} / ${countWords(households)} 户`}
        label='各种回答的户数'
        parts={[
          { word: '平安', count: safe },
          { word: '需要帮助', count: help, amber: true },
          { word: '上门没人', count: absent, amber: true },
          { word: '未回应', count: silent, amber: true },
        ]}
        households={households}
      />
      <Soft>
        四项相加就是全部 {countWords(households)} 户；其中 {countWords(joined)} 户在应用里问到，其余要上门。
      </Soft>
    </>
  )
}
