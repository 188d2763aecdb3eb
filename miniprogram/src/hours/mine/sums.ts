/** How the entries of an account add up to its balance. Pure. */
import type { HoursEntry } from '../../../../shared/hours/contract.ts'
import { minutesWords } from '../../../../shared/hours/words.ts'
import type { Page } from '../../../../shared/page.ts'

const sumOf = (entries: readonly Pick<HoursEntry, 'minutes'>[]) =>
  entries.reduce((sum, { minutes }) => sum + minutes, 0)

/** What was left after each entry, by its id; `entries` newest first, `balance` that after the newest. */
export function withBalances(entries: readonly HoursEntry[], balance: number): Map<string, number> {
  let left = balance
  return new Map(
    entries.map(({ id, minutes }) => {
      const after = left
      left -= minutes
      return [id, after]
    }),
  )
}

/** Whether what is listed is the balance: all of it, or how much lies further back. */
export function sumWords({ items, cursor }: Page<HoursEntry>, balance: number): string {
  const came = sumOf(items.filter(({ minutes }) => minutes > 0))
  const went = sumOf(items.filter(({ minutes }) => minutes < 0))
  const sum = came + went
  const listed = `这 ${items.length} 笔：收 ${minutesWords(came)}，支 ${minutesWords(-went)}`
  if (cursor) return `${listed}。更早的合计 ${minutesWords(balance - sum)}，在下面“再看更多”里。`
  if (sum !== balance) return `${listed}，合计 ${minutesWords(sum)}。刚有新的变动，正在更新。`
  return `${listed}。这些相加正好等于余额 ${minutesWords(balance)}。`
}
