import { useState } from 'react'
import * as z from 'zod/mini'
import {
  type Dependant,
  type DependantKind,
  dependantKinds,
  dependantWords,
  type NewDependant,
} from '../../../../shared/households/household.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { ConsentSheet } from '../../privacy/consent-sheet.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, LineField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'

const shape = z.object({
  kind: z.enum(dependantKinds),
  name: z.string(),
  relation: z.string(),
  bornOn: z.string(),
  note: z.string(),
})
type Form = z.infer<typeof shape>
const options = dependantKinds.map((kind) => [kind, dependantWords[kind]] as const)
const relationExamples: Record<DependantKind, string> = {
  elder: '例如：母亲',
  child: '例如：女儿',
  other: '例如：姑姑',
}

const formOf = (dependant: Dependant | undefined): Form => ({
  kind: dependant?.kind ?? 'elder',
  name: dependant?.name ?? '',
  relation: dependant?.relation ?? '',
  bornOn: dependant?.bornOn ?? '',
  note: dependant?.note ?? '',
})

const bodyOf = ({ kind, name, relation, bornOn, note }: Form): NewDependant => ({
  kind,
  name,
  relation,
  ...(bornOn.trim() && { bornOn: bornOn.trim() }),
  ...(note.trim() && { note: note.trim() }),
})

/** The record of someone without a phone: a new one, or one to correct. */
export function DependantSheet({
  me,
  household,
  dependant,
  done,
  onClose,
}: {
  me: Me
  household: string
  dependant: Dependant | undefined
  done: () => void
  onClose: () => void
}) {
  const draft = useDraft(me.id, `dependant:${dependant?.id ?? household}`, shape, formOf(dependant))
  const form = draft.value
  const change = (part: Partial<Form>) => draft.update((latest) => ({ ...latest, ...part }))
  const { act, busy, failure, wrong, forget } = useAct()
  const [asking, setAsking] = useState(false)

  async function save() {
    const body = bodyOf(form)
    const kept = await act(
      body,
      async (key) => {
        const answer = dependant
          ? await api.call('correctDependant', { params: { household, dependantId: dependant.id }, body, key })
          : await api.call('keepDependant', { params: { household }, body, key })
        if (!answer.ok && answer.failure.code === 'consentNeeded') setAsking(true)
        return answer
      },
      '已保存',
    )
    if (!kept) return
    draft.forget()
    onClose()
    done()
  }

  if (asking)
    return (
      <ConsentSheet
        purpose='child'
        onGiven={() => {
          setAsking(false)
          forget()
          void save()
        }}
        onClose={() => setAsking(false)}
      />
    )
  return (
    <Sheet title={dependant ? `修改 ${dependant.name}` : '登记一位家人'} onClose={onClose}>
      <Group id='dependant-kind' label='是谁' error={wrong.kind}>
        <Choices label='是谁' options={options} chosen={form.kind} onChoose={(kind) => change({ kind })} />
      </Group>
      <LineField
        id='dependant-name'
        label='姓名'
        value={form.name}
        max={20}
        error={wrong.name}
        onType={(name) => change({ name })}
      />
      <LineField
        id='dependant-relation'
        label='是您的'
        placeholder={relationExamples[form.kind]}
        value={form.relation}
        max={20}
        error={wrong.relation}
        onType={(relation) => change({ relation })}
      />
      <LineField
        id='dependant-born'
        label='出生日期'
        optional
        placeholder='例如 1950-03-12'
        value={form.bornOn}
        error={wrong.bornOn && '请写成 1950-03-12 这样'}
        onType={(bornOn) => change({ bornOn })}
      />
      <LineField
        id='dependant-note'
        label='备注'
        optional
        hint='身体状况请写在照护信息里，那里另外征得同意'
        value={form.note}
        max={200}
        error={wrong.note}
        onType={(note) => change({ note })}
      />
      <FieldError id='dependant'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void save()}>
        保存
      </Button>
    </Sheet>
  )
}
