import { type CoverageRow, coverageOf } from '../../../../shared/areas/oversight.ts'
import { BarCell } from '../../ui/parts/bar.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { coverageWords } from '../../words/coverage.ts'

/** In percent with one decimal, as a number: what a spreadsheet can sort and plot. */
const percent = (row: Pick<CoverageRow, 'households' | 'joined'>) => Math.round(coverageOf(row) * 1000) / 10

/** Coverage as a table, with a last row that it adds up to. */
export function CoverageTable({
  caption,
  word,
  rows,
  sum,
  onChoose,
}: {
  caption: string
  /** What a row is: 网格. */
  word: string
  rows: readonly CoverageRow[]
  sum: Pick<CoverageRow, 'households' | 'joined'>
  onChoose: (row: CoverageRow) => void
}) {
  return (
    <Table
      caption={caption}
      rows={rows}
      idOf={({ code }) => code}
      onChoose={onChoose}
      file={caption}
      columns={[
        { key: 'name', title: word, value: ({ name }) => name },
        { key: 'code', title: '编码', value: ({ code }) => code },
        { key: 'households', title: '名册户数', value: ({ households }) => households, numeric: true },
        { key: 'joined', title: '已入户', value: ({ joined }) => joined, numeric: true },
        {
          key: 'missing',
          title: '还差',
          value: ({ households, joined }) => households - joined,
          numeric: true,
        },
        {
          key: 'coverage',
          title: '覆盖率 %',
          value: percent,
          cell: (row) => <BarCell share={coverageOf(row)} words={coverageWords(row)} />,
          numeric: true,
        },
      ]}
      total={{
        name: '合计',
        households: sum.households,
        joined: sum.joined,
        missing: sum.households - sum.joined,
        coverage: coverageWords(sum),
      }}
    />
  )
}
