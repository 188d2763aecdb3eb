import { useState } from 'react'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { noticeKinds, noticeKindWords, priorities, priorityWords } from '../../../../shared/notices/kinds.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { goInstead, paths } from '../../paths.ts'
import { clock } from '../../platform/clock.ts'
import { useWide } from '../../platform/wide.ts'
import { Box } from '../../ui/base/box.tsx'
import { FilePicker } from '../../ui/file/file-picker.tsx'
import { useFiles } from '../../ui/file/use-files.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Choices, Switch } from '../../ui/parts/choices.tsx'
import { FieldError, Group } from '../../ui/parts/field.tsx'
import { Buttons, Line, Soft } from '../../ui/parts/prose.tsx'
import { PhotoPicker } from '../../ui/photo/photo-picker.tsx'
import { usePhotos } from '../../ui/photo/use-photos.ts'
import { say } from '../../ui/toast/say.ts'
import { dayOf } from '../../words/day.ts'
import { Columns } from '../../work/columns.tsx'
import style from './compose.module.scss'
import { DayAndTime } from './day-and-time.tsx'
import { EndField } from './end-field.tsx'
import { LivePreview } from './live-preview.tsx'
import { emptyNotice, errorAt, isUntouched, type NoticeForm, noticeDraft, noticeForm, readForm } from './notice-form.ts'
import { TargetFields } from './target-fields.tsx'
import { WordingFields } from './wording-fields.tsx'

const kinds = noticeKinds.map((kind) => [kind, noticeKindWords[kind]] as const)
const weights = priorities.map((priority) => [priority, priorityWords[priority]] as const)
const starts = [
  ['now', '提交后就发'],
  ['at', '定时发布'],
] as const

/** `saved`: as the service has it, or empty. `incident`: the one that a new notice goes out from. */
export function ComposeForm({
  me,
  noticeId,
  saved,
  incident,
}: {
  me: Me
  noticeId: string
  saved: NoticeForm
  incident?: string
}) {
  const draft = useDraft(me.id, noticeDraft(noticeId || incident || ''), noticeForm, saved)
  const form = draft.value
  const [wrong, setWrong] = useState<FieldErrors>({})
  const [general, setGeneral] = useState<string>()
  const { act, busy } = useAct()
  const photos = usePhotos(form.photos, (ids) => draft.update((latest) => ({ ...latest, photos: ids })))
  const files = useFiles(form.files, (sent) => draft.update((latest) => ({ ...latest, files: sent })))
  const change = (part: Partial<NoticeForm>) => draft.update((latest) => ({ ...latest, ...part }))
  const sending = photos.busy || files.busy
  const today = dayOf(clock.now())
  const wide = useWide()

  /** Saves it with the service; the notice's id, unless something is wrong with it. */
  async function save(): Promise<string | undefined> {
    const read = readForm(form)
    setWrong(read.ok ? {} : read.wrong)
    setGeneral(read.ok ? undefined : '还有几处要补一下，看看上面标出的地方')
    if (!read.ok) return undefined
    const { body } = read
    const card = await act({ noticeId, body }, async (key) => {
      const outcome = noticeId
        ? await api.call('saveDraft', { params: { noticeId }, body, key })
        : await api.call('draftNotice', { body: { ...body, ...(incident ? { incident } : {}) }, key })
      if (!outcome.ok) {
        setWrong(outcome.failure.fields ?? {})
        setGeneral(outcome.failure.message)
      }
      return outcome
    })
    if (card) draft.settle(form)
    return card?.id
  }

  async function saveAnd(next: 'stay' | 'preview') {
    const id = await save()
    if (!id) return
    if (next === 'preview') return goInstead(paths.noticeCase(id))
    say('草稿已存好，回来可以接着写')
    if (!noticeId) goInstead(paths.composeNotice(id))
  }

  function clear() {
    draft.settle(noticeId || incident ? saved : emptyNotice)
    photos.clear()
    files.clear()
    setWrong({})
  }

  const fields = (
    <Box as='section' className={style.form} label='写通知'>
      {draft.restored && !isUntouched(form) && (
        <Card tone='brand'>
          <Line icon='info'>已恢复您上次没存完的内容。</Line>
          <Buttons>
            <Button kind='quiet' onTap={clear}>
              {noticeId ? '改回已保存的草稿' : '清空重写'}
            </Button>
          </Buttons>
        </Card>
      )}
      <Group id='notice-kind' label='类型' error={wrong.kind}>
        <Choices label='类型' options={kinds} chosen={form.kind} onChoose={(kind) => change({ kind })} />
      </Group>
      <Group
        id='notice-priority'
        label='轻重'
        hint='紧急：没看的居民打开首页就会用大字看到。请只用于停水停气、险情等。'
        error={wrong.priority}
      >
        <Choices label='轻重' options={weights} chosen={form.priority} onChoose={(priority) => change({ priority })} />
      </Group>
      <WordingFields form={form} wrong={wrong} change={change} />
      <PhotoPicker id='notice-photos' photos={photos} error={errorAt(wrong, 'photos')} />
      <FilePicker id='notice-files' files={files} error={errorAt(wrong, 'files')} />
      <TargetFields
        me={me}
        targets={form.targets}
        error={errorAt(wrong, 'targets')}
        onChange={(targets) => change({ targets })}
      />
      <Group id='notice-start' label='什么时候发' error={wrong.startsAt}>
        <Choices label='什么时候发' options={starts} chosen={form.start} onChoose={(start) => change({ start })} />
        {form.start === 'at' && (
          <DayAndTime
            id='notice-start'
            word='发布'
            day={form.startDay}
            time={form.startTime}
            from={today}
            onDay={(startDay) => change({ startDay })}
            onTime={(startTime) => change({ startTime })}
          />
        )}
      </Group>
      <EndField form={form} wrong={wrong} change={change} from={today} />
      <Card>
        <Switch
          label='请居民确认'
          hint='居民看完要点“我已知晓”，没确认的户会列进走访名单'
          on={form.confirm}
          onChange={(confirm) => change({ confirm })}
        />
      </Card>
      <FieldError id='notice'>{general}</FieldError>
      <Buttons>
        <Button kind='main' icon='eye' busy={busy || sending} onTap={() => void saveAnd('preview')}>
          {photos.busy ? '照片上传中' : files.busy ? '附件上传中' : '保存并预览'}
        </Button>
        <Button icon='check' busy={busy || sending} onTap={() => void saveAnd('stay')}>
          存草稿
        </Button>
      </Buttons>
      <Soft>预览里能看到居民看到的样子、发到多少户，再决定发不发。写到一半离开，内容会留在这台设备上。</Soft>
    </Box>
  )
  return wide ? <Columns even follows first={fields} second={<LivePreview me={me} form={form} />} /> : fields
}
