/** A community: its grids, the one that is open, and whether all is in order. Panes on a wide screen, one after another on a phone. */
import { useState } from 'react'
import type { Me } from '../../../../shared/people/person.ts'
import { useWide } from '../../platform/wide.ts'
import { Box } from '../../ui/base/box.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Panes } from '../../work/panes.tsx'
import { CheckList } from './check-list.tsx'
import { GridEditor } from './grid-editor.tsx'
import { Grids } from './grids.tsx'
import { MoreOf } from './more-of.tsx'
import style from './tree.module.scss'

export function CommunityEditor({
  me,
  community,
  grid,
  onArea,
}: {
  me: Me
  community: string
  grid: string | undefined
  onArea: (code: string) => void
}) {
  const wide = useWide()
  // Raised whenever something was changed, so that what stands beside it is read again.
  const [changes, setChanges] = useState(0)
  const changed = () => setChanges((before) => before + 1)
  const closed = () => {
    changed()
    onArea(community)
  }
  const grids = (
    <Grids me={me} community={community} chosen={grid} changes={changes} onChoose={onArea} onChanged={changed} />
  )
  const open = grid && <GridEditor key={grid} me={me} grid={grid} onChanged={changed} onClosed={closed} />
  const order = (
    <>
      <CheckList community={community} changes={changes} />
      <MoreOf me={me} community={community} />
    </>
  )
  if (!wide)
    return (
      <Box className={style.stack}>
        {open || (
          <>
            {grids}
            {order}
          </>
        )}
      </Box>
    )
  return (
    <Panes
      list={{ label: '网格', children: grids }}
      main={{
        label: '这个网格',
        children: open || (
          <Empty icon='network' title='从左边选一个网格'>
            可以看它的楼栋，新增、改名、停用，或调到另一网格。
          </Empty>
        ),
      }}
      side={{ label: '检查', children: order }}
    />
  )
}
