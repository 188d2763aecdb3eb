/** How an alert stands, in words for who waits for help. */
import type { AlertHolder } from '../../../../shared/alerts/alert.ts'
import { type AlertState, alertLifecycle } from '../../../../shared/alerts/lifecycle.ts'
import { MINUTE } from '../../../../shared/lifecycle.ts'
import { momentWords } from '../../words/time.ts'

const words: Partial<Record<AlertState, string>> = {
  raised: '已发出，正在通知能来的人',
  going: '有人正在赶来',
  arrived: '来帮忙的人已经到了',
}

const nextWords: Partial<Record<AlertState, string>> = {
  raised: '没人应答会自动通知上一级，一直到有人来',
  going: '没有按时到会再通知别人',
  arrived: '有事请当面告诉他们，也可以在下面留言',
}

/** What happens next. */
export const nextWord = (state: AlertState): string => nextWords[state] ?? alertLifecycle.states[state].next

export const standingWord = (state: AlertState): string => words[state] ?? alertLifecycle.states[state].word

/** No helper is further away: a span beyond it means that this phone's clock is wrong. */
const FARTHEST = 31 * MINUTE

/** When somebody will be there: in minutes, or by the clock on the wall where this phone's clock can't be believed. */
export function comingWords({ goingAt, due, arrivedAt }: AlertHolder, now: number): string {
  if (arrivedAt !== undefined) return '已经到了'
  const left = Date.parse(due) - now
  const hasLeft = Date.parse(goingAt) <= now + MINUTE
  if (!hasLeft || left > FARTHEST || left < -FARTHEST) return `预计${momentWords(due, Date.parse(goingAt))}到`
  const minutes = Math.ceil(left / MINUTE)
  return minutes > 0 ? `约 ${minutes} 分钟后到` : '应该马上就到'
}
