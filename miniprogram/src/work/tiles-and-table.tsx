/**
 * Figures area by area, as tiles and as a table: both on a wide screen, one of them at a time on a phone. Of very many areas the
 * table comes first, which can be sorted, and the tiles at a tap.
 */
import { type ReactNode, useState } from 'react'
import { useWide } from '../platform/wide.ts'
import { Box } from '../ui/base/box.tsx'
import { Button } from '../ui/parts/button.tsx'
import { Tabs } from '../ui/parts/tabs.tsx'
import style from './tiles-and-table.module.scss'

/** So many tiles are taken in at a glance. */
const MANY = 40

const views = [
  ['tiles', '格子图'],
  ['table', '表格'],
] as const

export function TilesAndTable({
  count,
  tiles,
  table,
  beside,
}: {
  /** How many areas there are. */
  count: number
  tiles: ReactNode
  table: ReactNode
  /** Side by side on a wide screen, where the table has few columns. */
  beside?: boolean | undefined
}) {
  const wide = useWide()
  const many = count > MANY
  const [view, setView] = useState<'tiles' | 'table'>(many ? 'table' : 'tiles')
  const [open, setOpen] = useState(false)
  if (!wide)
    return (
      <>
        <Tabs label='怎么看' tabs={views} current={view} onChoose={setView} />
        {view === 'tiles' ? tiles : table}
      </>
    )
  if (!many)
    return (
      <Box className={beside ? style.beside : style.stacked}>
        {tiles}
        {table}
      </Box>
    )
  return (
    <Box className={style.stacked}>
      <Box>
        <Button icon={open ? 'arrow-up' : 'arrow-down'} onTap={() => setOpen(!open)}>
          {open ? '收起格子图' : `看格子图（${count} 格）`}
        </Button>
      </Box>
      {open && tiles}
      {table}
    </Box>
  )
}
