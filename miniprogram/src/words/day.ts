/** Days and times of day as China's clocks show them, and back to moments. */
import { DAY, HOUR } from '../../../shared/lifecycle.ts'

const CHINA = 8 * HOUR
const WEEK = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** The day of a moment, as `2026-11-22`. */
export const dayOf = (milliseconds: number): string => new Date(milliseconds + CHINA).toISOString().slice(0, 10)

/** The time of day of a moment, as `08:30`. */
export const timeOf = (at: string): string => new Date(Date.parse(at) + CHINA).toISOString().slice(11, 16)

/** The moment of a time on a day, ISO 8601 in UTC; undefined for what is no day or no time. */
export function momentOf(day: string, time: string): string | undefined {
  const at = Date.parse(`${day}T${time}:00.000+08:00`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

/** The day that many days after another. */
export const dayAfter = (day: string, days: number): string =>
  dayOf(Date.parse(`${day}T00:00:00.000+08:00`) + days * DAY)

/** 11月22日 周日. */
export function dayWords(day: string): string {
  const [, month = '', date = ''] = day.split('-')
  return `${Number(month)}月${Number(date)}日 ${weekdayOf(day)}`
}

/** 11月23日–29日, 11月30日–12月6日: the week that begins on a Monday. */
export function weekWords(monday: string): string {
  const [, month = '', date = ''] = monday.split('-')
  const [, lastMonth = '', lastDate = ''] = dayAfter(monday, 6).split('-')
  const last = lastMonth === month ? '' : `${Number(lastMonth)}月`
  return `${Number(month)}月${Number(date)}日–${last}${Number(lastDate)}日`
}

export const weekdayOf = (day: string): string => WEEK[new Date(`${day}T00:00:00.000Z`).getUTCDay()] ?? ''

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay()
  return dayAfter(day, weekday === 0 ? -6 : 1 - weekday)
}

/** 08:00–20:00, with 次日 where it ends on the next day, and with the day where it ends later. */
export function rangeWords({ from, to }: { from: string; to: string }): string {
  const [first, last] = [dayOf(Date.parse(from)), dayOf(Date.parse(to))]
  const until = last === first ? '' : last === dayAfter(first, 1) ? '次日 ' : `${dayWords(last)} `
  return `${timeOf(from)}–${until}${timeOf(to)}`
}
