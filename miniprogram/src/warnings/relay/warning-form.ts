/** The form of a warning that is to be passed on, as its page holds it and as a draft on the device keeps it. */
import '../../../../shared/zod.ts'
import * as z from 'zod/mini'
import type { FieldErrors } from '../../../../shared/errors.ts'
import type { CapRead } from '../../../../shared/warnings/found.ts'
import { tooFar } from '../../../../shared/warnings/times.ts'
import {
  type NewWarning,
  newWarning,
  SAME_WARNING,
  saysTheSame,
  type Warning,
  type WarningSaid,
  warningKinds,
  warningLevels,
  warningSaid,
} from '../../../../shared/warnings/warning.ts'
import { dayOf, momentOf, timeOf } from '../../words/day.ts'

/** Days as `2026-11-22`, times as `08:30`. */
export const warningForm = z.object({
  issuer: z.string(),
  reference: z.string(),
  kind: z.optional(z.enum(warningKinds)),
  level: z.optional(z.enum(warningLevels)),
  headline: z.string(),
  text: z.string(),
  measures: z.string(),
  contact: z.string(),
  startDay: z.string(),
  startTime: z.string(),
  endDay: z.string(),
  endTime: z.string(),
  area: z.optional(z.object({ code: z.string(), name: z.string() })),
  exercise: z.boolean(),
  /** The document that it was filled in from says of itself that it is a test: then it is one. */
  test: z.boolean(),
  /** What that document says of its area. */
  areaWords: z.string(),
})
export type WarningForm = z.infer<typeof warningForm>

const dayAndTime = (at: string) => [dayOf(Date.parse(at)), timeOf(at)] as const

/** An empty one, which begins now. `now`: milliseconds since the epoch. */
export function emptyWarning(area: WarningForm['area'], now: number): WarningForm {
  const [startDay, startTime] = dayAndTime(new Date(now).toISOString())
  return {
    issuer: '',
    reference: '',
    headline: '',
    text: '',
    measures: '',
    contact: '',
    startDay,
    startTime,
    endDay: '',
    endTime: '',
    area,
    exercise: false,
    test: false,
    areaWords: '',
  }
}

/** What follows a warning begins as it was; its reference is another, and is asked for. */
export function formOf(warning: Warning): WarningForm {
  const { issuer, kind, level, headline, text, measures, contact, startsAt, endsAt, area, exercise } = warning
  const [startDay, startTime] = dayAndTime(startsAt)
  const [endDay, endTime] = dayAndTime(endsAt)
  return {
    ...{ issuer, reference: '', kind, level, headline, text, measures, contact },
    ...{ startDay, startTime, endDay, endTime, area: { code: area.code, name: area.name } },
    ...{ exercise, test: exercise, areaWords: '' },
  }
}

/** The form with all that a document says; what it doesn't say stays as it was. */
export function filledIn(form: WarningForm, read: CapRead): WarningForm {
  const { startsAt, endsAt, areaWords = '', test, reference } = read
  const { issuer = form.issuer, kind = form.kind, level = form.level, headline = form.headline } = read
  const { text = form.text, measures = form.measures, contact = form.contact } = read
  const [startDay, startTime] = startsAt ? dayAndTime(startsAt) : [form.startDay, form.startTime]
  const [endDay, endTime] = endsAt ? dayAndTime(endsAt) : [form.endDay, form.endTime]
  // Whether an exercise was meant before doesn't count where it was only what another document said.
  const exercise = test || (form.exercise && !form.test)
  return {
    ...{ ...form, issuer, reference, kind, level, headline, text, measures, contact },
    ...{ startDay, startTime, endDay, endTime, areaWords, test, exercise },
  }
}

/** Whether nobody has put a word into it yet. */
export const isUntouched = ({ issuer, reference, headline, text, measures }: WarningForm): boolean =>
  ![issuer, reference, headline, text, measures].some(Boolean)

type Read<T> = { ok: true; body: T } | { ok: false; wrong: FieldErrors }

function wrongOf(error: z.core.$ZodError): FieldErrors {
  const wrong: FieldErrors = {}
  for (const issue of error.issues) wrong[issue.path.join('.')] ??= issue.message
  return wrong
}

const saidIn = (form: WarningForm) => {
  const { issuer, reference, kind, level, headline, text, measures, contact } = form
  const startsAt = momentOf(form.startDay, form.startTime)
  const endsAt = momentOf(form.endDay, form.endTime)
  return { issuer, reference, kind, level, headline, text, measures, contact, startsAt, endsAt }
}

/** `began`: when the one that this follows begins. */
function asked<T extends z.ZodMiniType>(
  shape: T,
  form: WarningForm,
  more: object,
  now: number,
  began?: string,
): Read<z.output<T>> {
  const said = saidIn(form)
  const missing: FieldErrors = {
    ...tooFar(said, now, began),
    ...(form.kind ? {} : { kind: '请选一个种类' }),
    ...(form.level ? {} : { level: '请选一个级别' }),
    ...(said.startsAt ? {} : { startsAt: '请选开始的日期和时间' }),
    ...(said.endsAt ? {} : { endsAt: '请选结束的日期和时间' }),
    ...(form.area ? {} : { area: '请选转发到哪里' }),
  }
  const late = said.startsAt && said.endsAt && said.endsAt <= said.startsAt
  if (late) missing.endsAt = '结束时间要晚于开始时间'
  const read = z.safeParse(shape, { ...said, ...more })
  if (!read.success) return { ok: false, wrong: { ...wrongOf(read.error), ...missing } }
  return Object.keys(missing).length > 0 ? { ok: false, wrong: missing } : { ok: true, body: read.data }
}

/** The requests that a form makes, held against the contract before anything is sent. `now`: milliseconds since the epoch. */
export const readNew = (form: WarningForm, now: number): Read<NewWarning> =>
  asked(newWarning, form, { area: form.area?.code, exercise: form.exercise }, now)
export function readUpdate(form: WarningForm, before: Warning, now: number): Read<WarningSaid> {
  const read = asked(warningSaid, form, {}, now, before.startsAt)
  return read.ok && saysTheSame(read.body, before) ? { ok: false, wrong: { reference: SAME_WARNING } } : read
}

/** What it looks like so far, with words where there are none yet. */
export function draftOf(form: WarningForm, now: number) {
  const { startsAt = new Date(now).toISOString(), endsAt = new Date(now).toISOString() } = saidIn(form)
  return {
    message: 'alert' as const,
    kind: form.kind ?? 'other',
    level: form.level ?? 'blue',
    exercise: form.exercise,
    headline: form.headline || '标题写在这里',
    measures: form.measures || '居民该怎么做写在这里',
    text: form.text || '预警内容写在这里',
    issuer: form.issuer || '发布单位',
    reference: form.reference || '文号',
    contact: form.contact || '联系方式',
    startsAt,
    endsAt,
    area: { name: form.area?.name ?? '转发的地方' },
  }
}
