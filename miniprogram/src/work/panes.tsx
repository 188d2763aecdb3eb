/** Panes side by side on a wide screen, each scrolling for itself: what there is, the one that is open, what belongs to it. */
import type { ReactNode } from 'react'
import { Box } from '../ui/base/box.tsx'
import { cx } from '../ui/cx.ts'
import style from './panes.module.scss'

export interface Pane {
  label: string
  children: ReactNode
}

export function Panes({ list, main, side }: { list: Pane; main: Pane; side?: Pane | undefined }) {
  return (
    <Box className={cx(style.panes, side && style.three)}>
      <Box as='section' className={style.pane} label={list.label} focusable>
        {list.children}
      </Box>
      <Box as='section' className={style.pane} label={main.label} focusable>
        {main.children}
      </Box>
      {side && (
        <Box as='aside' className={style.pane} label={side.label} focusable>
          {side.children}
        </Box>
      )}
    </Box>
  )
}
