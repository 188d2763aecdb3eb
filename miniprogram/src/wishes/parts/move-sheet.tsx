/** The form behind a move's button, for wishes and for posts: what it asks is a few words, and some of these. */
import '../../../../shared/zod.ts'
import { type ReactNode, useState } from 'react'
import * as z from 'zod/mini'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { photoId } from '../../../../shared/photos/contract.ts'
import type { Failure, Outcome } from '../../api/outcome.ts'
import { useAct } from '../../live/use-act.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, Group, LineField, TextField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { StarChoice } from '../../ui/parts/stars.tsx'
import { PhotoPicker } from '../../ui/photo/photo-picker.tsx'
import { usePhotos } from '../../ui/photo/use-photos.ts'
import { Sheet } from '../../ui/sheet/sheet.tsx'

const shape = z.object({
  text: z.string(),
  team: z.string(),
  number: z.string(),
  month: z.string(),
  stars: z.int(),
  photos: z.array(photoId),
})
export type MoveDraft = z.infer<typeof shape>
const empty: MoveDraft = { text: '', team: '', number: '', month: '', stars: 0, photos: [] }

/** What a form asks, each by the field of the contract that it fills. */
export interface MoveForm {
  title: string
  /** What is to be known before. */
  says?: ReactNode
  text?: { field: string; label: string; hint?: string; max: number; optional?: true }
  team?: string
  /** A number, such as minutes or months. */
  number?: { field: string; label: string; hint?: string; optional?: true; usual?: string }
  month?: { label: string; usual: string }
  stars?: string
  photos?: string
  submit: string
  /** What is said when it is done. */
  done: string
}

/** The body that the contract takes; what was left empty is not in it. */
function bodyOf(form: MoveForm, draft: MoveDraft): Record<string, unknown> {
  const { text, team, number, month, stars, photos } = draft
  const count = number || form.number?.usual || ''
  return {
    ...(form.text && (text.trim() || !form.text.optional) ? { [form.text.field]: text } : {}),
    ...(form.team && team.trim() ? { team } : {}),
    ...(form.number && (count.trim() || !form.number.optional) ? { [form.number.field]: Number(count) } : {}),
    ...(form.month ? { month: month || form.month.usual } : {}),
    ...(form.stars ? { stars } : {}),
    ...(form.photos ? { photos } : {}),
  }
}

export function MoveSheet<B extends z.ZodMiniType>({
  person,
  name,
  form,
  body: schema,
  send,
  ask,
  onClose,
}: {
  person: string
  /** Which draft it is. */
  name: string
  form: MoveForm
  body: B
  send: (body: z.output<B>, key: string) => Promise<Outcome<unknown>>
  /** From within the tap that sends it: the question whether WeChat may tell what comes of it. */
  ask?: () => void
  onClose: (done: boolean) => void
}) {
  const draft = useDraft(person, name, shape, empty)
  const { text, team, number, month, stars } = draft.value
  const change = (part: Partial<MoveDraft>) => draft.update((latest) => ({ ...latest, ...part }))
  const photos = usePhotos(draft.value.photos, (ids) => change({ photos: ids }))
  const [wrong, setWrong] = useState<FieldErrors>({})
  const { busy, failure, wrong: refused, act } = useAct()
  const at = (field: string) => wrong[field] ?? refused[field]

  async function submit() {
    const body = bodyOf(form, draft.value)
    const read = z.safeParse(schema, body)
    const found: FieldErrors = {}
    for (const issue of read.error?.issues ?? []) found[issue.path.join('.')] ??= issue.message
    setWrong(found)
    if (!read.success) return
    ask?.()
    if (!(await act(body, (key) => send(read.data, key), form.done))) return
    draft.forget()
    onClose(true)
  }

  return (
    <Sheet title={form.title} onClose={() => onClose(false)}>
      {form.says && <Soft>{form.says}</Soft>}
      {form.stars && (
        <Group id='move-stars' label={form.stars} error={at('stars') && '请选几颗星'}>
          <StarChoice stars={stars} onChoose={(given) => change({ stars: given })} />
        </Group>
      )}
      {form.month && (
        <LineField
          id='move-month'
          label={form.month.label}
          hint='写成 2026-11 这样'
          value={month || form.month.usual}
          error={at('month')}
          onType={(value) => change({ month: value })}
        />
      )}
      {form.number && (
        <LineField
          id='move-number'
          label={form.number.label}
          hint={form.number.hint}
          optional={form.number.optional}
          keyboard='number'
          value={number || form.number.usual || ''}
          error={at(form.number.field)}
          onType={(value) => change({ number: value })}
        />
      )}
      {form.text && (
        <TextField
          id='move-text'
          label={form.text.label}
          hint={form.text.hint}
          max={form.text.max}
          optional={form.text.optional}
          value={text}
          error={at(form.text.field)}
          onType={(value) => change({ text: value })}
        />
      )}
      {form.team && (
        <LineField
          id='move-team'
          label={form.team}
          hint='以队伍的名义认领时填写，只有工作人员看得到'
          optional
          max={30}
          value={team}
          error={at('team')}
          onType={(value) => change({ team: value })}
        />
      )}
      {form.photos && <PhotoPicker id='move-photos' label={form.photos} photos={photos} error={at('photos')} />}
      <FieldError id='move'>{generalOf(failure, form)}</FieldError>
      <Button kind='main' wide busy={busy || photos.busy} onTap={() => void submit()}>
        {busy ? '正在提交' : photos.busy ? '照片上传中' : form.submit}
      </Button>
    </Sheet>
  )
}

/** What is wrong and stands at no field of the form: said whole, in the words that are meant for it. */
function generalOf(failure: Failure | undefined, form: MoveForm): string | undefined {
  if (!failure) return undefined
  const shown = [
    form.text?.field,
    form.number?.field,
    form.team && 'team',
    form.month && 'month',
    form.stars && 'stars',
    form.photos && 'photos',
  ]
  const others = Object.entries(failure.fields ?? {}).filter(([field]) => !shown.includes(field.split('.')[0]))
  if (others.length > 0) return others.map(([, words]) => words).join('；')
  return failure.fields ? undefined : failure.message
}
