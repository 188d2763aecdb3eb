/** Which role, and where: what I may give at all, and at which of the areas that it can be held at. */
import { useState } from 'react'
import { type Level, levelOf, levels } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { grantable } from '../../../../shared/roles/policy.ts'
import { managingRoles, type Role, roleLevels, roles, roleWords } from '../../../../shared/roles/roles.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { Group } from '../../ui/parts/field.tsx'
import { PlacePicker } from '../../ui/parts/place-picker.tsx'
import { type AreaChoice, areasOf } from '../../work/areas-of.ts'

/** Whether a role can be held at an area or below it: in a building nobody is a grid worker. */
const isHeldIn = (role: Role, area: string): boolean => {
  const below = levels.slice(levels.findIndex((level) => level === levelOf(area)))
  return roleLevels[role].some((level) => below.includes(level))
}

/** The roles that someone with these may give somewhere. */
export const givable = (me: Me): Role[] => {
  const all = new Set(
    me.roles.flatMap(({ role, area }) => (grantable[role] ?? []).filter((given) => isHeldIn(given, area))),
  )
  return roles.filter((role) => all.has(role))
}

export function RoleField({
  me,
  chosen,
  onChoose,
}: {
  me: Me
  chosen: Role | undefined
  onChoose: (role: Role) => void
}) {
  return (
    <Group id='give-role' label='什么身份' hint='只能给低于您自己的身份'>
      <Choices
        label='什么身份'
        options={givable(me).map((role) => [role, roleWords[role]] as const)}
        chosen={chosen}
        onChoose={onChoose}
      />
    </Group>
  )
}

/** Walks down from what I manage to an area that the role can be held at. */
export function PlaceOf({
  me,
  role,
  word,
  onChoose,
}: {
  me: Me
  role: Role
  word: string
  onChoose: (area: AreaChoice) => void
}) {
  const [picking, setPicking] = useState(false)
  const [root] = areasOf(me.roles, managingRoles)
  const choosable: readonly Level[] = roleLevels[role]
  const level = root && levelOf(root.code)
  if (!root || !level) return null
  return (
    <>
      {choosable.includes(level) && (
        <Button icon='map-pin' wide onTap={() => onChoose(root)}>
          就在{root.name}
        </Button>
      )}
      {level !== 'building' && (
        <Button icon='map-pin' wide onTap={() => setPicking(true)}>
          {word}
        </Button>
      )}
      {picking && (
        <PlacePicker
          title={`${roleWords[role]}在哪里`}
          root={root.code}
          rootName={root.name}
          choosable={choosable}
          onChoose={({ code, fullName }) => {
            onChoose({ code, name: fullName })
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  )
}
