/** The moves of a loan, each with what it asks for: a photo of how the thing is, words, another day. */
import { useState } from 'react'
import * as z from 'zod/mini'
import { LENT_MAX, REASON_MAX } from '../../../../shared/help/limits.ts'
import { type LoanMove, loanLifecycle } from '../../../../shared/help/loan.ts'
import type { Loan, LoanCard } from '../../../../shared/help/things.ts'
import { DAY } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { photoId } from '../../../../shared/photos/contract.ts'
import { api } from '../../api/api.ts'
import type { Outcome } from '../../api/outcome.ts'
import { useAct } from '../../live/use-act.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { Box } from '../../ui/base/box.tsx'
import { DateInput } from '../../ui/base/when.tsx'
import { Button } from '../../ui/parts/button.tsx'
import fieldStyle from '../../ui/parts/field.module.scss'
import { FieldError, Group, TextField } from '../../ui/parts/field.tsx'
import { PhotoPicker } from '../../ui/photo/photo-picker.tsx'
import { usePhotos } from '../../ui/photo/use-photos.ts'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { dayAfter, dayOf, momentOf } from '../../words/day.ts'

/** In the order in which they are offered: what is awaited first. */
export const loanAsks = ['lend', 'giveBack', 'extend', 'decline', 'cancel'] as const satisfies readonly LoanMove[]
export type LoanAsk = (typeof loanAsks)[number]

const asks: Record<LoanAsk, { words: string; said: string; photo?: true; text?: string; day?: true }> = {
  lend: { words: '邻居会看到您的房号，来取。交出去前拍张照片，还回来好对照。', said: '已借出', photo: true },
  giveBack: {
    words: '看看是否完好，需要的话拍张照片。',
    said: '已归还，谢谢您',
    photo: true,
    text: '说几句',
  },
  extend: { words: '让邻居多用几天。', said: '已延长归还时间', day: true },
  decline: { words: '没关系，告诉邻居这次不方便。', said: '已告诉邻居', text: '原因' },
  cancel: { words: '告诉物主不借了。', said: '已取消' },
}

const form = z.object({ text: z.string(), photos: z.array(photoId) })

export function LoanSheet({
  me,
  loan,
  move,
  now,
  reread,
  onClose,
}: {
  me: Me
  loan: Loan
  move: LoanAsk
  now: number
  reread: () => void
  onClose: () => void
}) {
  const { words, said, photo, text: label, day: asksDay } = asks[move]
  const draft = useDraft(me.id, `${move}:${loan.id}`, form, { text: '', photos: [] })
  const { text, photos: kept } = draft.value
  const photos = usePhotos(kept, (ids) => draft.update((latest) => ({ ...latest, photos: ids })), 1)
  const today = dayOf(now)
  const [day, setDay] = useState(dayAfter(dayOf(Math.max(Date.parse(loan.until), now)), 3))
  const { busy, failure, wrong, act } = useAct()
  const { ask } = useAsking('helpMoved')

  async function make() {
    const until = momentOf(day, '21:00')
    if (!until) return
    // From within the tap, before anything is awaited.
    ask()
    const wish = { move, text: text.trim(), photos: kept, until }
    const done = await act(wish, (key) => send(loan.id, wish, key), said)
    if (done) {
      draft.forget()
      onClose()
    }
    reread()
  }
  return (
    <Sheet title={loanLifecycle.moves[move].word} onClose={onClose}>
      <Box>{words}</Box>
      {photo && <PhotoPicker id='loan-photo' photos={photos} most={1} error={wrong.photos} />}
      {asksDay && (
        <Group id='loan-until' label='延长到哪天' error={wrong.until}>
          <DateInput
            id='loan-day'
            label='延长到哪天'
            className={fieldStyle.input}
            value={day}
            from={today}
            to={dayAfter(today, LENT_MAX / DAY - 1)}
            onPick={setDay}
          />
        </Group>
      )}
      {label && (
        <TextField
          id='loan-text'
          label={label}
          optional
          value={text}
          max={REASON_MAX}
          error={wrong.words ?? wrong.reason}
          onType={(next) => draft.update((latest) => ({ ...latest, text: next }))}
        />
      )}
      <FieldError id='loan'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy || photos.busy} onTap={() => void make()}>
        {photos.busy ? '照片上传中' : loanLifecycle.moves[move].word}
      </Button>
    </Sheet>
  )
}

interface Wish {
  move: LoanAsk
  text: string
  photos: string[]
  until: string
}

function send(loanId: string, { move, text, photos, until }: Wish, key: string): Promise<Outcome<LoanCard>> {
  const params = { loanId }
  switch (move) {
    case 'lend':
      return api.call('lendThing', { params, body: { photos }, key })
    case 'giveBack':
      return api.call('takeBackThing', { params, body: { photos, ...(text ? { words: text } : {}) }, key })
    case 'extend':
      return api.call('extendLoan', { params, body: { until }, key })
    case 'decline':
      return api.call('declineLoan', { params, body: text ? { reason: text } : {}, key })
    case 'cancel':
      return api.call('cancelLoan', { params, key })
  }
}
