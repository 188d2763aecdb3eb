/** Minutes by month: a bar each with its words, the last months first; all of them as a table behind a tap. */
import { useState } from 'react'
import type { ServedInMonth } from '../../../../shared/hours/contract.ts'
import { minutesWords, monthWords } from '../../../../shared/hours/words.ts'
import { Bars } from '../../ui/parts/bars.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Table } from '../../ui/parts/table.tsx'

/** So many are taken in at a glance. */
const PLOTTED = 6

export function MonthsPlot({ title, months }: { title: string; months: readonly ServedInMonth[] }) {
  const [table, setTable] = useState(false)
  const plotted = months.slice(-PLOTTED)
  return (
    <Card title={title}>
      <Bars
        label={`${title}，最近 ${plotted.length} 个月`}
        rows={plotted.map(({ month, minutes }) => ({
          name: monthWords(month),
          amount: minutes,
          value: minutes > 0 ? minutesWords(minutes) : '—',
        }))}
      />
      <Soft>只算服务得来的，收到的赠送不算。</Soft>
      {table ? (
        <Table
          caption={title}
          file={title}
          rows={[...months].reverse()}
          idOf={({ month }) => month}
          columns={[
            { key: 'month', title: '月份', value: ({ month }) => month, cell: ({ month }) => monthWords(month) },
            { key: 'times', title: '服务次数', value: ({ times }) => times, numeric: true },
            {
              key: 'minutes',
              title: '时长',
              saved: '时长（分钟）',
              value: ({ minutes }) => minutes,
              cell: ({ minutes }) => minutesWords(minutes),
              numeric: true,
            },
          ]}
        />
      ) : (
        <Button kind='quiet' onTap={() => setTable(true)}>
          {months.length > PLOTTED ? `看 ${months.length} 个月的表格` : '看表格'}
        </Button>
      )}
    </Card>
  )
}
