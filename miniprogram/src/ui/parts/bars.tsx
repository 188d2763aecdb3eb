import { Box } from '../base/box.tsx'
import { Bar } from './bar.tsx'
import style from './bars.module.scss'

export interface BarRow {
  name: string
  amount: number
  /** The amount in words. */
  value: string
}

/** A bar for each row, the longest for the largest amount, between its name and its amount in words. */
export function Bars({ label, rows }: { label: string; rows: readonly BarRow[] }) {
  const most = Math.max(1, ...rows.map(({ amount }) => amount))
  return (
    <Box as='ul' className={style.plot} label={label}>
      {rows.map(({ name, amount, value }) => (
        <Box as='li' key={name} className={style.row}>
          <Box as='span' className={style.name}>
            {name}
          </Box>
          <Bar share={amount / most} />
          <Box as='span' className={style.value}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  )
}
