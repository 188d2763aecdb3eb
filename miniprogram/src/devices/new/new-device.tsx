import { newDevice } from '../../../../shared/devices/contract.ts'
import { deviceKinds, deviceKindWords } from '../../../../shared/devices/kinds.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, LineField } from '../../ui/parts/field.tsx'
import { Soft, Stack } from '../../ui/parts/prose.tsx'
import { deviceBody, deviceForm, emptyDevice } from './form.ts'
import { useRegistering } from './use-registering.ts'
import { Where } from './where.tsx'

export function NewDeviceForm({ me }: { me: Me }) {
  const { form, change, at, busy, failed, submit } = useRegistering({
    me: me.id,
    draft: 'newDevice',
    shape: deviceForm,
    empty: emptyDevice,
    bodyOf: deviceBody,
    contract: newDevice,
    asksKind: '请选设备的种类',
    send: (body, key) => api.call('registerDevice', { body, key }),
    said: '已登记',
    to: paths.device,
  })
  return (
    <Stack>
      <Group id='device-kind' label='什么设备' error={at('kind')}>
        <Choices
          label='什么设备'
          options={deviceKinds.map((kind) => [kind, deviceKindWords[kind]] as const)}
          chosen={form.kind}
          onChoose={(kind) => change({ kind })}
        />
      </Group>
      <LineField
        id='device-name'
        label='名称'
        placeholder='例如：3 号楼一楼烟感'
        value={form.name}
        max={40}
        error={at('name')}
        onType={(name) => change({ name })}
      />
      <Where
        me={me}
        place={form.place}
        detail={form.detail}
        error={at('area')}
        placeholder='例如：一楼东侧走廊'
        onPlace={(place) => change({ place })}
        onDetail={(detail) => change({ detail })}
      />
      {form.kind === 'sos' && (
        <>
          <Soft>紧急按钮属于一户。这一户只有一位成年成员入户时，按下按钮就是他本人的求助。</Soft>
          <LineField
            id='device-unit'
            label='单元'
            optional
            keyboard='number'
            placeholder='没有单元就不填'
            value={form.unit}
            onType={(unit) => change({ unit })}
          />
          <LineField
            id='device-room'
            label='房号'
            keyboard='number'
            placeholder='例如：301'
            value={form.room}
            error={at('household')}
            onType={(room) => change({ room })}
          />
        </>
      )}
      <LineField
        id='device-every'
        label='多少分钟报一次平安'
        hint='连续三次没有收到就算失联，自动派单给网格'
        keyboard='number'
        value={form.every}
        error={at('every')}
        onType={(every) => change({ every })}
      />
      <FieldError id='device'>{failed}</FieldError>
      <Button kind='main' wide busy={busy} onTap={submit}>
        登记
      </Button>
    </Stack>
  )
}
