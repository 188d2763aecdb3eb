/** What one comes for, as large doors: the first is the most asked for. */
import { type Path, paths } from '../paths.ts'
import { Box } from '../ui/base/box.tsx'
import { Go } from '../ui/base/tap.tsx'
import { cx } from '../ui/cx.ts'
import { Icon } from '../ui/icon/icon.tsx'
import type { IconName } from '../ui/icon/names.ts'
import style from './home.module.scss'

const doors: readonly { to: Path; icon: IconName; word: string; hint: string }[] = [
  { to: paths.openTicket, icon: 'file-pen-line', word: '提诉求', hint: '身边的难事、烦心事，拍照说给社区听' },
  { to: paths.askHelp, icon: 'hand-helping', word: '请邻居帮忙', hint: '跑腿、搬东西、陪看病、借一借' },
  { to: paths.activities, icon: 'calendar-days', word: '社区活动', hint: '报名、签到，加入志愿队伍' },
  { to: paths.wishes(), icon: 'hand-heart', word: '微心愿', hint: '帮困难的邻居圆个小心愿' },
  { to: paths.publicTickets, icon: 'users-round', word: '小区公开诉求', hint: '邻居也遇到了吗' },
]

export const Doors = () => (
  <Box as='nav' className={style.doors} label='我要'>
    {doors.map(({ to, icon, word, hint }, i) => (
      <Go key={to} to={to} className={cx(style.door, i === 0 && style.first)}>
        <Icon name={icon} className={style.doorIcon} />
        <Box as='span' className={style.doorWord}>
          {word}
        </Box>
        <Box as='span' className={style.doorHint}>
          {hint}
        </Box>
      </Go>
    ))}
  </Box>
)
