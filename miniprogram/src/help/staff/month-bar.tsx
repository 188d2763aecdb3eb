import { monthBeside, monthOf, monthWords } from '../../alerts/report/month.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import style from './staff.module.scss'

/** Which month, and the ones beside it. */
export function MonthBar({ month, onChoose }: { month: string; onChoose: (month: string) => void }) {
  return (
    <Box className={style.month}>
      <Button icon='chevron-left' label='上个月' onTap={() => onChoose(monthBeside(month, -1))}>
        上月
      </Button>
      <Box as='h2' className={style.name}>
        {monthWords(month)}
      </Box>
      <Button label='下个月' disabled={month >= monthOf(clock.now())} onTap={() => onChoose(monthBeside(month, 1))}>
        下月
      </Button>
    </Box>
  )
}
