/** What teams did by month: activities, people and hours, as a plot and as its table, which can be saved. */
import { useState } from 'react'
import { minutesWords, monthWords } from '../../../../shared/hours/words.ts'
import type { MonthFigures } from '../../../../shared/teams/activities.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { Bars } from '../../ui/parts/bars.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Sums } from '../../ui/parts/sums.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'

const measures = [
  ['activities', '活动'],
  ['people', '人次'],
  ['minutes', '时长'],
] as const
type Measure = (typeof measures)[number][0]

const shown: Record<Measure, (value: number) => string> = {
  activities: (value) => `${value} 次`,
  people: (value) => `${value} 人次`,
  minutes: (value) => (value ? minutesWords(value) : '—'),
}

export function Figures({ area }: { area: string }) {
  const { reading, reread } = useReading(() => api.call('getTeamFigures', { params: { area }, query: {} }), {
    key: area,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const { months, teams } = reading.value
  const sum = (of: Measure) => months.reduce((total, month) => total + month[of], 0)
  const whole = { month: '合计', activities: sum('activities'), people: sum('people'), minutes: sum('minutes') }
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
      <Card title='近十二个月'>
        <Sums
          label='近十二个月'
          sums={[
            { what: '队伍', value: `${teams} 支` },
            { what: '活动', value: `${sum('activities')} 次` },
            { what: '参加', value: `${sum('people')} 人次` },
            { what: '服务时长', value: minutesWords(sum('minutes')) },
          ]}
        />
      </Card>
      {sum('activities') === 0 ? (
        <Empty icon='chart-column' title='这一年还没有办完的活动'>
          活动核对签到、记入时长后计入这里。
        </Empty>
      ) : (
        <Plot months={months} />
      )}
      <Table
        caption='每月活动'
        file='每月活动'
        rows={[...months].reverse()}
        idOf={({ month }) => month}
        columns={[
          { key: 'month', title: '月份', value: ({ month }) => month, cell: ({ month }) => monthWords(month) },
          { key: 'activities', title: '活动', value: ({ activities }) => activities, numeric: true },
          { key: 'people', title: '参加人次', value: ({ people }) => people, numeric: true },
          {
            key: 'minutes',
            title: '时长',
            saved: '时长（分钟）',
            value: ({ minutes }) => minutes,
            cell: ({ minutes }) => shown.minutes(minutes),
            numeric: true,
          },
        ]}
        total={{ ...whole, minutes: shown.minutes(whole.minutes) }}
        savedTotal={whole}
      />
      <Soft>按活动开始的月份统计，只算核对完签到的活动。</Soft>
    </>
  )
}

function Plot({ months }: { months: readonly MonthFigures[] }) {
  const [measure, setMeasure] = useState<Measure>('people')
  return (
    <Card title='按月'>
      <Tabs label='画什么' tabs={measures} current={measure} onChoose={setMeasure} />
      <Bars
        label='近十二个月'
        rows={months.map((month) => ({
          name: monthWords(month.month),
          amount: month[measure],
          value: shown[measure](month[measure]),
        }))}
      />
    </Card>
  )
}
