/** What somebody who stands there saw, with a photo. What is typed is kept as a draft, the photos that were sent too. */
import '../../../../shared/zod.ts'
import { useState } from 'react'
import * as z from 'zod/mini'
import {
  FOUND_MAX,
  findings,
  findingWords,
  newInspection,
  type Point,
  pointKindWords,
} from '../../../../shared/devices/points.ts'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { photoId } from '../../../../shared/photos/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { goInstead, paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, TextField } from '../../ui/parts/field.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Line, Stack } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { PhotoPicker } from '../../ui/photo/photo-picker.tsx'
import { usePhotos } from '../../ui/photo/use-photos.ts'
import { placeWords } from '../words.ts'

const inspectionForm = z.object({
  finding: z.optional(z.enum(findings)),
  text: z.string(),
  photos: z.array(photoId),
})
const empty: z.infer<typeof inspectionForm> = { text: '', photos: [] }

export function InspectForm({ person, point }: { person: string; point: Point }) {
  const draft = useDraft(person, `inspect-${point.id}`, inspectionForm, empty)
  const form = draft.value
  const [wrong, setWrong] = useState<FieldErrors>({})
  const { busy, failure, wrong: refused, act } = useAct()
  const photos = usePhotos(form.photos, (ids) => draft.update((latest) => ({ ...latest, photos: ids })))
  if (!point.inspected)
    return (
      <Empty
        icon='lock'
        title='现在不能登记巡检'
        action={<ButtonLink to={paths.firePoint(point.id)}>看这个部位</ButtonLink>}
      >
        这个部位已停用，或者您的身份不包括巡检。
      </Empty>
    )
  const at = (name: string) => wrong[name] ?? refused[name]

  async function submit() {
    const body = { finding: form.finding, text: form.text || undefined, photos: form.photos }
    const read = z.safeParse(newInspection, body)
    const found: FieldErrors = form.finding ? {} : { finding: '请选看到的情况' }
    for (const issue of read.error?.issues ?? []) found[issue.path.join('.')] ??= issue.message
    setWrong(found)
    if (!read.success || Object.keys(found).length > 0) return
    const params = { pointId: point.id }
    const done = await act(
      body,
      (key) => api.call('inspectPoint', { params, body: read.data, key }),
      form.finding === 'danger' ? '已登记，隐患已派单给网格' : '已登记',
    )
    if (!done) return
    draft.forget()
    goInstead(paths.firePoint(point.id))
  }
  return (
    <Stack>
      <Card>
        <Head title={point.name} />
        <Line icon='clipboard-list'>{pointKindWords[point.kind]}</Line>
        <Line icon='map-pin'>{placeWords(point.place)}</Line>
      </Card>
      <Group id='inspect-finding' label='看到的情况' error={at('finding')}>
        <Choices
          label='看到的情况'
          options={findings.map((finding) => [finding, findingWords[finding]] as const)}
          chosen={form.finding}
          onChoose={(finding) => draft.update((latest) => ({ ...latest, finding }))}
        />
      </Group>
      <PhotoPicker id='inspect-photos' photos={photos} error={at('photos')} />
      <TextField
        id='inspect-text'
        label={form.finding === 'danger' ? '是什么隐患' : '说明（选填）'}
        placeholder={form.finding === 'danger' ? '例如：阀门漏水，水压不足' : '例如：压力表读数、更换了什么'}
        value={form.text}
        max={FOUND_MAX}
        error={at('text')}
        onType={(text) => draft.update((latest) => ({ ...latest, text }))}
      />
      <FieldError id='inspect'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy || photos.busy} onTap={() => void submit()}>
        {busy ? '正在提交' : photos.busy ? '照片上传中' : '提交巡检'}
      </Button>
    </Stack>
  )
}
