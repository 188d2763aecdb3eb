import { useState } from 'react'
import { levelOf } from '../../../../shared/areas/code.ts'
import { Button } from '../../ui/parts/button.tsx'
import { PlacePicker } from '../../ui/parts/place-picker.tsx'
import { useArea } from '../../work/area-way.tsx'

/** The way to a community below, for whoever runs more than one. */
export function GoDown({ area, onChoose }: { area: string; onChoose: (code: string) => void }) {
  const [picking, setPicking] = useState(false)
  const { reading } = useArea(area)
  const level = levelOf(area)
  if (level !== 'city' && level !== 'district' && level !== 'street') return null
  return (
    <>
      <Button kind='quiet' icon='map-pin' onTap={() => setPicking(true)}>
        选下级片区
      </Button>
      {picking && (
        <PlacePicker
          title='导入到哪里'
          root={area}
          rootName={reading.state === 'ready' ? reading.value.area.name : ''}
          choosable={['district', 'street', 'community']}
          onChoose={({ code }) => {
            onChoose(code)
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  )
}
