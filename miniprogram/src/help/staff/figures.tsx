import { useState } from 'react'
import { levelOf, levelWords } from '../../../../shared/areas/code.ts'
import type { HelpFigures } from '../../../../shared/help/figures.ts'
import { helpKindWords } from '../../../../shared/help/kinds.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { clock } from '../../platform/clock.ts'
import { Card } from '../../ui/parts/card.tsx'
import { MonthBar } from '../../ui/parts/month-bar.tsx'
import { OutcomePlot } from '../../ui/parts/outcome-plot.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Sums } from '../../ui/parts/sums.tsx'
import { minutesWords } from '../../words/help.ts'
import { monthOf, monthWords } from '../../words/month.ts'
import { percentWords } from '../../words/number.ts'
import { useAreaNames } from '../../work/area-names.ts'
import { type FiguresRow, FiguresTable } from './figures-table.tsx'

/** What became of the requests of a month: the whole, by kind, by the areas right under it. */
export function Figures({ area }: { area: string }) {
  const [month, setMonth] = useState(() => monthOf(clock.now()))
  const { reading, reread } = useReading(() => api.call('getHelpFigures', { query: { area, month } }), {
    key: `help-figures-${area}-${month}`,
    cares: () => false,
  })
  const areas = reading.state === 'ready' ? reading.value.areas : []
  const nameOf = useAreaNames(areas.map((each) => each.area))
  const bar = <MonthBar month={month} onChoose={setMonth} />
  if (reading.state !== 'ready')
    return (
      <>
        {bar}
        {reading.state === 'loading' ? (
          <Skeleton />
        ) : (
          <ErrorState failure={reading.failure} retry={() => void reread()} />
        )}
      </>
    )
  const { total, kinds } = reading.value
  const first = areas[0]
  if (total.asked === 0)
    return (
      <>
        {bar}
        <Empty icon='chart-column' title={`${monthWords(month)}没有人请帮忙`}>
          按发出的月份计入。
        </Empty>
      </>
    )
  const byKind: FiguresRow[] = kinds
    .filter(({ figures }) => figures.asked > 0)
    .map(({ kind, figures }) => ({ id: kind, name: helpKindWords[kind], figures }))
  const byArea: FiguresRow[] = areas.map(({ area: code, figures }) => ({
    id: code,
    name: nameOf(code) ?? code,
    figures,
  }))
  return (
    <>
      {bar}
      {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
      <Sum total={total} />
      <OutcomePlot title='各种事，有没有人帮' words={outcomeWords} rows={mostFirst(byKind)} />
      <FiguresTable caption={`${monthWords(month)}互助，按种类`} word='种类' rows={byKind} total={total} />
      {first && <ByArea month={month} level={levelWords[levelOf(first.area) ?? 'grid']} rows={byArea} total={total} />}
    </>
  )
}

function ByArea({
  month,
  level,
  rows,
  total,
}: {
  month: string
  /** What a row is: 网格, 社区. */
  level: string
  rows: readonly FiguresRow[]
  total: HelpFigures
}) {
  const asked = rows.filter(({ figures }) => figures.asked > 0)
  return (
    <>
      <OutcomePlot title={`各${level}，有没有人帮`} words={outcomeWords} rows={mostFirst(asked)} />
      <FiguresTable caption={`${monthWords(month)}互助，按${level}`} word={level} rows={rows} total={total} />
    </>
  )
}

function Sum({ total }: { total: HelpFigures }) {
  const { asked, met, going, unmet, helpers, minutes, firstOffer } = total
  const sums = [
    { what: '请帮忙', value: `${asked} 件`, note: `还在进行 ${going} 件` },
    {
      what: '帮成了',
      value: `${met} 件`,
      note: met + unmet > 0 ? `已结束的 ${percentWords(met / (met + unmet))}` : '还没有结束的',
    },
    { what: '没帮成', value: `${unmet} 件`, note: '过期、取消、转网格员' },
    {
      what: '多久有人应答',
      value: firstOffer === undefined ? '—' : minutesWords(Math.max(firstOffer, 1)),
      note: '一半比它快',
    },
    { what: '帮手', value: `${helpers} 人次`, note: `一共 ${minutesWords(minutes)}` },
  ]
  return (
    <Card>
      <Sums label='合计' sums={sums} />
    </Card>
  )
}

const outcomeWords = { met: '帮成了', going: '在进行', unmet: '没帮成' } as const

const mostFirst = (rows: readonly FiguresRow[]) =>
  [...rows]
    .sort((one, other) => other.figures.asked - one.figures.asked)
    .map(({ id, name, figures }) => ({ key: id, label: `${name} ${figures.asked} 件`, counts: figures }))
