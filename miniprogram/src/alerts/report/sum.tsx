import type { Figures } from '../../../../shared/alerts/report.ts'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Sums } from '../../ui/parts/sums.tsx'
import { measures, measureWords, type Part, spanWordsOr } from './measures.ts'

/** The area as a whole: how many, how they ended, how fast. */
export function Sum({ figures, part }: { figures: Figures; part: Part }) {
  const { alerts, resolved, falseAlarms, cancelled, missed } = figures
  const sums = [
    ...measures.map((measure) => ({
      what: `${measureWords[measure]}，${figures[measure].count} 起的中位`,
      value: spanWordsOr(figures[measure].median),
      note: `95% 在 ${spanWordsOr(figures[measure].p95)}内`,
    })),
    { what: '有环节没接上', value: `${missed} 起`, note: `共 ${alerts} 起` },
  ]
  return (
    <Card>
      <Sums label='合计' sums={sums} />
      <Soft>
        {part === 'real'
          ? `处置完 ${resolved} 起，误报 ${falseAlarms} 起，自己取消 ${cancelled} 起。`
          : `走完全程 ${resolved} 起，提前结束或到时结束 ${cancelled} 起。`}
        时间都从按下按钮算起。
      </Soft>
    </Card>
  )
}
