/** Against a post of somebody else: reported to the staff, or its author left out for oneself. */
import { useState } from 'react'
import type { Post } from '../../../../../shared/channels/post.ts'
import { type ReportReason, reportReasons, reportReasonWords } from '../../../../../shared/moderation/reasons.ts'
import { api } from '../../../api/api.ts'
import { useAct } from '../../../live/use-act.ts'
import { Box } from '../../../ui/base/box.tsx'
import { Button } from '../../../ui/parts/button.tsx'
import { Choices } from '../../../ui/parts/choices.tsx'
import { Confirm } from '../../../ui/parts/confirm.tsx'
import { FieldError, Group, TextField } from '../../../ui/parts/field.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'

interface SheetProps {
  post: Post
  onDone: () => void
  onClose: () => void
}

export function ReportSheet({ post, onDone, onClose }: SheetProps) {
  const [reason, setReason] = useState<ReportReason>()
  const [words, setWords] = useState('')
  const { busy, failure, act } = useAct()
  async function report() {
    if (!reason) return
    const body = { reason, ...(words.trim() ? { words: words.trim() } : {}) }
    const wish = { params: { postId: post.id }, body }
    if (await act(wish, () => api.call('reportPost', wish), '已收到，工作人员会核实')) onDone()
  }
  return (
    <Sheet title='举报这条发言' onClose={onClose}>
      <Group id='report-reason' label='哪里不对'>
        <Choices
          label='哪里不对'
          options={reportReasons.map((each) => [each, reportReasonWords[each]] as const)}
          chosen={reason}
          onChoose={setReason}
        />
      </Group>
      <TextField id='report-words' label='说明' optional value={words} max={300} onType={setWords} />
      <Box>不会告诉对方是谁举报的。几户邻居都举报的，会先隐藏起来等工作人员核实。</Box>
      <FieldError id='report'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} disabled={!reason} onTap={() => void report()}>
        举报
      </Button>
    </Sheet>
  )
}

export function BlockSheet({ post, onDone, onClose }: SheetProps) {
  const { busy, failure, act } = useAct()
  async function block() {
    const wish = { params: { postId: post.id } }
    if (await act(wish, () => api.call('blockAuthor', wish), '以后不再显示 TA 的发言')) onDone()
  }
  return (
    <Confirm
      title={`屏蔽${post.author.name}？`}
      word='屏蔽'
      busy={busy}
      failure={failure}
      onYes={() => void block()}
      onClose={onClose}
    >
      <Box>您不会再看到 TA 在各个频道的发言，对方不会知道。可以在“频道设置”里取消。</Box>
    </Confirm>
  )
}
