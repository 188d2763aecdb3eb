import { useState } from 'react'
import { covers } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { holderLevels } from '../../../../shared/tickets/lifecycle.ts'
import type { Ticket } from '../../../../shared/tickets/ticket.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Group } from '../../ui/parts/field.tsx'
import { PlacePicker } from '../../ui/parts/place-picker.tsx'

interface Chosen {
  code: string
  name: string
}

/** The area of my role that covers the ticket, or my first one. */
const rootFor = (me: Me, ticket: Ticket) => me.roles.find(({ area }) => covers(area, ticket.place.area)) ?? me.roles[0]

/** Whom to dispatch to: an area within my own. */
export function AreaField({
  me,
  ticket,
  chosen,
  error,
  onChoose,
}: {
  me: Me
  ticket: Ticket
  chosen: Chosen | undefined
  error: string | undefined
  onChoose: (area: Chosen) => void
}) {
  const [picking, setPicking] = useState(false)
  const root = rootFor(me, ticket)
  return (
    <Group id='move-area' label='派给' error={error}>
      {chosen && (
        <Box>
          <Icon name='map-pin' /> {chosen.name}
        </Box>
      )}
      <Button onTap={() => setPicking(true)}>{chosen ? '换一个' : '选社区或网格'}</Button>
      {picking && root && (
        <PlacePicker
          title='派给哪里'
          root={root.area}
          rootName={root.areaName}
          choosable={holderLevels}
          onChoose={({ code, fullName }) => {
            onChoose({ code, name: fullName })
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </Group>
  )
}
