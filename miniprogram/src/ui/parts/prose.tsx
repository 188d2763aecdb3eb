/** Words between fields and cards, and buttons side by side. */
import type { ReactNode } from 'react'
import { Box } from '../base/box.tsx'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import style from './prose.module.scss'

/** A quiet explanation. */
export const Soft = ({ children }: { children: ReactNode }) => <Box className={style.soft}>{children}</Box>

/** A heading over cards. */
export const Heading = ({ children }: { children: ReactNode }) => (
  <Box as='h2' className={style.heading}>
    {children}
  </Box>
)

/** Words with an icon before them. */
export function Line({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <Box className={style.line}>
      <Icon name={icon} className={style.icon} />
      <Box className={style.words}>{children}</Box>
    </Box>
  )
}

/** Buttons side by side, as many as fit. */
export const Buttons = ({ children }: { children: ReactNode }) => <Box className={style.buttons}>{children}</Box>

/** Several things with the space of a form between them. */
export const Stack = ({ children }: { children: ReactNode }) => <Box className={style.stack}>{children}</Box>
