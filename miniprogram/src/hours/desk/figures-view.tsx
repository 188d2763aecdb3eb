import { useState } from 'react'
import { moveKindWords, serviceKinds } from '../../../../shared/hours/kinds.ts'
import type { Figures, HoursFigures } from '../../../../shared/hours/oversight.ts'
import { minutesWords, monthWords } from '../../../../shared/hours/words.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { BarCell } from '../../ui/parts/bar.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { type Column, Table } from '../../ui/parts/table.tsx'
import { monthOf } from '../../words/month.ts'
import { MonthStep } from '../parts/month-step.tsx'
import { MonthsPlot } from '../parts/months-plot.tsx'
import style from './desk.module.scss'

export function FiguresView({ area }: { area: string }) {
  const last = monthOf(clock.now())
  const [month, setMonth] = useState(last)
  const { reading, reread } = useReading(() => api.call('getHoursFigures', { params: { area }, query: { month } }), {
    key: `${area} ${month}`,
    cares: () => false,
  })
  return (
    <>
      <MonthStep label='统计' month={month} most={last} onPick={setMonth} />
      {reading.state === 'loading' && <Skeleton />}
      {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={reread} />}
      {reading.state === 'ready' && (
        <>
          {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
          <Shown figures={reading.value} month={month} />
        </>
      )}
    </>
  )
}

const wordsOf = (minutes: number) => (minutes ? minutesWords(minutes) : '—')

/** The kinds as columns, in minutes: in hours, rounded, they would not add up. */
const kindColumns = <T extends Figures>(): Column<T>[] =>
  serviceKinds.map((kind) => ({
    key: kind,
    title: moveKindWords[kind],
    saved: `${moveKindWords[kind]}（分钟）`,
    value: (row) => row[kind],
    cell: (row) => wordsOf(row[kind]),
    numeric: true,
  }))

function Shown({ figures: { months, areas }, month }: { figures: HoursFigures; month: string }) {
  const now = months.at(-1)
  const all = months.reduce((sum, each) => sum + each.minutes, 0)
  if (!now || all === 0)
    return (
      <Empty icon='chart-column' title='这半年还没有服务时长'>
        互助、活动、微心愿、岗位完成后自动记到这里。
      </Empty>
    )
  const most = Math.max(1, ...areas.map(({ minutes }) => minutes))
  const sum = areas.reduce((minutes, each) => minutes + each.minutes, 0)
  const caption = `${monthWords(month)}服务时长，各片区`
  return (
    <>
      <Card title='合计'>
        <Box className={style.sum}>
          <Box as='span' className={style.big}>
            {minutesWords(now.minutes)}
          </Box>
          <Box as='span'>{now.times} 次服务</Box>
        </Box>
        <Soft>
          {sum === now.minutes ? '各片区相加正好等于合计；' : ''}
          更正过的已经减去。
        </Soft>
      </Card>
      <MonthsPlot title='近半年服务时长，按月' months={months} />
      <Table
        caption={caption}
        file={caption}
        rows={areas}
        idOf={({ area }) => area}
        sorting={{ column: 'minutes', direction: 'down' }}
        columns={[
          { key: 'name', title: '片区', value: ({ name }) => name },
          { key: 'area', title: '编码', value: ({ area }) => area, hidden: true },
          { key: 'times', title: '服务次数', value: ({ times }) => times, numeric: true },
          {
            key: 'minutes',
            title: '合计',
            saved: '合计（分钟）',
            value: ({ minutes }) => minutes,
            cell: ({ minutes }) => <BarCell share={minutes / most} words={wordsOf(minutes)} />,
            numeric: true,
          },
          ...kindColumns<HoursFigures['areas'][number]>(),
        ]}
        savedTotal={{ name: '合计', ...now }}
        total={{
          name: '合计',
          times: now.times,
          minutes: wordsOf(now.minutes),
          ...Object.fromEntries(serviceKinds.map((kind) => [kind, wordsOf(now[kind])])),
        }}
      />
    </>
  )
}
