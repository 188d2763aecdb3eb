/** Moves that are asked about once more, or want a reason. */
import { useState } from 'react'
import * as z from 'zod/mini'
import { type HelpMove, helpLifecycle } from '../../../../shared/help/lifecycle.ts'
import { REASON_MAX } from '../../../../shared/help/limits.ts'
import type { Help } from '../../../../shared/help/request.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { useDoing } from './use-doing.ts'

export const askedMoves = [
  'takeBack',
  'stepIn',
  'stepInLast',
  'stepBack',
  'stepOut',
  'cancel',
  'stopRepeat',
  'report',
] as const satisfies readonly HelpMove[]
export type AskedMove = (typeof askedMoves)[number]
export const isAsked = (move: string): move is AskedMove => askedMoves.some((each) => each === move)

interface Asked {
  words: string
  said: string
  /** Its label, where it asks for one; optional unless it is wanted. */
  reason?: { label: string; wanted?: true }
  yes: string
}

const stepBack: Asked = {
  words: '名额会空出来，请别的邻居来帮。越早说越好。',
  said: '已告诉对方',
  reason: { label: '原因' },
  yes: '帮不了了',
}
const stepIn: Asked = { words: '您会成为帮手，请帮忙的居民能看到您的姓名。', said: '已告诉居民您会来', yes: '我来上门' }

const asked: Record<AskedMove, Asked> = {
  takeBack: { words: '收回应答，请帮忙的邻居就看不到您了。', said: '已收回', yes: '不去了' },
  stepIn,
  stepInLast: stepIn,
  stepBack,
  stepOut: stepBack,
  cancel: {
    words: '应答的邻居不用再等，要来帮忙的会看到原因。',
    said: '已取消',
    reason: { label: '为什么取消', wanted: true },
    yes: '确认取消',
  },
  stopRepeat: {
    words: '这一次照旧。后面几次已经发出的会取消，并告诉要来的邻居；以后不再每周自动发出。',
    said: '以后不再重复',
    yes: '不再重复',
  },
  report: {
    words: '内容不合适、像骗人或推销的，请告诉我们。几户邻居都举报时先隐藏，由工作人员看过再定。',
    said: '已收到举报，谢谢您',
    reason: { label: '哪里不合适', wanted: true },
    yes: '举报',
  },
}

/** What becomes of a weekly one that is called off: by who asked this once, by staff for good. */
const ofSeries = ({ parties, next }: Help): string => {
  if (!parties.includes('asker')) return '后面几次已经发出的也取消，以后不再每周自动发出。'
  return `只取消这一次，${next ? '已经发出的下一次' : '下周的'}照旧；都不要了，请点“不再每周重复”。`
}

const form = z.object({ reason: z.string() })

export function AskedSheet({
  me,
  help,
  move,
  reread,
  onClose,
}: {
  me: Me
  help: Help
  move: AskedMove
  reread: () => void
  onClose: () => void
}) {
  const { words, said, reason, yes } = asked[move]
  const series = move === 'cancel' && help.weekly && ofSeries(help)
  const draft = useDraft(me.id, `${move}:${help.id}`, form, { reason: '' })
  const typed = draft.value.reason.trim()
  const [missing, setMissing] = useState(false)
  const { busy, failure, wrong, act } = useDoing(me.id, help)

  async function submit() {
    const lacking = reason?.wanted !== undefined && typed.length < 2
    setMissing(lacking)
    if (lacking) return
    const done = await make(move)
    if (done) {
      draft.forget()
      onClose()
    }
    reread()
  }
  function make(move: AskedMove) {
    switch (move) {
      case 'takeBack':
        return act('takeBackOffer', move, undefined, said)
      case 'stepIn':
      case 'stepInLast':
        return act('stepInHelp', move, undefined, said)
      case 'stepBack':
      case 'stepOut':
        return act('stepBackFromHelp', move, typed ? { reason: typed } : {}, said)
      case 'cancel':
        return act('cancelHelp', move, { reason: typed }, said)
      case 'stopRepeat':
        return act('stopRepeating', move, undefined, said)
      case 'report':
        return act('reportHelp', move, { reason: typed }, said)
    }
  }
  return (
    <Sheet title={helpLifecycle.moves[move].word} onClose={onClose}>
      <Box>{words}</Box>
      {series && <Box>{series}</Box>}
      {reason && (
        <TextField
          id='asked-reason'
          label={reason.label}
          optional={!reason.wanted}
          value={draft.value.reason}
          max={REASON_MAX}
          error={missing ? '请写两个字以上' : wrong.reason}
          onType={(next) => draft.update(() => ({ reason: next }))}
        />
      )}
      <FieldError id='asked'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void submit()}>
        {yes}
      </Button>
      <Button wide onTap={onClose}>
        先不了
      </Button>
    </Sheet>
  )
}
