/** A bar for each row: how many of it came out well, go on, and came to nothing; the numbers stand beside it. */
import { Box } from '../base/box.tsx'
import { cx } from '../cx.ts'
import { Card } from './card.tsx'
import style from './outcome-plot.module.scss'

const outcomes = ['met', 'going', 'unmet'] as const
type Outcome = (typeof outcomes)[number]

export interface OutcomeRow {
  key: string
  /** What the row is, with how many of it there are. */
  label: string
  counts: Readonly<Record<Outcome, number>>
}

const sum = ({ met, going, unmet }: OutcomeRow['counts']) => met + going + unmet

/** A bar is as long as its row has many, the longest the whole width; `words`: what each outcome is called. */
export function OutcomePlot({
  title,
  words,
  rows,
}: {
  title: string
  words: Readonly<Record<Outcome, string>>
  rows: readonly OutcomeRow[]
}) {
  const most = Math.max(1, ...rows.map(({ counts }) => sum(counts)))
  return (
    <Card title={title}>
      <Box as='ul' className={style.plot} label={title}>
        {rows.map(({ key, label, counts }) => (
          <Box as='li' key={key} className={style.line}>
            <Box>{label}</Box>
            <Box decorative className={style.track} style={{ width: `${(sum(counts) / most) * 100}%` }}>
              {outcomes.map((outcome) => (
                <Box key={outcome} className={style[outcome]} style={{ flexGrow: counts[outcome] }} />
              ))}
            </Box>
            <Box className={style.what}>
              {outcomes
                .filter((outcome) => counts[outcome] > 0)
                .map((outcome) => `${words[outcome]} ${counts[outcome]}`)
                .join('，')}
            </Box>
          </Box>
        ))}
      </Box>
      <Box className={style.legend}>
        {outcomes.map((outcome) => (
          <Box as='span' key={outcome} className={style.key}>
            <Box as='span' decorative className={cx(style.swatch, style[outcome])} /> {words[outcome]}
          </Box>
        ))}
      </Box>
    </Card>
  )
}
