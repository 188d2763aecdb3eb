/** What came of wishes, by the month in which they were entered, and how many posts were held: as a plot and as a table. */
import type { MonthFigures } from '../../../../shared/wishes/wish.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import style from '../parts/parts.module.scss'

const monthWords = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`
const parts = ['confirmed', 'claimed', 'waiting'] as const
const partWords = { confirmed: '已圆满', claimed: '有人认领', waiting: '没有认领' } as const

/** Each wish in one of them. */
const split = ({ entered, claimed, confirmed }: MonthFigures) => ({
  confirmed,
  claimed: claimed - confirmed,
  waiting: entered - claimed,
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
  const most = Math.max(1, ...months.map(({ entered }) => entered))
  return (
    <Card title='录入的心愿怎么样了'>
      <Box as='ul' className={style.plot} label='录入的心愿怎么样了'>
        {months.map((figures) => {
          const counts = split(figures)
          return (
            <Box as='li' key={figures.month} className={style.line}>
              <Box>
                {monthWords(figures.month)} {figures.entered} 个
              </Box>
              <Box decorative className={style.track}>
                {parts.map((part) => (
                  <Box key={part} className={style[part]} style={{ width: `${(counts[part] / most) * 100}%` }} />
                ))}
              </Box>
              <Box className={style.what}>
                {parts
                  .filter((part) => counts[part] > 0)
                  .map((part) => `${partWords[part]} ${counts[part]}`)
                  .join('，')}
              </Box>
            </Box>
          )
        })}
      </Box>
      <Box className={style.legend}>
        {parts.map((part) => (
          <Box as='span' key={part} className={style.key}>
            <Box as='span' decorative className={cx(style.swatch, style[part])} /> {partWords[part]}
          </Box>
        ))}
      </Box>
    </Card>
  )
}
