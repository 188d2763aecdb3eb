import { useState } from 'react'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { DAY } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import type { Activity } from '../../../../shared/teams/activity.ts'
import { AHEAD_MAX, PLACES_MAX, TEXT_MAX, TITLE_MAX, WHERE_MAX } from '../../../../shared/teams/kinds.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { goInstead, paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { DateInput, TimeInput } from '../../ui/base/when.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import fieldStyle from '../../ui/parts/field.module.scss'
import { FieldError, Group, LineField, TextField } from '../../ui/parts/field.tsx'
import { Soft, Stack } from '../../ui/parts/prose.tsx'
import { PhotoPicker } from '../../ui/photo/photo-picker.tsx'
import { usePhotos } from '../../ui/photo/use-photos.ts'
import { dayAfter, dayOf } from '../../words/day.ts'
import { kindOptions } from '../parts/words.ts'
import style from './compose.module.scss'
import { type ActivityForm, activityForm, bodyOf, emptyForm, formOf, isEmptyForm, untils, untilWords } from './form.ts'

type Host = { team: string; name: string } | { area: string }

const ONE_PHOTO = 1

/** The form; what is typed is kept as a draft on the device at once, and as a draft of the activity when it is saved. */
export function ComposeForm({
  me,
  host,
  activity,
  staff,
}: {
  me: Me
  host?: Host
  activity?: Activity
  /** Whether they run the area: photos are for them to add. */
  staff: boolean
}) {
  const now = useNow()
  const of = activity?.id ?? (host && 'team' in host ? host.team : host?.area) ?? ''
  const begin = activity ? formOf(activity) : emptyForm(dayAfter(dayOf(now), 7))
  const draft = useDraft(me.id, `activity-${of}`, activityForm, begin)
  const form = draft.value
  const [wrong, setWrong] = useState<FieldErrors>({})
  const { act, busy, failure, wrong: refused, forget } = useAct()
  const change = (part: Partial<ActivityForm>) => draft.update((latest) => ({ ...latest, ...part }))
  const photos = usePhotos(form.photos, (ids) => change({ photos: ids }), ONE_PHOTO)
  const at = (name: string) => wrong[name] ?? refused[name]
  const today = dayOf(now)

  async function submit() {
    forget()
    const made = bodyOf(form, activity?.photo?.id)
    if ('wrong' in made) return setWrong(made.wrong)
    setWrong({})
    const { body } = made
    const saved = await act(
      body,
      (key) => {
        if (!activity) {
          const whose = host && 'team' in host ? { team: host.team } : { area: host?.area }
          return api.call('composeActivity', { body: { ...body, ...whose }, key })
        }
        const operation = activity.state === 'draft' ? 'editActivity' : 'changeActivity'
        return api.call(operation, { params: { activityId: activity.id }, body, key })
      },
      activity && activity.state !== 'draft' ? '已修改，并通知了报名的人' : '已存为草稿',
    )
    if (!saved) return
    draft.forget()
    goInstead(paths.activity(saved.id))
  }
  const general = () => {
    if (Object.keys(wrong).length > 0) return '还有几处要补一下，看看上面标出的地方'
    return failure && !failure.fields ? failure.message : undefined
  }
  return (
    <Stack>
      {host && 'team' in host && <Soft>{host.name}的活动。先存草稿，看过再发布。</Soft>}
      {draft.restored && !isEmptyForm(form) && <Soft>已恢复您上次没写完的内容。</Soft>}
      <LineField
        id='title'
        label='活动名称'
        placeholder='例如：春季清洁日'
        value={form.title}
        max={TITLE_MAX}
        error={at('title')}
        onType={(title) => change({ title })}
      />
      <Group id='kind' label='种类' error={at('kind')}>
        <Choices label='种类' options={kindOptions} chosen={form.kind} onChoose={(kind) => change({ kind })} />
      </Group>
      <Group
        id='when'
        label='时间'
        hint={form.to > form.from ? undefined : '结束时间算第二天'}
        error={at('beginsAt') ?? at('endsAt')}
      >
        <Box className={style.times}>
          <DateInput
            id='day'
            label='哪一天'
            className={fieldStyle.input}
            value={form.day}
            from={today}
            to={dayAfter(today, AHEAD_MAX / DAY)}
            onPick={(day) => change({ day })}
          />
          <Box className={style.span}>
            <TimeInput
              id='from'
              label='几点开始'
              className={fieldStyle.input}
              value={form.from}
              onPick={(from) => change({ from })}
            />
            <Box as='span'>到</Box>
            <TimeInput
              id='to'
              label='几点结束'
              className={fieldStyle.input}
              value={form.to}
              onPick={(to) => change({ to })}
            />
          </Box>
        </Box>
      </Group>
      <LineField
        id='where'
        label='集合地点'
        placeholder='例如：中心花园东门'
        value={form.where}
        max={WHERE_MAX}
        error={at('where')}
        onType={(where) => change({ where })}
      />
      <LineField
        id='places'
        label='名额'
        hint={`1 到 ${PLACES_MAX} 人，满了自动候补`}
        keyboard='number'
        value={form.places}
        error={at('places')}
        onType={(places) => change({ places })}
      />
      <Group id='until' label='报名截止' error={at('signUpUntil')}>
        <Choices
          label='报名截止'
          options={untils.map((until) => [until, untilWords[until]] as const)}
          chosen={form.until}
          onChoose={(until) => change({ until })}
        />
      </Group>
      <TextField
        id='text'
        label='活动内容'
        placeholder='做什么、带什么、注意什么'
        value={form.text}
        max={TEXT_MAX}
        error={at('text')}
        onType={(text) => change({ text })}
      />
      {staff && <PhotoPicker id='photo' photos={photos} most={ONE_PHOTO} label='照片' error={at('photo')} />}
      <FieldError id='activity'>{general()}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void submit()}>
        {activity && activity.state !== 'draft' ? '保存修改' : '存为草稿'}
      </Button>
    </Stack>
  )
}
