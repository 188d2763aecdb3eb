import type { ReactNode } from 'react'
import { Box } from '../../ui/base/box.tsx'
import style from './parts.module.scss'

/** What must not break in a cell. */
export const Whole = ({ children }: { children: ReactNode }) => (
  <Box as='span' className={style.whole}>
    {children}
  </Box>
)
