import { useState } from 'react'
import * as z from 'zod/mini'
import { WORDS_MAX } from '../../../../shared/help/limits.ts'
import { type Offered, offered } from '../../../../shared/help/request.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { goInstead, paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import type { SheetOfHelp } from './sheet-of-help.ts'
import { useDoing } from './use-doing.ts'

const form = z.object({ words: z.string() })

/** "I can help", with words if one likes; and what became of it: come, wait, or kindly that there are enough. */
export function OfferSheet({ me, help, reread, onClose }: SheetOfHelp) {
  const draft = useDraft(me.id, `offer:${help.id}`, form, { words: '' })
  const words = draft.value.words.trim()
  const [became, setBecame] = useState<Offered>()
  const { busy, failure, wrong, doing, sendFor } = useDoing(me.id, help)

  const { ask } = useAsking('helpMoved')

  async function offer() {
    ask()
    const became = await sendFor(doing('offerHelp', 'offer', words ? { words } : {}), offered)
    reread()
    if (!became) return
    draft.forget()
    if (became.state === 'sent') setBecame(became.value)
    else onClose()
  }
  if (became)
    return (
      <Sheet title={titles[became.outcome]} onClose={onClose}>
        <Box role='status'>{became.words}</Box>
        {became.outcome === 'accepted' && <Line icon='shield-check'>第一次见面，请约在楼下、小区里等公共地方。</Line>}
        <Button kind='main' wide onTap={onClose}>
          知道了
        </Button>
        {became.outcome === 'enough' && (
          <Button wide onTap={() => goInstead(paths.help)}>
            看看别的邻居
          </Button>
        )}
      </Sheet>
    )
  return (
    <Sheet title='我来帮忙' onClose={onClose}>
      <Box>
        {help.choose === 'first'
          ? '答应后您会看到房号，对方会看到您的姓名。'
          : '对方会看到您的称呼和以前帮忙的情况，选定您之后您才会看到房号。'}
      </Box>
      <TextField
        id='offer-words'
        label='带一句话'
        optional
        placeholder='例如：我七点下班，能过来搭把手'
        value={draft.value.words}
        max={WORDS_MAX}
        error={wrong.words}
        onType={(next) => draft.update(() => ({ words: next }))}
      />
      <Line icon='shield-check'>第一次见面，请约在楼下、小区里等公共地方。</Line>
      <FieldError id='offer'>{wrong.helper ?? (failure?.fields ? undefined : failure?.message)}</FieldError>
      <Button kind='main' wide busy={busy} icon='hand-helping' onTap={() => void offer()}>
        我能帮忙
      </Button>
    </Sheet>
  )
}

const titles: Record<Offered['outcome'], string> = {
  accepted: '谢谢您，就等您了',
  waiting: '谢谢您，已告诉对方',
  enough: '谢谢您，人手够了',
}
