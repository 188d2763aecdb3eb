/** When a warning may begin and end. Pure; page and service ask the same. */
import type { FieldErrors } from '../errors.ts'
import type { WarningSaid } from './warning.ts'

const DAY = 24 * 60 * 60 * 1000

/** An update prolongs one: what ends later would stand above every page, and nobody would look at it again. */
export const WARNING_DAYS = 30
const SPAN = WARNING_DAYS * DAY

type Times = { [Time in 'startsAt' | 'endsAt']?: WarningSaid[Time] | undefined }

/**
 * What is too far away, at its field; none where all is well, or not said. `now`: milliseconds since the epoch. `began`: when the one
 * that this follows begins, which may be long ago.
 */
export function tooFar({ startsAt, endsAt }: Times, now: number, began?: string): FieldErrors {
  const start = startsAt === undefined ? now : Date.parse(startsAt)
  const end = endsAt === undefined ? now : Date.parse(endsAt)
  const wrong: FieldErrors = {}
  if (start < now - SPAN && startsAt !== began) wrong.startsAt = `开始时间不能早于 ${WARNING_DAYS} 天前`
  if (start > now + SPAN) wrong.startsAt = `开始时间最多在 ${WARNING_DAYS} 天以后`
  if (end > now + SPAN) wrong.endsAt = `结束时间最多在 ${WARNING_DAYS} 天以后，到时仍未解除的请再转发更新`
  return wrong
}
