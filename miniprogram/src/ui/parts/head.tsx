/** The head of what a card or a page is about: its name, and how it stands. */
import type { ReactNode } from 'react'
import { Box } from '../base/box.tsx'
import style from './head.module.scss'

/** Things at the two ends of a line; one under the other where there is no room. */
export const Spread = ({ children }: { children: ReactNode }) => <Box className={style.spread}>{children}</Box>

export const HeadTitle = ({ children }: { children: ReactNode }) => (
  <Box as='h2' className={style.title}>
    {children}
  </Box>
)

/** `children`: how it stands, at the other end of the line. */
export const Head = ({ title, children }: { title: ReactNode; children?: ReactNode }) => (
  <Spread>
    <HeadTitle>{title}</HeadTitle>
    {children}
  </Spread>
)
