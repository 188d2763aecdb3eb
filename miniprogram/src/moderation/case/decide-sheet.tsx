import { useState } from 'react'
import * as z from 'zod/mini'
import { postLifecycle } from '../../../../shared/channels/lifecycle.ts'
import type { ModerationCard, Report } from '../../../../shared/moderation/contract.ts'
import type { Decision } from '../../../../shared/moderation/reasons.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { withPhrase } from '../../words/join-answer.ts'
import { decidedSaid, decisionHint, reasonPhrases } from '../../words/moderation.ts'
import style from './case.module.scss'

const draftShape = z.object({ reason: z.string() })
const REASON_MAX = 300

/** A decision and why: ready reasons to tap, or words of one's own. */
export function DecideSheet({
  me,
  card,
  reports,
  decision,
  onDone,
  onChanged,
  onClose,
}: {
  me: Me
  card: ModerationCard
  reports: readonly Report[]
  decision: Decision
  onDone: () => void
  onChanged: () => void
  onClose: () => void
}) {
  const { value, update, forget } = useDraft(me.id, `${decision}-${card.id}`, draftShape, { reason: '' })
  const [missing, setMissing] = useState(false)
  const { act, busy, failure, wrong } = useAct()
  const { ask } = useAsking('dutyGap')
  const { word } = postLifecycle.moves[decision]

  async function send() {
    ask()
    const reason = value.reason.trim()
    setMissing(reason.length < 2)
    if (reason.length < 2) return
    const wish = { params: { postId: card.id }, body: { decision, reason, version: card.version } }
    const decide = async (key: string) => {
      const outcome = await api.call('decidePost', { ...wish, key })
      if (!outcome.ok && outcome.failure.code === 'changedMeanwhile') onChanged()
      return outcome
    }
    const reply = await act(wish, decide, decidedSaid[decision])
    if (!reply) return
    forget()
    onDone()
  }
  return (
    <Sheet title={`${word}这条发言`} onClose={onClose}>
      <Box className={style.excerpt}>
        {card.name}：{card.excerpt || `${card.photoCount} 张照片`}
      </Box>
      <Box>{decisionHint(decision, card)}</Box>
      <Box className={style.phrases} role='group' label='常用原因'>
        {reasonPhrases(decision, card, reports).map((phrase) => (
          <Button key={phrase} onTap={() => update(({ reason }) => ({ reason: withPhrase(reason, phrase) }))}>
            {phrase}
          </Button>
        ))}
      </Box>
      <TextField
        id='decision-reason'
        label='原因'
        max={REASON_MAX}
        value={value.reason}
        error={missing ? '请写明原因，至少 2 个字' : wrong.reason}
        onType={(reason) => update(() => ({ reason }))}
      />
      <FieldError id='decide'>{wrong.reason ? undefined : failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void send()}>
        {busy ? '正在提交' : `确认${word}`}
      </Button>
    </Sheet>
  )
}
