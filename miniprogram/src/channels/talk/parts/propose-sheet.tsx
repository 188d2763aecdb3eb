import { useState } from 'react'
import type { Post } from '../../../../../shared/channels/post.ts'
import { api } from '../../../api/api.ts'
import { useAct } from '../../../live/use-act.ts'
import { emptyForm } from '../../../outbox/ticket-form.ts'
import { CategoryFields } from '../../../tickets/open/category-fields.tsx'
import { Box } from '../../../ui/base/box.tsx'
import { Button } from '../../../ui/parts/button.tsx'
import { FieldError, TextField } from '../../../ui/parts/field.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'

/** Staff propose to its author that a ticket is made of a post. */
export function ProposeSheet({
  post,
  onDone,
  onClose,
}: {
  post: Post
  onDone: (post: Post) => void
  onClose: () => void
}) {
  const [form, setForm] = useState(emptyForm)
  const [note, setNote] = useState('')
  const { busy, failure, wrong, act } = useAct()
  const { category, subcategory } = form
  async function send() {
    if (!category) return
    const said = note.trim()
    const body = { category, ...(subcategory ? { subcategory } : {}), ...(said ? { note: said } : {}) }
    const wish = { params: { postId: post.id }, body }
    const word = '已告诉发帖的邻居，同意后会收到诉求'
    const changed = await act(wish, (key) => api.call('proposeTicket', { ...wish, key }), word)
    if (changed) onDone(changed)
  }
  return (
    <Sheet title='建议转为诉求' onClose={onClose}>
      <Box>由发帖的邻居决定。同意后以 TA 的名义提交，文字和照片一起带过去。只能建议一次。</Box>
      <CategoryFields form={form} change={(part) => setForm({ ...form, ...part })} error={wrong.category} />
      <TextField id='proposal-note' label='留言' optional value={note} max={200} error={wrong.note} onType={setNote} />
      <FieldError id='propose'>
        {failure?.code === 'wrongState' ? '已经建议过，或已经转为诉求了' : failure?.message}
      </FieldError>
      <Button kind='main' wide busy={busy} disabled={!category} onTap={() => void send()}>
        发给 TA
      </Button>
    </Sheet>
  )
}
