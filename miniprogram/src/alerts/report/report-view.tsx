import { useState } from 'react'
import type { AlertReport } from '../../../../shared/alerts/report.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { monthWords } from '../../words/month.ts'
import { FiguresTable } from './figures-table.tsx'
import type { Part } from './measures.ts'
import { isShortOf } from './measures.ts'
import { MissesTable } from './misses-table.tsx'
import { SpreadPlot } from './spread-plot.tsx'
import { Sum } from './sum.tsx'

export function ReportView({ area, month }: { area: string; month: string }) {
  const [part, setPart] = useState<Part>('real')
  const { reading, reread } = useReading(() => api.call('getAlertReport', { params: { area }, query: { month } }), {
    key: `${area} ${month}`,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const report = reading.value
  const counts = { real: report.total.real.alerts, drills: report.total.drills.alerts }
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Tabs
        label='真求助还是演练'
        tabs={[
          ['real', `真求助 ${counts.real}`],
          ['drills', `演练 ${counts.drills}`],
        ]}
        current={part}
        onChoose={setPart}
      />
      {counts[part] === 0 ? <Nothing part={part} month={month} area={area} /> : <Shown report={report} part={part} />}
    </>
  )
}

function Shown({ report, part }: { report: AlertReport; part: Part }) {
  const rows = report.rows.filter((row) => row[part].alerts > 0)
  const misses = report.misses.filter(({ drill }) => drill === (part === 'drills'))
  return (
    <>
      <Sum figures={report.total[part]} part={part} />
      <SpreadPlot rows={rows} part={part} />
      <FiguresTable key={part} rows={rows} part={part} total={report.total[part]} month={report.month} />
      <MissesTable misses={misses} more={report.moreMisses} month={report.month} short={isShortOf(report, part)} />
    </>
  )
}

function Nothing({ part, month, area }: { part: Part; month: string; area: string }) {
  if (part === 'real')
    return (
      <Empty icon='chart-column' title={`${monthWords(month)}没有求助`}>
        求助结束后按结束的月份计入，还在进行的不算。
      </Empty>
    )
  return (
    <Empty
      icon='timer'
      title={`${monthWords(month)}没有演练`}
      action={<ButtonLink to={paths.drills(area)}>去演练一次</ButtonLink>}
    >
      平时练过，真有人求助时才接得上。
    </Empty>
  )
}
