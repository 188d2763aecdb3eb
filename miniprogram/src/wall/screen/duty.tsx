import type { WallDuty } from '../../../../shared/incidents/wall.ts'
import { Box } from '../../ui/base/box.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { timeOf } from '../../words/day.ts'
import style from './screen.module.scss'

/** Who stands on duty now, area by area; where nobody does, the level above is told. */
export function DutyNow({ duty }: { duty: readonly WallDuty[] }) {
  return (
    <Card title='此刻值班'>
      <Box as='ul' className={style.duty} label='各片区此刻值班'>
        {duty.map(({ area, name, people }) => (
          <Box as='li' key={area} className={style.shift}>
            <Box as='span' className={style.shiftArea}>
              {name}
            </Box>
            {people.length > 0 ? (
              <Box as='span'>{people.map((each) => `${each.name}（到 ${timeOf(each.to)}）`).join('、')}</Box>
            ) : (
              <Tag icon='triangle-alert' tone='amber'>
                没有人值班
              </Tag>
            )}
          </Box>
        ))}
      </Box>
    </Card>
  )
}
