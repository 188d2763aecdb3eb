import type { ReachCounts, ReachRow } from '../../../../shared/notices/reach.ts'
import { BarCell } from '../../ui/parts/bar.tsx'
import { type Column, Table } from '../../ui/parts/table.tsx'
import { notReached, reachShare, reachWords } from '../../words/reach.ts'

/** In percent with one decimal, as a number: what a spreadsheet can sort and plot. */
const percent = (row: ReachCounts) => Math.round(reachShare(row) * 1000) / 10

interface Counted {
  key: string
  title: string
  count: (row: ReachCounts) => number
}

const counted: readonly Counted[] = [
  { key: 'targeted', title: '应告知', count: ({ targeted }) => targeted },
  { key: 'socket', title: '在线送达', count: ({ socket }) => socket },
  { key: 'message', title: '消息送达', count: ({ message }) => message },
  { key: 'opened', title: '已打开', count: ({ opened }) => opened },
  { key: 'confirmed', title: '已确认', count: ({ confirmed }) => confirmed },
  { key: 'ticked', title: '上门', count: ({ ticked }) => ticked },
  { key: 'reached', title: '已告知', count: ({ reached }) => reached },
  { key: 'missing', title: '未告知', count: notReached },
  { key: 'away', title: '未入户', count: ({ unreachable }) => unreachable },
]

/** Reach as a table, with a last row that it adds up to. Households throughout. */
export function ReachTable({
  caption,
  word,
  rows,
  sum,
  confirm,
  mostLeft,
  onChoose,
}: {
  caption: string
  /** What a row is: 网格. */
  word: string
  rows: readonly ReachRow[]
  sum: ReachCounts
  confirm: boolean
  /** Whether those with most households left to tell come first. */
  mostLeft: boolean
  onChoose: (row: ReachRow) => void
}) {
  const shown = counted.filter(({ key }) => confirm || key !== 'confirmed')
  const columns: Column<ReachRow>[] = [
    { key: 'name', title: word, value: ({ name }) => name },
    ...shown.map(({ key, title, count }) => ({ key, title, value: count, numeric: true })),
    {
      key: 'share',
      title: '告知率 %',
      value: percent,
      cell: (row) => <BarCell share={reachShare(row)} words={reachWords(row)} />,
      numeric: true,
    },
  ]
  const total = Object.fromEntries(shown.map(({ key, count }) => [key, count(sum)]))
  return (
    <Table
      caption={`${caption}（户）`}
      rows={rows}
      columns={columns}
      idOf={({ code }) => code}
      onChoose={onChoose}
      sorting={mostLeft ? { column: 'missing', direction: 'down' } : undefined}
      file={caption}
      total={{ name: '合计', ...total, share: reachWords(sum) }}
    />
  )
}
