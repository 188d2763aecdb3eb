import type { Figures, ReportRow, Spread } from '../../../../shared/alerts/report.ts'
import { Table } from '../../ui/parts/table.tsx'
import { monthWords } from '../../words/month.ts'
import { measures, type Part, secondsOf, spanWordsOr } from './measures.ts'

/** For the head of a narrow column. */
const shortWords = { acknowledged: '应答', arrived: '到场', resolving: '处置' } as const

interface Props {
  rows: readonly ReportRow[]
  part: Part
  total: Figures
  month: string
}

/** The same figures as numbers, in seconds where they are saved, with a last row for the area as a whole. */
export function FiguresTable({ rows, part, total, month }: Props) {
  const caption = `${monthWords(month)}${part === 'drills' ? '演练' : '求助'}，各网格`
  const spanColumn = (measure: (typeof measures)[number], at: 'median' | 'p95') => ({
    key: `${measure}-${at}`,
    title: `${shortWords[measure]}${at === 'median' ? '中位' : '95%'}(秒)`,
    value: (row: ReportRow) => secondsOf(row[part][measure][at]),
    cell: (row: ReportRow) => spanWordsOr(row[part][measure][at]),
    numeric: true,
  })
  const counted = (key: 'alerts' | 'falseAlarms' | 'cancelled' | 'missed', title: string) => ({
    key,
    title,
    value: (row: ReportRow) => row[part][key],
    numeric: true,
  })
  const spans = (of: 'median' | 'p95', { [of]: span }: Spread) => spanWordsOr(span)
  return (
    <Table
      caption={caption}
      file={caption}
      rows={rows}
      idOf={({ area }) => area}
      columns={[
        { key: 'name', title: '网格', value: ({ name }) => name },
        counted('alerts', '起数'),
        // What the report is for stands in sight however narrow the screen is.
        counted('missed', '没接上'),
        ...measures.flatMap((measure) => [spanColumn(measure, 'median'), spanColumn(measure, 'p95')]),
        ...(part === 'real' ? [counted('falseAlarms', '误报'), counted('cancelled', '自己取消')] : []),
      ]}
      total={{
        name: '合计',
        alerts: total.alerts,
        falseAlarms: total.falseAlarms,
        cancelled: total.cancelled,
        missed: total.missed,
        ...Object.fromEntries(
          measures.flatMap((measure) =>
            (['median', 'p95'] as const).map((of) => [`${measure}-${of}`, spans(of, total[measure])]),
          ),
        ),
      }}
    />
  )
}
