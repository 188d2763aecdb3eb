import { type Path, paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Go } from '../../ui/base/tap.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import type { IconName } from '../../ui/icon/names.ts'
import style from './near.module.scss'

const ways: readonly (readonly [string, IconName, Path])[] = [
  ['我的互助', 'clipboard-list', paths.myHelp()],
  ['随时待命', 'bell', paths.ready],
  ['共享物品', 'package', paths.shelf],
  ['微心愿', 'star', paths.wishes()],
  ['活动和队伍', 'calendar-days', paths.activities],
  ['我的时长', 'hourglass', paths.hours],
]

/** The ways to what else there is of helping. */
export const Ways = () => (
  <Box as='ul' className={style.ways} label='互助'>
    {ways.map(([word, icon, to]) => (
      <Box as='li' key={to}>
        <Go to={to} className={style.way}>
          <Icon name={icon} className={style.icon} />
          {word}
        </Go>
      </Box>
    ))}
  </Box>
)
