import type { Door } from '../../../../shared/notices/reach.ts'
import { useNow } from '../../live/use-now.ts'
import { Box } from '../../ui/base/box.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import { doorWords } from '../../words/door.ts'
import style from './doors.module.scss'

/** A door as a large box to tick. */
export function DoorTick({
  door,
  confirm,
  waits,
  onToggle,
}: {
  door: Door
  confirm: boolean
  /** Whether it is kept on this phone until there is a network. */
  waits: boolean
  onToggle: () => void
}) {
  const now = useNow()
  const ticked = door.tickedAt !== undefined
  return (
    <Tap role='checkbox' checked={ticked} className={cx(style.door, ticked && style.ticked)} onTap={onToggle}>
      <Icon name={ticked ? 'square-check-big' : 'square'} className={style.box} />
      <Box as='span' className={style.words}>
        <Box as='span' className={style.room}>
          {door.room}
        </Box>
        <Box as='span' className={style.how}>
          {waits ? '记在手机上，有网络后自动存上' : doorWords(door, confirm, now)}
        </Box>
      </Box>
    </Tap>
  )
}
