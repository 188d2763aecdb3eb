/** What is written into the form of an activity, and the body that it makes. Pure. */
import '../../../../shared/zod.ts'
import * as z from 'zod/mini'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { DAY, HOUR } from '../../../../shared/lifecycle.ts'
import { photoId } from '../../../../shared/photos/contract.ts'
import { type Activity, changedActivity } from '../../../../shared/teams/activity.ts'
import { teamKinds } from '../../../../shared/teams/kinds.ts'
import { dayAfter, dayOf, momentOf, timeOf } from '../../words/day.ts'

/** How long before it begins the sign-up ends. */
export const untils = ['begin', 'hour', 'day', 'week'] as const
export type Until = (typeof untils)[number]
export const untilWords: Record<Until, string> = {
  begin: '开始前都可以',
  hour: '开始前 1 小时',
  day: '开始前 1 天',
  week: '开始前 7 天',
}
const before: Record<Until, number> = { begin: 0, hour: HOUR, day: DAY, week: 7 * DAY }

export const activityForm = z.object({
  title: z.string(),
  kind: z.optional(z.enum(teamKinds)),
  text: z.string(),
  where: z.string(),
  day: z.string(),
  from: z.string(),
  to: z.string(),
  until: z.enum(untils),
  places: z.string(),
  photos: z.array(photoId),
})
export type ActivityForm = z.infer<typeof activityForm>

export const emptyForm = (day: string): ActivityForm => ({
  title: '',
  text: '',
  where: '',
  day,
  from: '09:00',
  to: '11:00',
  until: 'begin',
  places: '20',
  photos: [],
})

export const isEmptyForm = ({ title, text, where }: ActivityForm) => title === '' && text === '' && where === ''

export function formOf(activity: Activity): ActivityForm {
  const { title, kind, text, where, beginsAt, endsAt, signUpUntil, places } = activity
  const ahead = Date.parse(beginsAt) - Date.parse(signUpUntil)
  return {
    title,
    kind,
    text,
    where,
    day: dayOf(Date.parse(beginsAt)),
    from: timeOf(beginsAt),
    to: timeOf(endsAt),
    until: [...untils].reverse().find((until) => before[until] <= ahead) ?? 'begin',
    places: String(places),
    photos: [],
  }
}

type Body = z.input<typeof changedActivity>

/** The body that a form makes, or what is wrong at which field. An end that is not after the beginning is of the next day. */
export function bodyOf(form: ActivityForm, keptPhoto: string | undefined): { body: Body } | { wrong: FieldErrors } {
  const { title, kind, text, where, day, from, to, until, places, photos } = form
  const beginsAt = momentOf(day, from)
  const endsAt = momentOf(to > from ? day : dayAfter(day, 1), to)
  const wrong: FieldErrors = {}
  if (!kind) wrong.kind = '请选活动的种类'
  if (!beginsAt || !endsAt) wrong.beginsAt = '请选日期和时间'
  if (!/^\d+$/.test(places.trim())) wrong.places = '请填人数'
  if (!kind || !beginsAt || !endsAt || wrong.places) return { wrong }
  const photo = photos[0] ?? keptPhoto
  const body: Body = {
    title,
    kind,
    text,
    where,
    beginsAt,
    endsAt,
    signUpUntil: new Date(Date.parse(beginsAt) - before[until]).toISOString(),
    places: Number(places.trim()),
    ...(photo ? { photo } : {}),
  }
  const read = z.safeParse(changedActivity, body)
  for (const issue of read.error?.issues ?? []) wrong[issue.path.join('.')] ??= issue.message
  return read.success ? { body } : { wrong }
}
