import { useState } from 'react'
import { levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { PlacePicker } from '../../ui/parts/place-picker.tsx'
import style from './queue.module.scss'
import type { AreaChoice } from './use-queue.ts'

const ALL = 'all'

/** Which of my areas the queue is of: all, one that I hold, or one below it. */
export function AreaFilter({
  me,
  area,
  onChoose,
}: {
  me: Me
  area: AreaChoice | undefined
  onChoose: (area: AreaChoice | undefined) => void
}) {
  const [picking, setPicking] = useState(false)
  const held = me.roles.map((role) => [role.area, role.areaName] as const)
  const above = me.roles.find(({ area }) => !['grid', 'building'].includes(levelOf(area) ?? ''))
  const picked = area && !held.some(([code]) => code === area.code) ? [[area.code, area.name] as const] : []
  const options = [[ALL, '全部片区'] as const, ...(held.length > 1 ? held : []), ...picked]
  if (options.length === 1 && !above) return null
  return (
    <Box className={style.areas}>
      <Choices
        label='按片区看'
        options={options}
        chosen={area?.code ?? ALL}
        onChoose={(code) => {
          const found = options.find(([option]) => option === code)
          onChoose(found && code !== ALL ? { code, name: found[1] } : undefined)
        }}
      />
      {above && (
        <Button kind='quiet' icon='map-pin' onTap={() => setPicking(true)}>
          选下级片区
        </Button>
      )}
      {picking && above && (
        <PlacePicker
          title='看哪个片区'
          root={above.area}
          rootName={above.areaName}
          choosable={['community', 'grid']}
          onChoose={({ code, fullName }) => {
            onChoose({ code, name: fullName })
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </Box>
  )
}
