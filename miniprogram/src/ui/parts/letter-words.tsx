/** What the letters of cases have in them: the first of its words, and what else there is to know in a row. */
import type { ReactNode } from 'react'
import { Box } from '../base/box.tsx'
import style from './letter-words.module.scss'

export const Excerpt = ({ children }: { children: ReactNode }) => (
  <Box as='span' className={style.excerpt}>
    {children}
  </Box>
)

export const Facts = ({ children }: { children: ReactNode }) => (
  <Box as='span' className={style.facts}>
    {children}
  </Box>
)
