import { newPoint, pointKinds, pointKindWords } from '../../../../shared/devices/points.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, LineField } from '../../ui/parts/field.tsx'
import { Stack } from '../../ui/parts/prose.tsx'
import { emptyPoint, pointBody, pointForm } from './form.ts'
import { useRegistering } from './use-registering.ts'
import { Where } from './where.tsx'

export function NewPointForm({ me }: { me: Me }) {
  const { form, change, at, busy, failed, submit } = useRegistering({
    me: me.id,
    draft: 'newPoint',
    shape: pointForm,
    empty: emptyPoint,
    bodyOf: pointBody,
    contract: newPoint,
    asksKind: '请选部位的种类',
    send: (body, key) => api.call('registerPoint', { body, key }),
    said: '已登记，巡检从今天算起',
    to: paths.firePoint,
  })
  return (
    <Stack>
      <Group id='point-kind' label='什么部位' error={at('kind')}>
        <Choices
          label='什么部位'
          options={pointKinds.map((kind) => [kind, pointKindWords[kind]] as const)}
          chosen={form.kind}
          onChoose={(kind) => change({ kind })}
        />
      </Group>
      <LineField
        id='point-name'
        label='名称'
        placeholder='例如：地下消防泵房'
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
        placeholder='例如：负一层西侧'
        onPlace={(place) => change({ place })}
        onDetail={(detail) => change({ detail })}
      />
      <LineField
        id='point-every'
        label='多少天巡检一次'
        hint='到期当天没有巡检就算超期，排在最前面'
        keyboard='number'
        value={form.every}
        error={at('every')}
        onType={(every) => change({ every })}
      />
      <FieldError id='point'>{failed}</FieldError>
      <Button kind='main' wide busy={busy} onTap={submit}>
        登记
      </Button>
    </Stack>
  )
}
