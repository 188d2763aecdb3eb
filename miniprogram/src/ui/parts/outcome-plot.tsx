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

const sum = ({ counts: { met, going, unmet } }: OutcomeRow) => met + going + unmet

/** The longest bar is the row with the most; `words`: what each outcome is called. */
export function OutcomePlot({
  title,
  words,
  rows,
}: {
  title: string
  words: Readonly<Record<Outcome, string>>
  rows: readonly OutcomeRow[]
}) {
  const most = Math.max(1, ...rows.map(sum))
  return (
    <Card title={title}>
      <Box as='ul' className={style.plot} label={title}>
        {rows.map(({ key, label, counts }) => (
          <Box as='li' key={key} className={style.line}>
            <Box>{label}</Box>
            <Box decorative className={style.track}>
              {outcomes.map((outcome) => (
                <Box key={outcome} className={style[outcome]} style={{ width: `${(counts[outcome] / most) * 100}%` }} />
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
