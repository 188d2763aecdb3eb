/** Which area a page is about: one that I hold by certain roles, or one below it. */
import { useState } from 'react'
import type { Level } from '../../../../shared/areas/code.ts'
import { scopesOf } from '../../../../shared/roles/policy.ts'
import type { HeldRole, Role } from '../../../../shared/roles/roles.ts'
import { Box } from '../base/box.tsx'
import style from './area-field.module.scss'
import { Button } from './button.tsx'
import { Choices } from './choices.tsx'
import { PlacePicker } from './place-picker.tsx'

export interface AreaChoice {
  code: string
  name: string
}

/** The areas that someone holds by these roles, the widest only, with their names. */
export function areasOf(held: readonly HeldRole[], kinds: readonly Role[]): AreaChoice[] {
  return scopesOf(held, kinds).map((code) => ({
    code,
    name: held.find(({ area }) => area === code)?.areaName ?? code,
  }))
}

export function AreaField({
  label,
  own,
  below,
  chosen,
  onChoose,
}: {
  label: string
  /** What one may start from; at least one. */
  own: readonly AreaChoice[]
  /** The levels below it that may be chosen. */
  below: readonly Level[]
  chosen: AreaChoice
  onChoose: (area: AreaChoice) => void
}) {
  const [picking, setPicking] = useState(false)
  const root = own.find(({ code }) => chosen.code.startsWith(code)) ?? own[0]
  const others = own.some(({ code }) => code === chosen.code) ? [] : [chosen]
  const options = [...own, ...others].map(({ code, name }) => [code, name] as const)
  return (
    <Box className={style.areas}>
      <Choices
        label={label}
        options={options}
        chosen={chosen.code}
        onChoose={(code) => onChoose([...own, ...others].find((area) => area.code === code) ?? chosen)}
      />
      {below.length > 0 && root && (
        <Button kind='quiet' icon='map-pin' onTap={() => setPicking(true)}>
          选下级片区
        </Button>
      )}
      {picking && root && (
        <PlacePicker
          title={label}
          root={root.code}
          rootName={root.name}
          choosable={below}
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
