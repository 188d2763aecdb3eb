/** Where one is in the area tree, and the way further down: the head of pages that are about any area of mine. */
import { useState } from 'react'
import { ancestorAt, type Level } from '../../../shared/areas/code.ts'
import type { Me } from '../../../shared/people/person.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import { Button } from '../ui/parts/button.tsx'
import { Filters } from '../ui/parts/filters.tsx'
import { PlacePicker } from '../ui/parts/place-picker.tsx'
import { AreaWay, useArea } from './area-way.tsx'

/** An area's name as read aloud; its code until that is known. */
export function useAreaName(code: string): string {
  const { reading } = useArea(code)
  return reading.state === 'ready' ? reading.value.area.fullName : code
}

export function AreaBar({
  me,
  kinds,
  code,
  below = ['street', 'community', 'grid'],
  onChoose,
}: {
  me: Me
  kinds: readonly Role[]
  code: string
  /** The levels that one can go down to. */
  below?: readonly Level[]
  onChoose: (code: string) => void
}) {
  const [picking, setPicking] = useState(false)
  const name = useAreaName(code)
  const goesDown = below.some((level) => ancestorAt(code, level) === undefined)
  return (
    <Filters>
      <AreaWay me={me} kinds={kinds} code={code} onChoose={onChoose} />
      {goesDown && (
        <Button kind='quiet' onTap={() => setPicking(true)}>
          选下级片区
        </Button>
      )}
      {picking && (
        <PlacePicker
          title='看哪个片区'
          root={code}
          rootName={name}
          choosable={below}
          onChoose={(area) => {
            onChoose(area.code)
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </Filters>
  )
}
