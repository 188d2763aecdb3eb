import { HELP_MINUTES_MAX } from '../../../../shared/help/limits.ts'

/** What was typed as minutes; `wrong` where it is none. Nothing typed leaves it to the service. */
export function minutesOf(typed: string): { minutes?: number } | 'wrong' {
  const text = typed.trim()
  if (text === '') return {}
  const minutes = Number(text)
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= HELP_MINUTES_MAX ? { minutes } : 'wrong'
}
