/** Minutes by month: a column each, with the same as a table behind a tap. */
import { useState } from 'react'
import type { ServedInMonth } from '../../../../shared/hours/contract.ts'
import { minutesWords, monthWords } from '../../../../shared/hours/words.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Table } from '../../ui/parts/table.tsx'
import style from './months-plot.module.scss'

/** Hours with one decimal, as they fit over a column. */
const shortHours = (minutes: number) => `${Math.round(minutes / 6) / 10}`

export function MonthsPlot({ title, months }: { title: string; months: readonly ServedInMonth[] }) {
  const [table, setTable] = useState(false)
  const most = Math.max(60, ...months.map(({ minutes }) => minutes))
  const sum = months.reduce((all, { minutes }) => all + minutes, 0)
  return (
    <Card title={title}>
      <Box className={style.plot} role='img' label={`${title}，共 ${minutesWords(sum)}，下面有同样内容的表格`}>
        {months.map(({ month, minutes }) => (
          <Box key={month} className={style.month}>
            <Box className={style.value}>{minutes > 0 ? shortHours(minutes) : ''}</Box>
            <Box
              className={cx(style.column, minutes <= 0 && style.none)}
              style={{ height: `${Math.round((Math.max(minutes, 0) / most) * 100)}%` }}
            />
            <Box className={style.name}>{Number(month.slice(5))}月</Box>
          </Box>
        ))}
      </Box>
      <Soft>柱子上是小时数，只算服务得来的，收到的赠送不算。</Soft>
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
              title: '分钟',
              value: ({ minutes }) => minutes,
              cell: ({ minutes }) => minutesWords(minutes),
              numeric: true,
            },
          ]}
        />
      ) : (
        <Button kind='quiet' onTap={() => setTable(true)}>
          看表格
        </Button>
      )}
    </Card>
  )
}
