import { useState } from 'react'
import type { Me } from '../../../../shared/people/person.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Group, LineField } from '../../ui/parts/field.tsx'
import { PlacePicker } from '../../ui/parts/place-picker.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { useAreaName } from '../../work/area-bar.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'

interface Place {
  area: string
  name: string
}

/** Where it stands: a building, or a grid, on the way down from the area that I run. */
export function Where({
  me,
  place,
  detail,
  error,
  placeholder,
  onPlace,
  onDetail,
}: {
  me: Me
  place: Place | undefined
  detail: string
  error: string | undefined
  placeholder: string
  onPlace: (place: Place) => void
  onDetail: (detail: string) => void
}) {
  const [area] = useWorkArea(me, managingRoles)
  const [picking, setPicking] = useState(false)
  const name = useAreaName(area)
  return (
    <>
      <Group id='device-place' label='在哪里' error={error}>
        {place && <Line icon='map-pin'>{place.name}</Line>}
        <Button kind={place ? 'quiet' : 'plain'} onTap={() => setPicking(true)}>
          {place ? '换个地点' : '选楼栋或网格'}
        </Button>
      </Group>
      <LineField
        id='device-detail'
        label='具体位置'
        optional
        placeholder={placeholder}
        value={detail}
        max={60}
        onType={onDetail}
      />
      {picking && (
        <PlacePicker
          title='选楼栋或网格'
          root={area}
          rootName={name}
          choosable={['grid', 'building']}
          onChoose={({ code, fullName }) => {
            onPlace({ area: code, name: fullName })
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  )
}
