/** Passing a warning on: read in or typed, looked over, seen as residents will see it, and sent. */
import { useState } from 'react'
import type { FieldErrors } from '../../../../shared/errors.ts'
import type { Me } from '../../../../shared/people/person.ts'
import type { CapRead } from '../../../../shared/warnings/found.ts'
import type { Warning } from '../../../../shared/warnings/warning.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { paths } from '../../paths.ts'
import { clock } from '../../platform/clock.ts'
import { toTop } from '../../platform/scroll.ts'
import { useWide } from '../../platform/wide.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Buttons, Line } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Columns } from '../../work/columns.tsx'
import { AreaField, usualArea } from './area-field.tsx'
import { AsShown } from './as-shown.tsx'
import { Intake } from './intake.tsx'
import { LookOver } from './look-over.tsx'
import style from './relay.module.scss'
import { SaidFields } from './said-fields.tsx'
import { emptyWarning, filledIn, formOf, isUntouched, readNew, readUpdate, warningForm } from './warning-form.ts'

/** `before`: the warning that this follows; a first one has none. */
export function RelayForm({ me, before }: { me: Me; before?: Warning | undefined }) {
  const [empty] = useState(() => (before ? formOf(before) : emptyWarning(usualArea(me), clock.now())))
  const draft = useDraft(me.id, `warning:${before?.id ?? 'new'}`, warningForm, empty)
  const form = draft.value
  const [wrong, setWrong] = useState<FieldErrors>({})
  const [general, setGeneral] = useState<string>()
  const [last, setLast] = useState<CapRead>()
  const [looking, setLooking] = useState(false)
  const wide = useWide()
  const change = (part: Partial<typeof form>) => draft.update((latest) => ({ ...latest, ...part }))

  function take(read: CapRead) {
    setLast(read)
    if (isTestOf(before, read)) return
    // What follows an exercise is one, whatever it says.
    draft.update((latest) => ({
      ...filledIn(latest, read),
      ...(before?.exercise ? { exercise: true, test: true } : {}),
    }))
    setWrong({})
    setGeneral(undefined)
  }

  function clear() {
    draft.settle(empty)
    setLast(undefined)
    setWrong({})
  }

  function lookOver() {
    const read = before ? readUpdate(form, before, clock.now()) : readNew(form, clock.now())
    setWrong(read.ok ? {} : read.wrong)
    setGeneral(read.ok ? undefined : '还有几处要补一下，看看上面标出的地方')
    setLooking(read.ok)
    if (read.ok) toTop()
  }

  if (looking)
    return (
      <LookOver
        form={form}
        before={before}
        onBack={() => setLooking(false)}
        onRefused={(fields, message) => {
          setWrong(fields)
          setGeneral(message)
          setLooking(false)
        }}
        onSent={draft.forget}
      />
    )

  const fields = (
    <Box as='section' className={style.form} label={before ? '转发更新' : '转发预警'}>
      {draft.restored && !isUntouched(form) && (
        <Card tone='brand'>
          <Line icon='info'>已恢复您上次没转发完的内容。</Line>
          <Buttons>
            <Button kind='quiet' onTap={clear}>
              清空重写
            </Button>
          </Buttons>
        </Card>
      )}
      {before && <Line icon='refresh-cw'>更新“{before.headline}”。填发布单位新的文件；转发后原来的会标为已更新。</Line>}
      <Intake onRead={take} />
      <Doubt last={last} before={before} />
      <SaidFields form={form} wrong={wrong} change={change} />
      {before ? (
        <Line icon='map-pin'>转发到：{before.area.name}</Line>
      ) : (
        <AreaField me={me} form={form} error={wrong.area} onChoose={(area) => change({ area })} />
      )}
      <Exercise form={form} fixed={before !== undefined} onChange={(exercise) => change({ exercise })} />
      <FieldError id='warning'>{general}</FieldError>
      <Buttons>
        <Button kind='main' icon='eye' onTap={lookOver}>
          预览，看发到多少户
        </Button>
      </Buttons>
    </Box>
  )
  return wide ? (
    <Columns
      even
      follows
      first={fields}
      second={form.kind && form.level ? <AsShown form={form} /> : <NothingShown />}
    />
  ) : (
    fields
  )
}

/** Its colour is its level: before that is chosen it looks like nothing, and must not look like the mildest. */
const NothingShown = () => (
  <Empty icon='eye' title='居民看到的样子'>
    选了种类和级别，这里马上显示居民会看到的预警。
  </Empty>
)

/** A test is no word on what is meant in earnest. */
const isTestOf = (before: Warning | undefined, { test }: CapRead) => test && before !== undefined && !before.exercise

const messages = { alert: '首次发布', update: '更新', cancel: '解除' } as const

/** What is odd about the document that was read last: a test in place of an update, an update where a first one is asked for. */
function Doubt({ last, before }: { last: CapRead | undefined; before: Warning | undefined }) {
  if (!last) return null
  if (isTestOf(before, last))
    return (
      <Card tone='amber'>
        <Line icon='triangle-alert'>这份文件写明是测试或演练，不能用来更新真的预警，没有填进来。</Line>
      </Card>
    )
  const updates = before !== undefined
  if (last.message === (updates ? 'update' : 'alert')) return null
  return (
    <Card tone='amber'>
      <Line icon='triangle-alert'>
        这份文件是“{messages[last.message]}”。
        {updates ? '请核对它说的是不是这条预警。' : '如果原来的预警转发过，请到那条预警里点“转发更新”或“转发解除”。'}
      </Line>
      {!updates && <ButtonLink to={paths.warningDesk()}>看生效中的预警</ButtonLink>}
    </Card>
  )
}

/** Whether it is an exercise: a test document is nothing else, and what follows an exercise is one. */
function Exercise({
  form: { exercise, test },
  fixed,
  onChange,
}: {
  form: { exercise: boolean; test: boolean }
  fixed: boolean
  onChange: (exercise: boolean) => void
}) {
  if (test)
    return (
      <Card tone='amber'>
        <Line icon='triangle-alert'>
          {fixed ? '这是一次演练的更新，也只是演练。' : '文件自己写明是测试或演练，只能作为演练转发。'}
          居民会看到“演练”两个字。
        </Line>
      </Card>
    )
  if (fixed) return null
  return (
    <Card>
      <Switch label='这是演练' hint='居民会看到“演练”两个字，知道不是真的' on={exercise} onChange={onChange} />
    </Card>
  )
}
