import type { Me } from '../../../shared/people/person.ts'
import { paths } from '../paths.ts'
import { Box } from '../ui/base/box.tsx'
import { Go } from '../ui/base/tap.tsx'
import { cx } from '../ui/cx.ts'
import { Icon } from '../ui/icon/icon.tsx'
import style from './staff-page.module.scss'
import { type ToolKey, toolsOf } from './tools.ts'

/** The ways between the pages of staff, on a wide screen. `current` undefined: the hub itself. */
export function SideNav({ me, current }: { me: Me; current: ToolKey | undefined }) {
  return (
    <Box as='nav' className={style.nav} label='工作台导航'>
      <Go
        to={paths.work}
        current={current === undefined}
        className={cx(style.way, current === undefined && style.here)}
      >
        <Icon name='layout-dashboard' />
        <Box as='span'>工作台</Box>
      </Go>
      {toolsOf(me).map(({ key, to, word, icon }) => (
        <Go key={key} to={to} current={key === current} className={cx(style.way, key === current && style.here)}>
          <Icon name={icon} />
          <Box as='span'>{word}</Box>
        </Go>
      ))}
    </Box>
  )
}
