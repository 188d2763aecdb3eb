/** Hours and months in words. */

/** 90 as 1小时30分钟; with its sign where it is below nothing. */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const words = [hours ? `${hours}小时` : '', rest || !hours ? `${rest}分钟` : ''].join('')
  return minutes < 0 ? `-${words}` : words
}

/** 2026-03 as 2026年3月. */
export function monthWords(month: string): string {
  const [year, number] = month.split('-')
  return `${year}年${Number(number)}月`
}

/** From one month to another, or the one where both are the same. */
export const periodWords = (first: string, last: string): string =>
  first === last ? monthWords(first) : `${monthWords(first)}至${monthWords(last)}`
