import { useState } from 'react'
import * as z from 'zod/mini'
import { REASON_MAX } from '../../../../shared/help/limits.ts'
import type { Help, Helper } from '../../../../shared/help/request.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, Group, TextField } from '../../ui/parts/field.tsx'
import { StarChoice } from '../../ui/parts/stars.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { useDoing } from './use-doing.ts'

const form = z.object({ words: z.string(), stars: z.int() })

/** Stars and words for one helper. */
export function ThankSheet({
  me,
  help,
  helper,
  reread,
  onClose,
}: {
  me: Me
  help: Help
  helper: Helper
  reread: () => void
  onClose: () => void
}) {
  const draft = useDraft(me.id, `thank:${help.id}:${helper.helper}`, form, { words: '', stars: 0 })
  const { words, stars } = draft.value
  const [none, setNone] = useState(false)
  const { busy, failure, wrong, act } = useDoing(me.id, help)

  async function thank() {
    setNone(stars === 0)
    if (stars === 0 || !helper.helper) return
    const body = { helper: helper.helper, stars, ...(words.trim() ? { words: words.trim() } : {}) }
    const done = await act('thankHelper', 'thank', body, '已经替您转达')
    if (done) {
      draft.forget()
      onClose()
    }
    reread()
  }
  return (
    <Sheet title={`谢谢${helper.name}`} onClose={onClose}>
      <Group id='thank-stars' label='帮得怎么样' error={none ? '请选几颗星' : wrong.stars}>
        <StarChoice stars={stars} onChoose={(next) => draft.update((latest) => ({ ...latest, stars: next }))} />
      </Group>
      <TextField
        id='thank-words'
        label='想说的话'
        optional
        placeholder='例如：多亏您，柜子一下就搬上来了'
        value={words}
        max={REASON_MAX}
        error={wrong.words}
        onType={(next) => draft.update((latest) => ({ ...latest, words: next }))}
      />
      <FieldError id='thank'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy} icon='heart' onTap={() => void thank()}>
        送出感谢
      </Button>
    </Sheet>
  )
}
