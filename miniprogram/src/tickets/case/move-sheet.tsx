import { useState } from 'react'
import * as z from 'zod/mini'
import type { FieldErrors } from '../../../../shared/errors.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { photoId } from '../../../../shared/photos/contract.ts'
import { ticketLifecycle } from '../../../../shared/tickets/lifecycle.ts'
import type { Ticket } from '../../../../shared/tickets/ticket.ts'
import type { Failure } from '../../api/outcome.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, Group, TextField } from '../../ui/parts/field.tsx'
import { StarChoice } from '../../ui/parts/stars.tsx'
import { PhotoPicker } from '../../ui/photo/photo-picker.tsx'
import { usePhotos } from '../../ui/photo/use-photos.ts'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { errorAt } from '../open/check.ts'
import { AreaField } from './area-field.tsx'
import { bodySchema, type FormMove, moveForms } from './move-forms.ts'

const draftShape = z.object({
  text: z.string(),
  photos: z.array(photoId),
  stars: z.int(),
  area: z.optional(z.object({ code: z.string(), name: z.string() })),
})
type Draft = z.infer<typeof draftShape>
const empty: Draft = { text: '', photos: [], stars: 0 }

/** What a move's form sends. */
function bodyOf(move: FormMove, draft: Draft): Record<string, unknown> {
  const form = moveForms[move]
  return {
    [form.field]: form.optional && draft.text.trim() === '' ? undefined : draft.text,
    ...(form.photos && { photos: draft.photos }),
    ...(form.stars && { stars: draft.stars }),
    ...(form.area && { area: draft.area?.code }),
  }
}

function wrongIn(move: FormMove, body: Record<string, unknown>): FieldErrors {
  const schema = bodySchema(moveForms[move].operation)
  const wrong: FieldErrors = {}
  for (const issue of (schema && z.safeParse(schema, body).error?.issues) ?? [])
    wrong[issue.path.join('.')] ??= issue.message
  return wrong
}

/** The form behind a move's button. */
export function MoveSheet({
  me,
  ticket,
  move,
  make,
  onClose,
}: {
  me: Me
  ticket: Ticket
  move: FormMove
  make: (body: Record<string, unknown>) => Promise<Failure | undefined>
  onClose: () => void
}) {
  const form = moveForms[move]
  const draft = useDraft(me.id, `${move}:${ticket.id}`, draftShape, empty)
  const change = (part: Partial<Draft>) => draft.update((latest) => ({ ...latest, ...part }))
  const photos = usePhotos(draft.value.photos, (ids) => change({ photos: ids }))
  const [wrong, setWrong] = useState<FieldErrors>({})
  const [general, setGeneral] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function submit() {
    const body = bodyOf(move, draft.value)
    const found = wrongIn(move, body)
    setWrong(found)
    setGeneral(undefined)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    const failure = await make(body)
    setBusy(false)
    if (!failure) {
      draft.forget()
      return onClose()
    }
    setWrong(failure.fields ?? {})
    setGeneral(failure.message)
  }

  return (
    <Sheet title={ticketLifecycle.moves[move].word} onClose={onClose}>
      {form.area && (
        <AreaField
          me={me}
          ticket={ticket}
          chosen={draft.value.area}
          error={errorAt(wrong, 'area') && '请选派给哪里'}
          onChoose={(area) => change({ area })}
        />
      )}
      {form.stars && (
        <Group id='move-stars' label='办得怎么样' error={errorAt(wrong, 'stars') && '请选几颗星'}>
          <StarChoice stars={draft.value.stars} onChoose={(stars) => change({ stars })} />
        </Group>
      )}
      <TextField
        id='move-text'
        label={form.label}
        hint={form.hint}
        max={form.max}
        optional={form.optional}
        value={draft.value.text}
        error={errorAt(wrong, form.field)}
        onType={(text) => change({ text })}
      />
      {form.photos && <PhotoPicker id='move-photos' photos={photos} error={errorAt(wrong, 'photos')} />}
      <FieldError id='move'>{general}</FieldError>
      <Button kind='main' wide busy={busy || photos.busy} onTap={() => void submit()}>
        {busy ? '正在提交' : photos.busy ? '照片上传中' : form.submit}
      </Button>
    </Sheet>
  )
}
