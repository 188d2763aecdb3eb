import { type DoorFind, doorFinds, doorFindWords } from '../../../../shared/incidents/finds.ts'
import type { RollDoor } from '../../../../shared/incidents/roll.ts'
import { useNow } from '../../live/use-now.ts'
import { Box } from '../../ui/base/box.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { rollDoorWords } from '../words.ts'
import style from './roll-doors.module.scss'

/** A door with what can be found at it: one large button each. */
export function DoorRow({ door, onFind }: { door: RollDoor; onFind: (find: DoorFind) => void }) {
  const now = useNow()
  const needs = door.said?.word === 'help' && door.door?.found !== 'safe'
  return (
    <Box as='li' className={cx(style.door, door.door && style.ticked)}>
      <Box className={style.words}>
        <Box as='span' className={style.room}>
          {door.room}
          {needs && (
            <Tag icon='triangle-alert' tone='amber'>
              需要帮助
            </Tag>
          )}
        </Box>
        <Box as='span' className={style.how}>
          {rollDoorWords(door, now)}
        </Box>
      </Box>
      <Box className={style.finds} role='group' label={`${door.room}上门看到`}>
        {doorFinds.map((find) => {
          const on = door.door?.found === find
          return (
            <Tap
              key={find}
              role='checkbox'
              checked={on}
              className={cx(style.find, on && style.on)}
              onTap={() => onFind(find)}
            >
              <Icon name={on ? 'square-check-big' : 'square'} />
              {doorFindWords[find]}
            </Tap>
          )
        })}
      </Box>
    </Box>
  )
}
