/** A few figures side by side, large: what each is, and what else there is to say of it. */
import { Box } from '../base/box.tsx'
import style from './sums.module.scss'

export interface SumShown {
  what: string
  value: string
  note?: string
}

export function Sums({ label, sums }: { label: string; sums: readonly SumShown[] }) {
  return (
    <Box as='ul' className={style.sums} label={label}>
      {sums.map(({ what, value, note }) => (
        <Box as='li' key={what}>
          <Box className={style.what}>{what}</Box>
          <Box className={style.value}>{value}</Box>
          {note !== undefined && <Box className={style.what}>{note}</Box>}
        </Box>
      ))}
    </Box>
  )
}
