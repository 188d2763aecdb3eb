/** Gives a person one role at one or many areas, all at once. */
import { useState } from 'react'
import type { Me } from '../../../../shared/people/person.ts'
import type { Role } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Letter } from '../../ui/parts/letter.tsx'
import type { AreaChoice } from '../../work/areas-of.ts'
import { PlaceOf, RoleField } from './role-and-places.tsx'

export function GrantForm({ me, person, onDone }: { me: Me; person: string; onDone: () => void }) {
  const [role, setRole] = useState<Role>()
  const [places, setPlaces] = useState<AreaChoice[]>([])
  const { busy, failure, act } = useAct()

  async function give() {
    if (!role) return
    const body = { person, role, areas: places.map(({ code }) => code) }
    if (await act(body, (key) => api.call('grantRoles', { body, key }), '已授予，对方马上可以使用')) onDone()
  }
  const choose = (chosen: Role) => {
    setRole(chosen)
    setPlaces([])
  }
  const add = (area: AreaChoice) => setPlaces((all) => [...all.filter(({ code }) => code !== area.code), area])

  return (
    <Card title='再给一个身份'>
      <RoleField me={me} chosen={role} onChoose={choose} />
      {places.map((place) => (
        <Letter
          key={place.code}
          title={place.name}
          beside={
            <Button
              kind='quiet'
              icon='x'
              label={`去掉${place.name}`}
              onTap={() => setPlaces((all) => all.filter(({ code }) => code !== place.code))}
            >
              去掉
            </Button>
          }
        />
      ))}
      {role && <PlaceOf me={me} role={role} word={places.length ? '再加一个地点' : '选一个地点'} onChoose={add} />}
      <FieldError id='grant'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} disabled={!role || places.length === 0} onTap={() => void give()}>
        {places.length > 1 ? `授予 ${places.length} 处` : '授予'}
      </Button>
    </Card>
  )
}
