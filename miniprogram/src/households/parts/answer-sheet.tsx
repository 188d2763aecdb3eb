/** Approving or refusing joins: one, or many at once, each answered for itself, with what came of each. */
import { useState } from 'react'
import * as z from 'zod/mini'
import type { Answered, JoinCard } from '../../../../shared/households/join.ts'
import { REASON_MAX } from '../../../../shared/households/limits.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { addressWords } from '../../words/join.ts'
import { refusalPhrases, withPhrase } from '../../words/join-answer.ts'
import style from './answer.module.scss'
import { AnswerResults } from './answer-results.tsx'

export type Answer = 'approve' | 'refuse'

const draftShape = z.object({ reason: z.string() })
const titles: Record<Answer, string> = { approve: '通过', refuse: '不通过' }

export function AnswerSheet({
  me,
  joins,
  answer,
  onDone,
  onClose,
}: {
  me: Me
  joins: readonly JoinCard[]
  answer: Answer
  /** Something was answered: what is shown behind is to be read again. */
  onDone: () => void
  onClose: () => void
}) {
  // The list behind reads itself again meanwhile; what is answered is what was there when the sheet was opened.
  const [asked] = useState(joins)
  const { value, update, forget } = useDraft(me.id, 'refuse-joins', draftShape, { reason: '' })
  const { act, busy, failure, wrong } = useAct()
  const [results, setResults] = useState<readonly Answered[]>()
  const [missing, setMissing] = useState(false)
  const many = asked.length > 1

  async function send() {
    const reason = answer === 'refuse' ? value.reason.trim() : undefined
    setMissing(reason !== undefined && reason.length < 2)
    if (reason !== undefined && reason.length < 2) return
    const body = { joins: asked.map(({ id }) => id), answer, reason }
    const reply = await act(body, (key) => api.call('answerJoins', { body, key }))
    if (!reply) return
    if (answer === 'refuse') forget()
    setResults(reply.results)
    onDone()
  }

  if (results) return <AnswerResults joins={asked} results={results} onClose={onClose} />
  const [first] = asked
  return (
    <Sheet title={many ? `${titles[answer]} ${asked.length} 件申请` : `${titles[answer]}这件申请`} onClose={onClose}>
      <Box as='ul' className={style.asked}>
        {asked.map((join) => (
          <Box as='li' key={join.id}>
            {join.name} · {addressWords(join)}
          </Box>
        ))}
      </Box>
      {answer === 'approve' ? (
        <Box>
          通过后，{many ? '他们就是各自那一户的成员' : `${first?.name ?? ''}就是这一户的成员`}
          ，可以在小区频道发言、参加表决。名册里没有的地址会补进名册。通过后不能撤销，只能移出。
        </Box>
      ) : (
        <>
          <Box className={style.phrases} role='group' label='常用原因'>
            {refusalPhrases.map((phrase) => (
              <Button key={phrase} onTap={() => update(({ reason }) => ({ reason: withPhrase(reason, phrase) }))}>
                {phrase}
              </Button>
            ))}
          </Box>
          <TextField
            id='refusal'
            label='不通过的原因'
            hint={many ? '每位申请人都会看到这段话。答复后不能撤销。' : '申请人会看到这段话。答复后不能撤销。'}
            max={REASON_MAX}
            value={value.reason}
            error={missing ? '请写明原因，至少 2 个字' : wrong.reason}
            onType={(reason) => update(() => ({ reason }))}
          />
        </>
      )}
      <FieldError id='answer'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void send()}>
        {busy ? '正在提交' : `确认${titles[answer]}${many ? ` ${asked.length} 件` : ''}`}
      </Button>
    </Sheet>
  )
}
