/** From a tap that is made anyway, the question whether WeChat may tell of what comes of it. */
import { ASKED_AT_ONCE, type Credit } from '../../../shared/messages/contract.ts'
import type { Template } from '../../../shared/messages/templates.ts'
import type { Reply } from '../../../shared/routes.ts'
import { api } from '../api/api.ts'
import type { Outcome } from '../api/outcome.ts'
import { useReading } from '../live/use-reading.ts'
import { makeKey } from '../platform/random.ts'
import { type Answered, askToSend, canSubscribe } from '../platform/subscribe.ts'
import { say } from '../ui/toast/say.ts'

const readCredits = async (): Promise<Outcome<Reply<'getCredits'>>> =>
  canSubscribe ? api.call('getCredits', {}) : { ok: true, value: { credits: [] } }

const thanks: Record<Template, string> = {
  notice: '好，下次有通知会在微信里告诉您',
  callAnswered: '好，有人回复时会在微信里告诉您',
  ticketMoved: '好，有进展时会在微信里告诉您',
  alertRings: '好，有人求助需要您时会在微信里告诉您',
  dutyGap: '好，值班和待办的事会在微信里告诉您',
  helpMoved: '好，有邻居来帮忙、快到时间时会在微信里告诉您',
}

/** What the sheet asks for: nothing unless of what it is about there are few; then that first, and what else there is few of. */
export function wantedFor(about: Template, credits: readonly Credit[]): Credit[] {
  const few = credits.filter(({ ask, templateId }) => ask && templateId)
  const own = few.filter(({ template }) => template === about)
  return own.length === 0 ? [] : [...own, ...few.filter((each) => !own.includes(each))].slice(0, ASKED_AT_ONCE)
}

/** What may be asked for is read beforehand, for nothing may be awaited between the tap and WeChat's sheet. */
export function useAsking(about: Template) {
  const { reading, reread } = useReading(readCredits, { key: 'credits', cares: () => false })
  const wanted = reading.state === 'ready' ? wantedFor(about, reading.value.credits) : []

  async function keep(answered: Promise<ReadonlyMap<string, Answered>>) {
    const said = await answered
    const results = wanted.flatMap(({ template, templateId }) => {
      const result = said.get(templateId)
      return result ? [{ template, result }] : []
    })
    if (results.length === 0) return
    const kept = await api.call('keepCredits', { body: { results }, key: makeKey() })
    if (kept.ok && results.some(({ template, result }) => template === about && result === 'accept')) say(thanks[about])
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
