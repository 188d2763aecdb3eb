/** Correcting a notice that is out: other words, with a reason that residents see; what it said before stays in its history. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { type Notice, WHY_MAX } from '../../../../shared/notices/notice.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useReading } from '../../live/use-reading.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { goInstead, paths } from '../../paths.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { say } from '../../ui/toast/say.ts'
import { dayOf } from '../../words/day.ts'
import { StaffPage } from '../../work/staff-page.tsx'
import style from '../compose/compose.module.scss'
import { EndField } from '../compose/end-field.tsx'
import {
  type CorrectionForm,
  changesNothing,
  correctionForm,
  readCorrection,
  wordingFormOf,
} from '../compose/notice-form.ts'
import { WordingFields } from '../compose/wording-fields.tsx'

export default function Correct() {
  const { params } = useRouter()
  return (
    <StaffPage tool='notices' title='更正通知'>
      {(me) => <Known key={me.id} me={me} noticeId={params.id ?? ''} />}
    </StaffPage>
  )
}

function Known({ me, noticeId }: { me: Me; noticeId: string }) {
  const { reading, reread } = useReading(() => api.call('getNotice', { params: { noticeId } }), {
    key: noticeId,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  if (reading.value.state !== 'published' || reading.value.pending)
    return (
      <Empty
        icon='megaphone'
        title={reading.value.pending ? '已有一处更正在等复核' : '只有已发布的通知可以更正'}
        action={<ButtonLink to={paths.noticeCase(noticeId)}>看这条通知</ButtonLink>}
      />
    )
  return <Form me={me} notice={reading.value} />
}

function Form({ me, notice }: { me: Me; notice: Notice }) {
  const saved: CorrectionForm = { ...wordingFormOf(notice), reason: '' }
  const draft = useDraft(me.id, `correction:${notice.id}`, correctionForm, saved)
  const form = draft.value
  const [wrong, setWrong] = useState<FieldErrors>({})
  const [general, setGeneral] = useState<string>()
  const { act, busy } = useAct()
  const same = changesNothing(form, notice)
  const change = (part: Partial<CorrectionForm>) => draft.update((latest) => ({ ...latest, ...part }))

  async function send() {
    const read = readCorrection(form)
    setWrong(read.ok ? {} : read.wrong)
    setGeneral(read.ok ? undefined : '还有几处要补一下，看看上面标出的地方')
    if (!read.ok) return
    const wish = { params: { noticeId: notice.id }, body: read.body }
    const card = await act(wish, async (key) => {
      const outcome = await api.call('correctNotice', { ...wish, key })
      if (!outcome.ok) {
        setWrong(outcome.failure.fields ?? {})
        setGeneral(outcome.failure.message)
      }
      return outcome
    })
    if (!card) return
    draft.forget()
    say(card.pending ? '更正已提出，等另一位工作人员复核' : '已更正，居民看到的是新内容')
    goInstead(paths.noticeCase(notice.id))
  }

  return (
    <Box as='section' className={style.form} label='更正通知'>
      <Line icon='history'>更正后，居民看到新内容，也能看到原来写的是什么。要发的地方不对，请撤回后另发。</Line>
      <WordingFields form={form} wrong={wrong} change={change} />
      <EndField form={form} wrong={wrong} change={change} from={dayOf(clock.now())} />
      <TextField
        id='correction-reason'
        label='更正了什么、为什么'
        hint='居民会看到'
        placeholder='例如：停水时间改到周四'
        value={form.reason}
        max={WHY_MAX}
        error={wrong.reason}
        onType={(reason) => change({ reason })}
      />
      <FieldError id='correction'>{general}</FieldError>
      {same && <Line icon='info'>还和现在的内容、有效期一样，改了才能更正。</Line>}
      <Button kind='main' icon='pencil' busy={busy} disabled={same} onTap={() => void send()}>
        {notice.second ? '提出更正，等复核' : '发布更正'}
      </Button>
    </Box>
  )
}
