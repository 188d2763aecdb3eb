/** Time in words, in China's one time zone whatever the device's is. `now` is milliseconds since the epoch. */
import { DAY, HOUR, MINUTE } from '../../../shared/lifecycle.ts'

const CHINA = 8 * HOUR

/** A moment as China's clocks show it: the parts of a UTC date are then its parts. */
const inChina = (milliseconds: number) => new Date(milliseconds + CHINA)

const dayNumber = (milliseconds: number) => Math.floor((milliseconds + CHINA) / DAY)

const two = (value: number) => String(value).padStart(2, '0')

/** 今天 14:05, 昨天 09:30, 3月2日 14:05, and with the year when it is another one. */
export function momentWords(at: string, now: number): string {
  const when = Date.parse(at)
  const date = inChina(when)
  const hours = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
  const daysAgo = dayNumber(now) - dayNumber(when)
  if (daysAgo === 0) return `今天 ${hours}`
  if (daysAgo === 1) return `昨天 ${hours}`
  if (daysAgo === -1) return `明天 ${hours}`
  const day = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
  if (date.getUTCFullYear() === inChina(now).getUTCFullYear()) return `${day} ${hours}`
  return `${date.getUTCFullYear()}年${day} ${hours}`
}

/** 3 天 4 小时, 1 小时 20 分, 5 分: the two largest parts of a span, never less than a minute. */
export function spanWords(milliseconds: number): string {
  const minutes = Math.max(1, Math.floor(milliseconds / MINUTE))
  const days = Math.floor(minutes / (24 * 60))
  const hours = Math.floor(minutes / 60) % 24
  const rest = minutes % 60
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours > 0) return rest > 0 ? `${hours} 小时 ${rest} 分` : `${hours} 小时`
  return `${rest} 分`
}

/** Which of these spans a clock ends in, for those who work through a list. */
export type Urgency = 'late' | 'today' | 'week' | 'later'

export function urgencyOf(dueAt: string, now: number): Urgency {
  const due = Date.parse(dueAt)
  if (due <= now) return 'late'
  if (dayNumber(due) === dayNumber(now)) return 'today'
  return due - now < 7 * DAY ? 'week' : 'later'
}

/** A greeting for the hour. */
export function greetingWords(now: number): string {
  const hour = inChina(now).getUTCHours()
  if (hour < 5) return '夜深了'
  if (hour < 9) return '早上好'
  if (hour < 12) return '上午好'
  if (hour < 14) return '中午好'
  return hour < 18 ? '下午好' : '晚上好'
}
