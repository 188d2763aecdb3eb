/** A week of the plan on a wide screen: a row for the area and for each below it, a column for each day, gaps marked. */
import type { PlanRow, Shift } from '../../../../shared/duty/contract.ts'
import type { Reply } from '../../../../shared/routes.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import { dayOf, dayWords, rangeWords } from '../../words/day.ts'
import { gapsOn, gapTotalWords } from '../../words/gap.ts'
import style from './board.module.scss'
import { daysFrom } from './plan-of.ts'

/** What can be done with the plan. */
export interface PlanDeeds {
  manages: (area: string) => boolean
  onAdd: (row: PlanRow, day: string) => void
  onRemove: (shift: Shift) => void
}

export function Board({
  plan,
  area,
  monday,
  onArea,
  ...deeds
}: PlanDeeds & {
  plan: Reply<'getPlan'>
  /** Whose plan it is: the first row. */
  area: string
  monday: string
  onArea: (code: string) => void
}) {
  const days = daysFrom(monday)
  return (
    <Box className={style.frame}>
      <Box as='table' className={style.board}>
        <Box as='caption' className={style.caption}>
          一周值班
        </Box>
        <Box as='thead'>
          <Box as='tr'>
            <Box as='th' className={style.heading}>
              片区
            </Box>
            {days.map((day) => (
              <DayHeading key={day} day={day} plan={plan} />
            ))}
          </Box>
        </Box>
        <Box as='tbody'>
          {plan.rows.map((row) => (
            <Box as='tr' key={row.code} className={cx(row.code === area && style.own)}>
              <Box as='td' className={style.name}>
                {row.code === area ? (
                  <Box className={style.here}>{row.name}</Box>
                ) : (
                  <Tap className={style.open} onTap={() => onArea(row.code)}>
                    {row.name}
                  </Tap>
                )}
                <Box className={style.total}>{gapTotalWords(row.gaps)}</Box>
              </Box>
              {days.map((day) => (
                <Cell key={day} row={row} day={day} {...deeds} />
              ))}
            </Box>
          ))}
        </Box>
      </Box>
    </Box>
  )
}

function DayHeading({ day, plan }: { day: string; plan: Reply<'getPlan'> }) {
  const about = plan.days.find(({ date }) => date === day)
  const today = day === dayOf(clock.now())
  return (
    <Box as='th' className={cx(style.heading, today && style.today)}>
      {dayWords(day)}
      {today && <Box>今天</Box>}
      {about?.name && <Box className={style.holiday}>{about.work ? `${about.name}调休上班` : about.name}</Box>}
    </Box>
  )
}

function Cell({ row, day, manages, onAdd, onRemove }: PlanDeeds & { row: PlanRow; day: string }) {
  const past = day < dayOf(clock.now())
  const may = manages(row.code) && !past
  const shifts = row.shifts.filter(({ from }) => dayOf(Date.parse(from)) === day)
  const gaps = gapsOn(row.gaps, day)
  const adding = `${row.name}，${dayWords(day)}加一班`
  return (
    <Box as='td' className={cx(style.cell, past && style.past)}>
      <Box className={style.inside}>
        {shifts.map((shift) => (
          <ShiftOf key={shift.id} shift={shift} onTap={may ? () => onRemove(shift) : undefined} />
        ))}
        {gaps.map((words) => (
          <GapOf key={words} words={words} adding={adding} onTap={may ? () => onAdd(row, day) : undefined} />
        ))}
        {may && gaps.length === 0 && (
          <Tap className={style.add} label={adding} onTap={() => onAdd(row, day)}>
            <Icon name='plus' />
          </Tap>
        )}
      </Box>
    </Box>
  )
}

/** Hours without anybody; a tap puts somebody there. */
function GapOf({ words, adding, onTap }: { words: string; adding: string; onTap: (() => void) | undefined }) {
  const shown = (
    <Box as='span' className={style.gapWords}>
      {words}
    </Box>
  )
  if (!onTap)
    return (
      <Box className={style.gap}>
        <Icon name='triangle-alert' />
        {shown}
      </Box>
    )
  return (
    <Tap className={style.gap} label={`${words}，${adding}`} onTap={onTap}>
      {shown}
      <Icon name='plus' />
    </Tap>
  )
}

function ShiftOf({ shift, onTap }: { shift: Shift; onTap: (() => void) | undefined }) {
  const words = (
    <>
      <Box as='span' className={style.who}>
        {shift.name}
      </Box>
      <Box as='span' className={style.when}>
        {rangeWords(shift)}
        {shift.uncovered && ' · 请假，无人顶班'}
      </Box>
    </>
  )
  if (!onTap) return <Box className={cx(style.shift, shift.uncovered && style.uncovered)}>{words}</Box>
  return (
    <Tap className={cx(style.shift, shift.uncovered && style.uncovered)} label={`删除${shift.name}的班`} onTap={onTap}>
      {words}
    </Tap>
  )
}
