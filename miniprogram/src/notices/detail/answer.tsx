/** 我已知晓, and from that same tap the question whether WeChat may tell of the next notice. */
import { templates } from '../../../../shared/messages/templates.ts'
import type { Mine, Notice } from '../../../../shared/notices/notice.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Remind } from '../../messages/remind.tsx'
import { useAsking } from '../../messages/use-asking.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { confirmWords } from '../../words/notice.ts'

interface AnswerProps {
  notice: Notice
  onAnswered: (mine: Mine) => void
}

export function Answer(props: AnswerProps) {
  const { confirm, parties, state } = props.notice
  if (state !== 'published') return null
  return confirm && parties.includes('household') ? (
    <Confirm {...props} />
  ) : (
    <Remind about='notice' word='下次在微信里提醒我' />
  )
}

function Confirm({ notice, onAnswered }: AnswerProps) {
  const { asks, ask } = useAsking('notice')
  const { act, busy, failure } = useAct()
  const { mine } = notice

  async function confirmIt() {
    ask()
    const params = { noticeId: notice.id }
    const answered = await act(params, (key) => api.call('confirmNotice', { params, key }), '已确认，谢谢')
    if (answered) onAnswered(answered)
  }

  return (
    <Card tone={mine.mayConfirm ? 'brand' : 'plain'}>
      <Line icon={mine.confirmed ? 'circle-check' : 'info'}>{confirmWords(notice)}</Line>
      {mine.mayConfirm && (
        <>
          <Button kind='main' icon='check' wide busy={busy} onTap={() => void confirmIt()}>
            我已知晓
          </Button>
          {asks && <Soft>微信会接着问您要不要接收提醒：{templates.notice.why}。每同意一次，可以提醒一次。</Soft>}
        </>
      )}
      <FieldError id='confirm-notice'>{failure?.message}</FieldError>
    </Card>
  )
}
