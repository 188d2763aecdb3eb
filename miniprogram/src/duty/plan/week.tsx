/** A week of the plan on a phone: the days of the area below one another, then the areas below it. */
import type { PlanRow, Shift } from '../../../../shared/duty/contract.ts'
import type { Reply } from '../../../../shared/routes.ts'
import { ChildRow } from '../../areas/parts/child-row.tsx'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Spread } from '../../ui/parts/head.tsx'
import { Letter, Tag } from '../../ui/parts/letter.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { dayOf, dayWords, rangeWords } from '../../words/day.ts'
import { gapsOn, gapTotalWords } from '../../words/gap.ts'
import type { PlanDeeds } from './board.tsx'
import style from './plan.module.scss'
import { daysFrom } from './plan-of.ts'

export function Week({
  plan,
  area,
  monday,
  onArea,
  ...deeds
}: PlanDeeds & { plan: Reply<'getPlan'>; area: string; monday: string; onArea: (code: string) => void }) {
  const own = plan.rows.find(({ code }) => code === area)
  const below = plan.rows.filter(({ code }) => code !== area)
  return (
    <>
      {own && (
        <Box className={style.week}>
          {daysFrom(monday).map((day) => (
            <Day key={day} day={day} row={own} about={plan.days.find(({ date }) => date === day)} {...deeds} />
          ))}
        </Box>
      )}
      {below.length > 0 && (
        <Card title='下级片区这一周'>
          {below.map(({ code, name, gaps, shifts }) => (
            <ChildRow
              key={code}
              icon={gaps.length > 0 ? 'triangle-alert' : 'circle-check'}
              name={name}
              hint={`${gapTotalWords(gaps)} · 自己排了 ${shifts.length} 班`}
              chosen={false}
              onTap={() => onArea(code)}
            />
          ))}
        </Card>
      )}
    </>
  )
}

function Day({
  day,
  row,
  about,
  manages,
  onAdd,
  onRemove,
}: PlanDeeds & { day: string; row: PlanRow; about: Reply<'getPlan'>['days'][number] | undefined }) {
  const shifts = row.shifts.filter(({ from }) => dayOf(Date.parse(from)) === day)
  const past = day < dayOf(clock.now())
  const may = manages(row.code) && !past
  const gaps = gapsOn(row.gaps, day)
  return (
    <Box as='section' className={cx(style.day, past && style.past)} label={dayWords(day)}>
      <Spread>
        <Box as='h3' className={style.dayName}>
          {dayWords(day)}
        </Box>
        {may && (
          <Button kind='quiet' icon='plus' label={`${dayWords(day)}加一班`} onTap={() => onAdd(row, day)}>
            加一班
          </Button>
        )}
      </Spread>
      {about?.name && (
        <Box>
          <Tag tone='amber'>{about.work ? `${about.name}调休上班` : about.name}</Tag>
        </Box>
      )}
      {shifts.map((shift) => (
        <ShiftLetter key={shift.id} shift={shift} onRemove={may ? () => onRemove(shift) : undefined} />
      ))}
      {gaps.map((words) => (
        <Box key={words}>
          <Tag icon='triangle-alert' tone='amber'>
            {words}
          </Tag>
        </Box>
      ))}
      {shifts.length === 0 && gaps.length === 0 && <Soft>没有排班</Soft>}
    </Box>
  )
}

function ShiftLetter({ shift, onRemove }: { shift: Shift; onRemove: (() => void) | undefined }) {
  return (
    <Letter
      title={rangeWords(shift)}
      lines={[shift.uncovered ? `${shift.name} 请假${shift.reason ? `：${shift.reason}` : ''}` : shift.name]}
      beside={
        onRemove && (
          <Button kind='quiet' icon='trash-2' label={`删除${shift.name}的班`} onTap={onRemove}>
            删除
          </Button>
        )
      }
    >
      {shift.uncovered && (
        <Box>
          <Tag icon='triangle-alert' tone='amber'>
            无人顶班
          </Tag>
        </Box>
      )}
    </Letter>
  )
}
