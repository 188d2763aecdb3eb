/** A line for each grid: up to the median dark, up to the 95th percentile light, with both in words beside it. */
import { useState } from 'react'
import type { ReportRow } from '../../../../shared/alerts/report.ts'
import { Box } from '../../ui/base/box.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { type Measure, measures, measureWords, type Part, shareOf, spreadWords } from './measures.ts'
import style from './report.module.scss'

const width = (share: number) => ({ width: `${Math.round(share * 1000) / 10}%` })

export function SpreadPlot({ rows, part }: { rows: readonly ReportRow[]; part: Part }) {
  const [measure, setMeasure] = useState<Measure>('acknowledged')
  const all = rows.map((row) => row[part])
  const slowest = [...rows].sort((one, other) => (other[part][measure].p95 ?? -1) - (one[part][measure].p95 ?? -1))
  return (
    <Card title={`各网格多久${measureWords[measure]}`}>
      <Choices
        label='看哪一步'
        options={measures.map((each) => [each, measureWords[each]] as const)}
        chosen={measure}
        onChoose={setMeasure}
      />
      <Box as='ul' className={style.plot} label={`各网格${measureWords[measure]}用时`}>
        {slowest.map(({ area, name, [part]: figures }) => (
          <Box as='li' key={area} className={style.line}>
            <Box className={style.lineName}>{name}</Box>
            <Box decorative className={style.track}>
              <Box className={style.p95} style={width(shareOf(figures[measure].p95, all, measure))} />
              <Box className={style.median} style={width(shareOf(figures[measure].median, all, measure))} />
            </Box>
            <Box className={style.what}>{spreadWords(figures[measure])}</Box>
          </Box>
        ))}
      </Box>
      <Box className={style.legend}>
        <Box as='span' className={style.key}>
          <Box as='span' decorative className={style.medianKey} /> 中位：一半比它快
        </Box>
        <Box as='span' className={style.key}>
          <Box as='span' decorative className={style.p95Key} /> 95%：二十起里只有一起比它慢
        </Box>
      </Box>
    </Card>
  )
}
