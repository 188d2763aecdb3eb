import { useState } from 'react'
import { ancestorAt } from '../../../../shared/areas/code.ts'
import { PLACE_MAX, REASON_MAX } from '../../../../shared/help/limits.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { Group, TextField } from '../../ui/parts/field.tsx'
import { PlacePicker } from '../../ui/parts/place-picker.tsx'
import type { AskForm } from './form.ts'

/** Of somebody else: how they agreed, and where they are, in a building of my community. */
export function OtherFields({
  me,
  form,
  change,
  at,
}: {
  me: Me
  form: AskForm
  change: (part: Partial<AskForm>) => void
  /** What is wrong at a field. */
  at: (name: string) => string | undefined
}) {
  const [choosing, setChoosing] = useState(false)
  const homes = me.homes.filter(({ verified }) => verified)
  const home = homes.find(({ building }) => building === form.building) ?? homes[0]
  const community = home && ancestorAt(home.building, 'community')
  if (!form.other) return null
  return (
    <>
      <TextField
        id='help-agreed'
        label='对方怎么同意的'
        hint='不用写姓名。只有您和工作人员能看到，和时间一起记下来。'
        placeholder='例如：今天早上打电话问过，她说好'
        value={form.agreed}
        max={REASON_MAX}
        error={at('agreed')}
        onType={(agreed) => change({ agreed })}
      />
      <Group id='help-where' label='到哪里帮' error={at('elsewhere') ?? at('elsewhere.building')}>
        <Choices
          label='到哪里帮'
          options={[
            ['home', '到我家'],
            ['elsewhere', form.elsewhere ? form.elsewhere.name : '到对方那里'],
          ]}
          chosen={form.elsewhere ? 'elsewhere' : 'home'}
          onChoose={(where) => (where === 'home' ? change({ elsewhere: undefined }) : setChoosing(true))}
        />
        {form.elsewhere && (
          <Button kind='quiet' icon='map-pin' onTap={() => setChoosing(true)}>
            换一栋楼
          </Button>
        )}
      </Group>
      {form.elsewhere && (
        <TextField
          id='help-room'
          label='房号或具体位置'
          hint='只告诉来帮忙的人；别的邻居只看到楼栋。'
          value={form.room}
          max={PLACE_MAX}
          error={at('elsewhere.room')}
          onType={(room) => change({ room })}
        />
      )}
      {choosing && community && (
        <PlacePicker
          title='对方在哪栋楼'
          root={community}
          rootName='本社区'
          choosable={['building']}
          onChoose={({ code, fullName }) => {
            change({ elsewhere: { building: code, name: fullName } })
            setChoosing(false)
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
}
