/** The tabs in a browser: along the bottom on a phone, along the side on a wide screen. WeChat draws its own. */
import { type Path, paths } from '../../paths.ts'
import { Box } from '../base/box.tsx'
import { Go } from '../base/tap.tsx'
import { cx } from '../cx.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import style from './tab-bar.module.scss'

export type Tab = 'home' | 'channels' | 'me'

const tabs: { tab: Tab; to: Path; word: string; icon: IconName }[] = [
  { tab: 'home', to: paths.home, word: '首页', icon: 'house' },
  { tab: 'channels', to: paths.channels, word: '频道', icon: 'messages-square' },
  { tab: 'me', to: paths.me, word: '我的', icon: 'circle-user-round' },
]

export function TabBar({ current }: { current: Tab }) {
  return (
    <Box as='nav' className={style.bar} label='主导航'>
      {tabs.map(({ tab, to, word, icon }) => (
        <Go key={tab} to={to} className={cx(style.tab, tab === current && style.current)} current={tab === current}>
          <Icon name={icon} className={style.icon} />
          <Box as='span'>{word}</Box>
        </Go>
      ))}
    </Box>
  )
}
