import { missWhyWords } from '../../../../shared/alerts/course.ts'
import type { ReportMiss } from '../../../../shared/alerts/report.ts'
import { levelWords } from '../../../../shared/areas/code.ts'
import { go, paths } from '../../paths.ts'
import { clock } from '../../platform/clock.ts'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { monthWords } from '../../words/month.ts'
import { momentWords } from '../../words/time.ts'

interface Props {
  misses: readonly ReportMiss[]
  more: number
  month: string
  /** Whether some of these are not named. */
  short: boolean
}

/** Every step that failed: when, where, at which level, and who had been told. */
export function MissesTable({ misses, more, month, short }: Props) {
  const now = clock.now()
  if (misses.length === 0 && !short)
    return (
      <Card title='没接上的环节'>
        <Soft>没有：每一级都有人可通知，也都及时应答了。</Soft>
      </Card>
    )
  const caption = `${monthWords(month)}没接上的环节`
  return (
    <>
      <Table
        caption={caption}
        file={caption}
        rows={misses}
        idOf={({ alert, at, level, why }) => `${alert} ${at} ${level} ${why}`}
        onChoose={({ alert }) => go(paths.answerAlert(alert))}
        columns={[
          { key: 'at', title: '时间', value: ({ at }) => at, cell: ({ at }) => momentWords(at, now) },
          { key: 'place', title: '地点', value: ({ place }) => place },
          { key: 'level', title: '哪一级', value: ({ level }) => levelWords[level] },
          { key: 'why', title: '怎么没接上', value: ({ why }) => missWhyWords[why] },
          { key: 'names', title: '当时通知了谁', value: ({ names }) => names.join('、') || '—' },
        ]}
      />
      {short && <Soft>还有更早的 {more} 处没有列出，可以选下级片区看全。</Soft>}
    </>
  )
}
