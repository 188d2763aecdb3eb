import { useState } from 'react'
import * as z from 'zod/mini'
import type { FieldErrors } from '../../../../shared/errors.ts'
import {
  type Dependant,
  dependantKinds,
  dependantWords,
  newDependant,
} from '../../../../shared/households/household.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { FieldLabel } from '../../ui/base/input.tsx'
import { DateInput } from '../../ui/base/when.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, LineField, TextField } from '../../ui/parts/field.tsx'
import { Soft, Stack } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import style from './record.module.scss'

const draftShape = z.object({
  kind: z.enum(dependantKinds),
  name: z.string(),
  relation: z.string(),
  bornOn: z.string(),
  note: z.string(),
})
type Draft = z.infer<typeof draftShape>
const empty: Draft = { kind: 'elder', name: '', relation: '', bornOn: '', note: '' }

const bodyOf = ({ kind, name, relation, bornOn, note }: Draft) => ({
  kind,
  name,
  relation,
  ...(bornOn && { bornOn }),
  ...(note.trim() && { note }),
})

/** The record of someone without a phone, new or corrected. */
export function DependantSheet({
  me,
  household,
  dependant,
  onDone,
  onClose,
}: {
  me: Me
  household: string
  dependant: Dependant | undefined
  onDone: () => void
  onClose: () => void
}) {
  const { value, update, forget } = useDraft(
    me.id,
    `dependant:${household}:${dependant?.id ?? 'new'}`,
    draftShape,
    dependant ? { ...empty, ...dependant, bornOn: dependant.bornOn ?? '', note: dependant.note ?? '' } : empty,
  )
  const change = (part: Partial<Draft>) => update((latest) => ({ ...latest, ...part }))
  const { act, busy, failure, wrong: refused } = useAct()
  const [found, setFound] = useState<FieldErrors>({})
  const wrong = { ...refused, ...found }

  async function send() {
    const body = bodyOf(value)
    const parsed = z.safeParse(newDependant, body)
    const issues = parsed.error?.issues ?? []
    setFound(Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message])))
    if (issues.length > 0) return
    const done = dependant
      ? await act(
          body,
          (key) => api.call('correctDependant', { params: { household, dependantId: dependant.id }, body, key }),
          '已改好',
        )
      : await act(body, (key) => api.call('keepDependant', { params: { household }, body, key }), '已登记')
    if (!done) return
    forget()
    onDone()
    onClose()
  }

  return (
    <Sheet title={dependant ? '修改登记' : '登记没有手机的家人'} onClose={onClose}>
      <Group id='dependant-kind' label='是谁' error={wrong.kind}>
        <Choices
          label='是谁'
          options={dependantKinds.map((kind) => [kind, dependantWords[kind]] as const)}
          chosen={value.kind}
          onChoose={(kind) => change({ kind })}
        />
      </Group>
      <LineField
        id='dependant-name'
        label='姓名'
        value={value.name}
        error={wrong.name && '请写姓名，最多 20 个字'}
        onType={(name) => change({ name })}
      />
      <LineField
        id='dependant-relation'
        label='与这一户的关系'
        placeholder='例如 户主的母亲、独居老人'
        value={value.relation}
        error={wrong.relation && '请写关系，最多 20 个字'}
        onType={(relation) => change({ relation })}
      />
      <Stack>
        <FieldLabel of='dependant-born'>出生日期（选填）</FieldLabel>
        <DateInput
          id='dependant-born'
          label='出生日期'
          className={style.when}
          value={value.bornOn}
          onPick={(bornOn) => change({ bornOn })}
        />
        <FieldError id='dependant-born'>{wrong.bornOn}</FieldError>
      </Stack>
      <TextField
        id='dependant-note'
        label='备注'
        hint='例如 听力不好，请敲门大声些。健康情况不写在这里，登记后写在“照护信息”里。'
        optional
        max={200}
        value={value.note}
        error={wrong.note}
        onType={(note) => change({ note })}
      />
      <Soft>登记前请征得本人同意。内容加密保存，查看会留下记录。</Soft>
      <FieldError id='dependant'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void send()}>
        保存
      </Button>
    </Sheet>
  )
}
