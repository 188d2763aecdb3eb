import * as z from 'zod/mini'
import type { Contact } from '../../../../shared/care/contract.ts'
import type { FieldErrors } from '../../../../shared/errors.ts'
import type { Failure } from '../../api/outcome.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, LineField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'

const shape = z.object({ name: z.string(), phone: z.string(), relation: z.string() })
const empty: Contact = { name: '', phone: '', relation: '' }

/** One contact: a new one, or one to change. `place`: which of the list it is. */
export function ContactSheet({
  person,
  place,
  contact,
  busy,
  failure,
  wrong,
  onSave,
  onClose,
}: {
  person: string
  place: number
  contact: Contact | undefined
  busy: boolean
  failure: Failure | undefined
  wrong: FieldErrors
  onSave: (contact: Contact) => Promise<boolean>
  onClose: () => void
}) {
  const draft = useDraft(person, `contact:${place}`, shape, contact ?? empty)
  const form = draft.value
  const change = (part: Partial<Contact>) => draft.update((latest) => ({ ...latest, ...part }))
  const at = (field: keyof Contact) => wrong[`items.${place}.${field}`]
  async function save() {
    if (await onSave({ ...form, phone: form.phone.replace(/\s/g, '') })) draft.forget()
  }
  return (
    <Sheet title={contact ? '修改联系人' : '添加联系人'} onClose={onClose}>
      <LineField
        id='contact-name'
        label='姓名'
        value={form.name}
        max={20}
        error={at('name')}
        onType={(name) => change({ name })}
      />
      <LineField
        id='contact-phone'
        label='电话'
        hint='手机号，或带区号的电话'
        keyboard='phone'
        value={form.phone}
        error={at('phone')}
        onType={(phone) => change({ phone })}
      />
      <LineField
        id='contact-relation'
        label='是您的'
        placeholder='例如：儿子、邻居'
        value={form.relation}
        max={20}
        error={at('relation')}
        onType={(relation) => change({ relation })}
      />
      <FieldError id='contact'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void save()}>
        保存
      </Button>
    </Sheet>
  )
}
