/** Where it is passed on to: a community, street or district of one's own, whole. */
import { useState } from 'react'
import type { Level } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { mayBeWarned } from '../../../../shared/warnings/warning.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Group } from '../../ui/parts/field.tsx'
import { PlacePicker } from '../../ui/parts/place-picker.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { Row, Rows } from '../../ui/parts/rows.tsx'
import { type AreaChoice, areasOf } from '../../work/areas-of.ts'
import type { WarningForm } from './warning-form.ts'

const CHOOSABLE: readonly Level[] = ['district', 'street', 'community']

/** The areas that someone passes warnings on to, whole or in part. */
export const warnedBy = (me: Me): AreaChoice[] => areasOf(me.roles, managingRoles)

/** Where it goes unless said: the whole of one's first area. */
export const usualArea = (me: Me): WarningForm['area'] => warnedBy(me).find(({ code }) => mayBeWarned(code))

export function AreaField({
  me,
  form: { area, areaWords },
  error,
  onChoose,
}: {
  me: Me
  form: WarningForm
  error: string | undefined
  onChoose: (area: WarningForm['area']) => void
}) {
  const [picking, setPicking] = useState<AreaChoice>()
  return (
    <Group id='warning-area' label='转发到哪里' hint='整个社区、街道或区' error={error}>
      {areaWords && <Soft>文件里写的范围：{areaWords}</Soft>}
      {area && (
        <Rows label='转发到'>
          <Row icon='map-pin' title={area.name} />
        </Rows>
      )}
      <Buttons>
        {warnedBy(me).map((own) => (
          <Button key={own.code} icon='search' label={`在${own.name}里选`} onTap={() => setPicking(own)}>
            {area ? '换一处' : '选地方'}
            {warnedBy(me).length > 1 ? `（${own.name}）` : ''}
          </Button>
        ))}
      </Buttons>
      {picking && (
        <PlacePicker
          title='转发到哪里'
          root={picking.code}
          rootName={picking.name}
          choosable={CHOOSABLE}
          onChoose={({ code, fullName }) => {
            onChoose({ code, name: fullName })
            setPicking(undefined)
          }}
          onClose={() => setPicking(undefined)}
        />
      )}
    </Group>
  )
}
