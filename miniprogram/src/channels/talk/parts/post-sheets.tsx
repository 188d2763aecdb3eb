/** What is asked before something is done to a post: other words, a reason, whether one is sure. */
import { useState } from 'react'
import { POST_MAX } from '../../../../../shared/channels/limits.ts'
import type { Post } from '../../../../../shared/channels/post.ts'
import { type SensitiveKind, sensitiveIn } from '../../../../../shared/channels/sensitive.ts'
import { api } from '../../../api/api.ts'
import { useAct } from '../../../live/use-act.ts'
import { Box } from '../../../ui/base/box.tsx'
import { Button } from '../../../ui/parts/button.tsx'
import { Confirm } from '../../../ui/parts/confirm.tsx'
import { FieldError, TextField } from '../../../ui/parts/field.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'
import { sensitiveAsk } from '../../../words/post.ts'

export type Asked = 'edit' | 'recall' | 'appeal' | 'report' | 'block' | 'propose'

interface SheetProps {
  post: Post
  /** Done; with how the post is now, where that was answered. */
  onDone: (post?: Post) => void
  onClose: () => void
}

/** Asks once more whether what looks personal is meant to be public. */
export function SensitiveSheet({
  found,
  busy,
  onYes,
  onClose,
}: {
  found: readonly SensitiveKind[]
  busy?: boolean | undefined
  onYes: () => void
  onClose: () => void
}) {
  return (
    <Confirm title='确定要公开吗？' word='确定公开' busy={busy} onYes={onYes} onClose={onClose}>
      <Box>{sensitiveAsk(found)}</Box>
    </Confirm>
  )
}

export function EditSheet({ post, onDone, onClose }: SheetProps) {
  const [text, setText] = useState(post.text)
  const [sure, setSure] = useState(false)
  const { busy, failure, wrong, act } = useAct()
  const found = sensitiveIn(text)

  async function save(confirmed: boolean) {
    const wish = { params: { postId: post.id }, body: { text: text.trim(), confirmed } }
    const changed = await act(
      wish,
      (key) => api.call('editPost', { ...wish, key }),
      '已修改，审核后大家看到的就是新内容',
    )
    if (changed) onDone(changed)
  }
  if (sure)
    return <SensitiveSheet found={found} busy={busy} onYes={() => void save(true)} onClose={() => setSure(false)} />
  return (
    <Sheet title='修改' onClose={onClose}>
      <TextField
        id='post-edit'
        label='改成'
        value={text}
        max={POST_MAX}
        hint='改过的内容会重新审核，旁边会写“改过”。'
        error={wrong.text}
        onType={setText}
      />
      <FieldError id='post-edit-all'>{wrong.text ? undefined : failure?.message}</FieldError>
      <Button
        kind='main'
        wide
        busy={busy}
        disabled={text.trim() === '' || text === post.text || text.length > POST_MAX}
        onTap={() => (found.length > 0 ? setSure(true) : void save(false))}
      >
        保存修改
      </Button>
    </Sheet>
  )
}

export function RecallSheet({ post, onDone, onClose }: SheetProps) {
  const { busy, failure, act } = useAct()
  async function recall() {
    const wish = { params: { postId: post.id } }
    const changed = await act(wish, (key) => api.call('recallPost', { ...wish, key }), '已撤回，文字放回输入框了')
    if (changed) onDone(changed)
  }
  return (
    <Confirm
      title='撤回这条发言？'
      word='撤回'
      busy={busy}
      failure={failure}
      onYes={() => void recall()}
      onClose={onClose}
    >
      <Box>撤回后大家都看不到内容了。文字会放回输入框，改好了可以再发。</Box>
    </Confirm>
  )
}

/** Asks for a reason in words. */
function ReasonSheet({
  title,
  label,
  hint,
  word,
  busy,
  error,
  onSend,
  onClose,
}: {
  title: string
  label: string
  hint: string
  word: string
  busy: boolean
  error: string | undefined
  onSend: (reason: string) => void
  onClose: () => void
}) {
  const [reason, setReason] = useState('')
  return (
    <Sheet title={title} onClose={onClose}>
      <TextField id='post-reason' label={label} hint={hint} value={reason} max={300} error={error} onType={setReason} />
      <Button kind='main' wide busy={busy} disabled={reason.trim().length < 2} onTap={() => onSend(reason.trim())}>
        {word}
      </Button>
    </Sheet>
  )
}

export function AppealSheet({ post, onDone, onClose }: SheetProps) {
  const { busy, failure, wrong, act } = useAct()
  async function send(reason: string) {
    const wish = { params: { postId: post.id }, body: { reason } }
    const changed = await act(wish, (key) => api.call('appealPost', { ...wish, key }), '已提交，工作人员会再看一遍')
    if (changed) onDone(changed)
  }
  return (
    <ReasonSheet
      title='申诉'
      label='为什么应该发布'
      hint='60 天内可以申诉一次，由另一位工作人员再看一遍，1 天内有结果。'
      word='提交申诉'
      busy={busy}
      error={wrong.reason ?? failure?.message}
      onSend={(reason) => void send(reason)}
      onClose={onClose}
    />
  )
}
