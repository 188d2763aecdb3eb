/** What staff pass on after a warning: its issuer's update, or that it is over. */
import { useState } from 'react'
import type { Warning } from '../../../../shared/warnings/warning.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError, LineField, TextField } from '../../ui/parts/field.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'

export function FollowUp({ warning, reread }: { warning: Warning; reread: () => void }) {
  const [cancelling, setCancelling] = useState(false)
  if (warning.state !== 'standing' || warning.message === 'cancel') return null
  return (
    <Card title='发布单位有了新的消息？'>
      <Buttons>
        <ButtonLink icon='refresh-cw' to={paths.updateWarning(warning.id)}>
          转发更新
        </ButtonLink>
        <Button icon='circle-check' onTap={() => setCancelling(true)}>
          转发解除
        </Button>
      </Buttons>
      <Soft>更新和解除都要有发布单位的文件。居民马上会看到，原来的内容留在“经过”里。</Soft>
      {cancelling && (
        <Cancel
          warning={warning}
          onClose={() => setCancelling(false)}
          done={() => {
            setCancelling(false)
            reread()
          }}
        />
      )}
    </Card>
  )
}

function Cancel({
  warning: { id, headline },
  onClose,
  done,
}: {
  warning: Warning
  onClose: () => void
  done: () => void
}) {
  const [reference, setReference] = useState('')
  const [text, setText] = useState('')
  const { act, busy, failure, wrong } = useAct()

  async function send() {
    const wish = { params: { warningId: id }, body: { reference, text } }
    if (await act(wish, (key) => api.call('cancelWarning', { ...wish, key }), '已转发解除')) done()
  }

  return (
    <Sheet title='转发解除' onClose={onClose}>
      <Soft>{headline}</Soft>
      <LineField
        id='cancel-reference'
        label='解除文件的文号或编号'
        value={reference}
        max={80}
        error={wrong.reference}
        onType={setReference}
      />
      <TextField
        id='cancel-text'
        label='解除原因'
        hint='照发布单位的原话写，居民会看到'
        value={text}
        max={2000}
        error={wrong.text}
        onType={setText}
      />
      <FieldError id='cancel'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void send()}>
        确认转发解除
      </Button>
    </Sheet>
  )
}
