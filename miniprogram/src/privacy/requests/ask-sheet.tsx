import * as z from 'zod/mini'
import { REQUEST_MAX, requestKinds, requestWords } from '../../../../shared/privacy/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { go, paths } from '../../paths.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, TextField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'

const shape = z.object({ kind: z.enum(requestKinds), text: z.string() })
const options = requestKinds.map((kind) => [kind, requestWords[kind].word] as const)

/** The form of a new request; what is typed is kept as a draft. */
export function AskSheet({ person, onClose }: { person: string; onClose: () => void }) {
  const draft = useDraft(person, 'request', shape, { kind: 'correct', text: '' })
  const { kind, text } = draft.value
  const { act, busy, failure, wrong } = useAct()
  async function send() {
    const body = { kind, text }
    const made = await act(body, (key) => api.call('askRequest', { body, key }), '已提交，15 个工作日内答复')
    if (!made) return
    draft.forget()
    onClose()
    go(paths.myRequest(made.id))
  }
  return (
    <Sheet title='提出请求' onClose={onClose}>
      <Group id='request-kind' label='您想要'>
        <Choices
          label='您想要'
          options={options}
          chosen={kind}
          onChoose={(chosen) => draft.update((latest) => ({ ...latest, kind: chosen }))}
        />
        <Soft>个人信息保护法{requestWords[kind].law}</Soft>
      </Group>
      <TextField
        id='request-text'
        label='请说明'
        hint='是哪项信息、希望怎么办'
        max={REQUEST_MAX}
        value={text}
        error={wrong.text}
        onType={(typed) => draft.update((latest) => ({ ...latest, text: typed }))}
      />
      <FieldError id='request'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void send()}>
        {busy ? '正在提交' : '提交'}
      </Button>
    </Sheet>
  )
}
