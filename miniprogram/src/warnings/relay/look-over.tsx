/** The last look before a warning is passed on: as residents will see it, and how many households that is. */
import { useState } from 'react'
import type { FieldErrors } from '../../../../shared/errors.ts'
import type { Warning } from '../../../../shared/warnings/warning.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { goInstead, paths } from '../../paths.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Buttons, Stack } from '../../ui/parts/prose.tsx'
import { say } from '../../ui/toast/say.ts'
import { warningWord } from '../../words/warning.ts'
import { Columns } from '../../work/columns.tsx'
import { AsShown, Households } from './as-shown.tsx'
import { draftOf, readNew, readUpdate, type WarningForm } from './warning-form.ts'

export function LookOver({
  form,
  before,
  onBack,
  onRefused,
  onSent,
}: {
  form: WarningForm
  before: Warning | undefined
  onBack: () => void
  /** Told what the service found wrong, at which fields. */
  onRefused: (wrong: FieldErrors, message: string) => void
  onSent: () => void
}) {
  const [asking, setAsking] = useState(false)
  const { act, busy, failure } = useAct()
  const { kind = 'other', level = 'blue', exercise, area } = form

  async function send() {
    const sent = await act(form, async (key) => {
      const outcome = await ask(key)
      if (!outcome.ok && outcome.failure.fields) onRefused(outcome.failure.fields, outcome.failure.message)
      return outcome
    })
    if (!sent) return
    onSent()
    say(before ? '已转发更新' : exercise ? '已作为演练转发' : '已转发，居民马上能看到')
    goInstead(paths.warning(sent.id))
  }

  function ask(key: string) {
    if (before) {
      const read = readUpdate(form, before, clock.now())
      const params = { warningId: before.id }
      return read.ok ? api.call('updateWarning', { params, body: read.body, key }) : unready(read.wrong)
    }
    const read = readNew(form, clock.now())
    return read.ok ? api.call('relayWarning', { body: read.body, key }) : unready(read.wrong)
  }

  const moves = (
    <Stack>
      {area && <Households area={area} />}
      <Buttons>
        <Button kind='main' icon='siren' onTap={() => setAsking(true)}>
          {before ? '转发更新' : exercise ? '作为演练转发' : '转发给居民'}
        </Button>
        <Button icon='pencil' onTap={onBack}>
          返回修改
        </Button>
      </Buttons>
    </Stack>
  )
  return (
    <>
      <Columns even first={<AsShown form={form} />} second={moves} />
      {asking && (
        <Confirm
          title={before ? '转发更新' : '转发预警'}
          word='确认转发'
          busy={busy}
          failure={failure}
          onYes={() => void send()}
          onClose={() => setAsking(false)}
        >
          <Box>
            {warningWord({ kind, level, exercise })}，{form.issuer}发布（{form.reference}）。
          </Box>
          <Box>转发到：{draftOf(form, 0).area.name}。转发后居民马上看到，不能收回，只能再转发更新或解除。</Box>
        </Confirm>
      )}
    </>
  )
}

/** Only what was found right is looked over; a draft that became wrong meanwhile is refused as the service would refuse it. */
const unready = async (fields: FieldErrors) =>
  ({ ok: false, failure: { code: 'badInput', message: '有几处需要改一下', fields } }) as const
