/** What can be done to all that is selected, at the foot of the screen while anything is. `children` are its buttons. */
import type { ReactNode } from 'react'
import { Box } from '../base/box.tsx'
import { Button } from './button.tsx'
import type { Selection } from './selection.ts'
import style from './selection-bar.module.scss'

export function SelectionBar({
  selection,
  unit,
  children,
}: {
  selection: Selection
  /** As it is counted: 件, 户. */
  unit: string
  children: ReactNode
}) {
  if (selection.ids.length === 0) return null
  return (
    <Box as='section' className={style.bar} label='批量处理'>
      <Box className={style.count} live='polite'>
        已选 {selection.ids.length} {unit}
      </Box>
      <Box className={style.moves}>
        <Button kind='quiet' onTap={selection.clear}>
          不选了
        </Button>
        {children}
      </Box>
    </Box>
  )
}
