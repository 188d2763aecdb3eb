/** The grid that something is in: the one that I serve, or one of them. */
import { useState } from 'react'
import { ancestorAt, levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { stewardRoles } from '../../../../shared/wishes/contract.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Group } from '../../ui/parts/field.tsx'
import { PlacePicker } from '../../ui/parts/place-picker.tsx'
import { Buttons, Line } from '../../ui/parts/prose.tsx'
import { useAreaName } from '../../work/area-bar.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'

export interface Grid {
  area: string
  name: string
}

/** My only grid need not be chosen. */
export function ownGrid(me: Me): Grid | undefined {
  const grids = me.roles.filter(({ role, area }) => role === 'gridWorker' && levelOf(area) === 'grid')
  const [only] = grids
  return only ? { area: only.area, name: only.areaName } : undefined
}

export function GridField({
  me,
  grid,
  error,
  onChoose,
}: {
  me: Me
  grid: Grid | undefined
  error: string | undefined
  onChoose: (grid: Grid) => void
}) {
  const [area] = useWorkArea(me, stewardRoles)
  const [picking, setPicking] = useState(false)
  const community = ancestorAt(area, 'community') ?? area
  const name = useAreaName(community)
  const alone = levelOf(area) === 'grid' && me.roles.filter(({ role }) => role === 'gridWorker').length === 1
  return (
    <Group id='wish-grid' label='哪个网格' error={error}>
      {grid && <Line icon='map-pin'>{grid.name}</Line>}
      {!alone && (
        <Buttons>
          <Button kind={grid ? 'quiet' : 'plain'} onTap={() => setPicking(true)}>
            {grid ? '换个网格' : '选网格'}
          </Button>
        </Buttons>
      )}
      {picking && (
        <PlacePicker
          title='选网格'
          root={community}
          rootName={name}
          choosable={['grid']}
          onChoose={({ code, fullName }) => {
            onChoose({ area: code, name: fullName })
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </Group>
  )
}
