import { useState } from 'react'
import { ancestorAt } from '../../../../shared/areas/code.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Group, LineField, TextField } from '../../ui/parts/field.tsx'
import { PlacePicker } from '../../ui/parts/place-picker.tsx'
import { Buttons, Line, Soft } from '../../ui/parts/prose.tsx'
import { say } from '../../ui/toast/say.ts'
import type { EnterValues } from './form.ts'

/** Whom it is for: sealed, and shown to nobody who does not serve there. */
export function FamilyFields({
  form,
  at,
  change,
}: {
  form: EnterValues
  at: (field: string) => string | undefined
  change: (part: Partial<EnterValues>) => void
}) {
  const [picking, setPicking] = useState(false)
  const { grid, building } = form
  return (
    <Card title='受助家庭（不公开）'>
      <Soft>加密保存，只有本网格、本社区的工作人员能看，每次查看都会记下；心愿结束 90 天后删除。</Soft>
      <LineField
        id='family-name'
        label='姓名'
        value={form.name}
        max={20}
        error={at('family.name')}
        onType={(name) => change({ name })}
      />
      <LineField
        id='family-phone'
        label='电话'
        optional
        keyboard='number'
        value={form.phone}
        error={at('family.phone')}
        onType={(phone) => change({ phone })}
      />
      <Group id='family-building' label='住在哪栋（选填）' error={at('family.household')}>
        {building && <Line icon='house'>{building.name}</Line>}
        <Buttons>
          <Button kind={building ? 'quiet' : 'plain'} onTap={() => (grid ? setPicking(true) : say('请先选网格'))}>
            {building ? '换一栋' : '选楼栋'}
          </Button>
        </Buttons>
      </Group>
      {building && (
        <>
          <LineField
            id='family-unit'
            label='单元'
            optional
            keyboard='number'
            placeholder='没有单元就不填'
            value={form.unit}
            onType={(unit) => change({ unit })}
          />
          <LineField
            id='family-room'
            label='房号'
            hint='填了房号，这一户在微邻里里也能看到进展、写感谢'
            optional
            keyboard='number'
            placeholder='例如：301'
            value={form.room}
            onType={(room) => change({ room })}
          />
        </>
      )}
      <TextField
        id='family-note'
        label='备注'
        optional
        placeholder='例如：听力不好，请慢慢说'
        value={form.note}
        max={300}
        error={at('family.note')}
        onType={(note) => change({ note })}
      />
      {picking && grid && (
        <PlacePicker
          title='选楼栋'
          root={ancestorAt(grid.area, 'grid') ?? grid.area}
          rootName={grid.name}
          choosable={['building']}
          onChoose={({ code, fullName }) => {
            change({ building: { area: code, name: fullName } })
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </Card>
  )
}
