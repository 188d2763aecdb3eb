import type { WallDuty } from '../../../../shared/incidents/wall.ts'
import { Box } from '../../ui/base/box.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { timeOf } from '../../words/day.ts'
import style from './screen.module.scss'

/** Who stands on duty now, area by area; those for which nobody is planned in one line: there all who serve are told. */
export function DutyNow({ duty }: { duty: readonly WallDuty[] }) {
  const stood = duty.filter(({ people }) => people.length > 0)
  const empty = duty.filter(({ people }) => people.length === 0)
  return (
    <Card title='此刻值班'>
      {stood.length > 0 && (
        <Box as='ul' className={style.duty} label='各片区此刻值班'>
          {stood.map(({ area, name, people }) => (
            <Box as='li' key={area} className={style.shift}>
              <Box as='span' className={style.shiftArea}>
                {name}
              </Box>
              <Box as='span'>{people.map((each) => `${each.name}（到 ${timeOf(each.to)}）`).join('、')}</Box>
            </Box>
          ))}
        </Box>
      )}
      {empty.length > 0 && (
        <Box className={style.shift}>
          <Tag icon='triangle-alert' tone='amber'>
            没有排班
          </Tag>
          <Box as='span' className={style.empty}>
            {empty.map(({ name }) => name).join('、')}
            。那里有人求助，会通知当地所有的工作人员；一个也没有的，直接通知上一级。
          </Box>
        </Box>
      )}
    </Card>
  )
}
