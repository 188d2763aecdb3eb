/** A month, and the one before and after it: two large buttons, which everybody can use. */
import { monthWords } from '../../../../shared/hours/words.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { monthBeside } from '../../words/month.ts'
import style from './month-step.module.scss'

interface MonthStepProps {
  label: string
  month: string
  /** The last and the first that can be chosen. */
  most: string
  least?: string | undefined
  onPick: (month: string) => void
}

export function MonthStep({ label, month, most, least, onPick }: MonthStepProps) {
  return (
    <Box className={style.month} role='group' label={label}>
      <Box className={style.name} live='polite'>
        {label} {monthWords(month)}
      </Box>
      <Box className={style.buttons}>
        <Button
          icon='chevron-left'
          label={`${label}：上个月`}
          disabled={least !== undefined && month <= least}
          onTap={() => onPick(monthBeside(month, -1))}
        >
          上月
        </Button>
        <Button label={`${label}：下个月`} disabled={month >= most} onTap={() => onPick(monthBeside(month, 1))}>
          下月
        </Button>
      </Box>
    </Box>
  )
}
