/** Which month, and the ones beside it. */
import { clock } from '../../platform/clock.ts'
import { monthBeside, monthOf, monthWords } from '../../words/month.ts'
import { Box } from '../base/box.tsx'
import { Button } from './button.tsx'
import style from './month-bar.module.scss'

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
