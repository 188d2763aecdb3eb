/** 我已知晓, and from that same tap the question whether WeChat may tell of the next notice. */
import { templates } from '../../../../shared/messages/templates.ts'
import type { Mine, Notice } from '../../../../shared/notices/notice.ts'
import type { Reply } from '../../../../shared/routes.ts'
import { api } from '../../api/api.ts'
import type { Outcome } from '../../api/outcome.ts'
import { useAct } from '../../live/use-act.ts'
import { useReading } from '../../live/use-reading.ts'
import { makeKey } from '../../platform/random.ts'
import { type Answered, askToSend, canSubscribe } from '../../platform/subscribe.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { say } from '../../ui/toast/say.ts'
import { confirmWords } from '../../words/notice.ts'

const readCredits = async (): Promise<Outcome<Reply<'getCredits'>>> =>
  canSubscribe ? api.call('getCredits', {}) : { ok: true, value: { credits: [] } }

/** What may be asked for from a tap here: reading it beforehand, for nothing may be awaited between the tap and WeChat's sheet. */
function useAsking() {
  const { reading, reread } = useReading(readCredits, { key: 'credits', cares: () => false })
  const credits =
    reading.state === 'ready' ? reading.value.credits.filter(({ ask, templateId }) => ask && templateId) : []
  const wanted = credits.some(({ template }) => template === 'notice') ? credits : []

  async function keep(answered: Promise<ReadonlyMap<string, Answered>>) {
    const said = await answered
    const results = wanted.flatMap(({ template, templateId }) => {
      const result = said.get(templateId)
      return result ? [{ template, result }] : []
    })
    if (results.length === 0) return
    const kept = await api.call('keepCredits', { body: { results }, key: makeKey() })
    if (kept.ok && results.some(({ result }) => result === 'accept')) say('好，下次有通知会在微信里告诉您')
    void reread()
  }
  return {
    asks: wanted.length > 0,
    /** To be called from within a tap, first thing. */
    ask: () => {
      if (wanted.length > 0) void keep(askToSend(wanted.map(({ templateId }) => templateId)))
    },
  }
}

export function Answer({ notice, onAnswered }: { notice: Notice; onAnswered: (mine: Mine) => void }) {
  const { asks, ask } = useAsking()
  const { act, busy, failure } = useAct()
  const { confirm, mine, state } = notice
  const household = notice.parties.includes('household')
  if (state !== 'published') return null

  async function confirmIt() {
    ask()
    const params = { noticeId: notice.id }
    const answered = await act(params, (key) => api.call('confirmNotice', { params, key }), '已确认，谢谢')
    if (answered) onAnswered(answered)
  }

  if (confirm && household)
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
  if (!asks) return null
  return (
    <Card>
      <Line icon='bell'>{templates.notice.why}。每同意一次，可以提醒一次。</Line>
      <Button icon='bell' onTap={ask}>
        下次在微信里提醒我
      </Button>
    </Card>
  )
}
