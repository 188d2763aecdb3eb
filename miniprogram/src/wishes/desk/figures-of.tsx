/** What came of wishes, by the month in which they were entered, and how many posts were held: as a plot and as a table. */
import { monthWords } from '../../../../shared/hours/words.ts'
import type { MonthFigures } from '../../../../shared/wishes/wish.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { OutcomePlot } from '../../ui/parts/outcome-plot.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'

const outcomeWords = { met: '已圆满', going: '有人认领', unmet: '没有认领' } as const

/** Each wish in one of them. */
const split = ({ entered, claimed, confirmed }: MonthFigures) => ({
  met: confirmed,
  going: claimed - confirmed,
  unmet: entered - claimed,
})

export function FiguresOf({ area }: { area: string }) {
  const { reading, reread } = useReading(
    () => api.call('getWishFigures', { params: { area }, query: { months: 12 } }),
    { key: area, cares: () => false },
  )
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const months = [...reading.value.months].reverse()
  if (months.every(({ entered, posts }) => entered === 0 && posts === 0))
    return (
      <Empty icon='chart-column' title='这一年还没有心愿和岗位'>
        录入心愿、设立岗位后，每月的情况会在这里。
      </Empty>
    )
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
      <Plot months={months.filter(({ entered }) => entered > 0)} />
      <Soft>按录入的月份统计；天数是从录入到确认的中位数；岗位是那个月在岗的人数。</Soft>
      <Table
        caption='每月的心愿和岗位'
        file='微心愿每月'
        rows={months}
        idOf={({ month }) => month}
        columns={[
          { key: 'month', title: '月份', value: ({ month }) => month, cell: ({ month }) => monthWords(month) },
          { key: 'entered', title: '录入', value: ({ entered }) => entered, numeric: true },
          { key: 'claimed', title: '认领', value: ({ claimed }) => claimed, numeric: true },
          { key: 'confirmed', title: '圆满', value: ({ confirmed }) => confirmed, numeric: true },
          {
            key: 'medianDays',
            title: '中位天数',
            value: ({ medianDays }) => medianDays ?? '',
            cell: ({ medianDays }) => (medianDays === undefined ? '—' : `${medianDays} 天`),
            numeric: true,
          },
          { key: 'posts', title: '在岗', value: ({ posts }) => posts, numeric: true },
        ]}
      />
    </>
  )
}

function Plot({ months }: { months: readonly MonthFigures[] }) {
  if (months.length === 0) return null
  const rows = months.map((figures) => ({
    key: figures.month,
    label: `${monthWords(figures.month)} ${figures.entered} 个`,
    counts: split(figures),
  }))
  return <OutcomePlot title='录入的心愿怎么样了' words={outcomeWords} rows={rows} />
}
