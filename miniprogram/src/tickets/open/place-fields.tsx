import { useState } from 'react'
import { ancestorAt } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import type { TicketForm } from '../../outbox/ticket-form.ts'
import { cityCode } from '../../platform/target.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { Group, LineField } from '../../ui/parts/field.tsx'
import { PlacePicker } from '../../ui/parts/place-picker.tsx'
import style from './open.module.scss'

const options = [
  ['home', '我家'],
  ['other', '别的地方'],
] as const

/** Where it is: at home, or a place picked on the way down the areas. */
export function PlaceFields({
  me,
  form,
  change,
  error,
}: {
  me: Me
  form: TicketForm
  change: (part: Partial<TicketForm>) => void
  error: string | undefined
}) {
  const [picking, setPicking] = useState(false)
  const home = me.homes[0]
  const area = home?.building ?? me.roles[0]?.area
  return (
    <>
      <Group id='ticket-place' label='在哪里' error={error}>
        {home && (
          <Choices
            label='在哪里'
            options={options}
            chosen={form.place ? 'other' : 'home'}
            onChoose={(choice) => (choice === 'other' ? setPicking(true) : change({ place: undefined, detail: '' }))}
          />
        )}
        <Box className={style.picked}>
          {(form.place || home) && (
            <Box as='span'>
              <Icon name='map-pin' /> {form.place ? form.place.name : `${home?.buildingName} ${home?.room}`}
            </Box>
          )}
          {(form.place || !home) && (
            <Button kind={form.place ? 'quiet' : 'plain'} onTap={() => setPicking(true)}>
              {form.place ? '换个地点' : '选地点'}
            </Button>
          )}
        </Box>
      </Group>
      {form.place && (
        <LineField
          id='ticket-place-detail'
          label='具体位置'
          optional
          placeholder='例如：东门花坛边'
          value={form.detail}
          max={60}
          onType={(detail) => change({ detail })}
        />
      )}
      {picking && (
        <PlacePicker
          title='选地点'
          root={(area && ancestorAt(area, 'district')) ?? cityCode}
          rootName={area ? '本区' : '全市'}
          choosable={['grid', 'building']}
          onChoose={({ code, fullName }) => {
            change({ place: { area: code, name: fullName } })
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  )
}
