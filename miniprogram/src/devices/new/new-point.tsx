import { useState } from 'react'
import * as z from 'zod/mini'
import { newPoint, pointKinds, pointKindWords } from '../../../../shared/devices/points.ts'
import type { FieldErrors } from '../../../../shared/errors.ts'
import type { Me } from '../../../../shared/people/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { goInstead, paths } from '../../paths.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, LineField } from '../../ui/parts/field.tsx'
import { Stack } from '../../ui/parts/prose.tsx'
import { emptyPoint, type PointForm, pointBody, pointForm } from './form.ts'
import { Where } from './where.tsx'
import { wrongIn } from './wrong-in.ts'

export function NewPointForm({ me }: { me: Me }) {
  const draft = useDraft(me.id, 'newPoint', pointForm, emptyPoint)
  const form = draft.value
  const [wrong, setWrong] = useState<FieldErrors>({})
  const { busy, failure, wrong: refused, act } = useAct()
  const at = (name: string) => wrong[name] ?? refused[name]
  const change = (part: Partial<PointForm>) => draft.update((latest) => ({ ...latest, ...part }))

  async function submit() {
    const body = pointBody(form)
    const found = {
      ...wrongIn(newPoint, body),
      ...(form.kind ? {} : { kind: '请选部位的种类' }),
      ...(form.place ? {} : { area: '请选楼栋或网格' }),
    }
    setWrong(found)
    if (Object.keys(found).length > 0) return
    const sent = z.parse(newPoint, body)
    const card = await act(body, (key) => api.call('registerPoint', { body: sent, key }), '已登记，巡检从今天算起')
    if (!card) return
    draft.forget()
    goInstead(paths.firePoint(card.id))
  }
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
      <FieldError id='point'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void submit()}>
        登记
      </Button>
    </Stack>
  )
}
