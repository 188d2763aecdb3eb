/** The form of a notice as its page holds it, as a draft on the device keeps it, and as the service has it. */
import '../../../../shared/zod.ts'
import * as z from 'zod/mini'
import { levels } from '../../../../shared/areas/code.ts'
import type { FieldErrors } from '../../../../shared/errors.ts'
import type { Incident } from '../../../../shared/incidents/incident.ts'
import { languages, noticeKinds, priorities } from '../../../../shared/notices/kinds.ts'
import { correction, type Notice, newNotice, TITLE_MAX } from '../../../../shared/notices/notice.ts'
import { saysTheSame } from '../../../../shared/notices/same.ts'
import { sentFile } from '../../../../shared/photos/files.ts'
import { dayOf, momentOf, timeOf } from '../../words/day.ts'

/** What a notice says, and until when. Days as `2026-11-22`, times as `08:30`; both empty without an end of its own. */
export const wordingForm = z.object({
  title: z.string(),
  text: z.string(),
  translations: z.array(z.object({ language: z.enum(languages), title: z.string(), text: z.string() })),
  endDay: z.string(),
  endTime: z.string(),
})
export type WordingForm = z.infer<typeof wordingForm>

export const noticeForm = z.extend(wordingForm, {
  kind: z.optional(z.enum(noticeKinds)),
  priority: z.enum(priorities),
  /** Those that were looked at already; one that is still on its way is not kept. */
  photos: z.array(z.string()),
  files: z._default(z.array(sentFile), []),
  targets: z.array(z.object({ area: z.string(), level: z.enum(levels), name: z.string() })),
  /** At once when it is agreed upon, or at a moment. */
  start: z.enum(['now', 'at']),
  startDay: z.string(),
  startTime: z.string(),
  confirm: z.boolean(),
})
export type NoticeForm = z.infer<typeof noticeForm>

export const correctionForm = z.extend(wordingForm, { reason: z.string() })
export type CorrectionForm = z.infer<typeof correctionForm>

/** The name of the draft on the device; `new` for one that the service does not have yet. */
export const noticeDraft = (noticeId: string) => `notice:${noticeId || 'new'}`

export const emptyNotice: NoticeForm = {
  priority: 'normal',
  title: '',
  text: '',
  translations: [],
  photos: [],
  files: [],
  targets: [],
  start: 'now',
  startDay: '',
  startTime: '09:00',
  endDay: '',
  endTime: '20:00',
  confirm: false,
}

/** The form of a notice that goes out from an incident. */
export const formFrom = ({ name, text = '', place }: Pick<Incident, 'name' | 'text' | 'place'>): NoticeForm => ({
  ...emptyNotice,
  kind: 'safety',
  priority: 'urgent',
  title: `【应急】${name}`.slice(0, TITLE_MAX),
  text,
  targets: [place],
})

const dayAndTime = (at: string | undefined, time: string) =>
  at ? ([dayOf(Date.parse(at)), timeOf(at)] as const) : (['', time] as const)

/** The form of a draft that the service has. */
export function formOf(notice: Notice): NoticeForm {
  const { kind, priority, photos, files, targets, startsAt, confirm } = notice
  const [startDay, startTime] = dayAndTime(startsAt, '09:00')
  return {
    ...wordingFormOf(notice),
    kind,
    priority,
    photos: photos.map(({ id }) => id),
    files: files.map(({ url: _, ...file }) => file),
    targets,
    start: startsAt ? 'at' : 'now',
    startDay,
    startTime,
    confirm,
  }
}

export function wordingFormOf({ title, text, translations, endsAt }: Notice): WordingForm {
  const [endDay, endTime] = dayAndTime(endsAt, '20:00')
  return { title, text, translations, endDay, endTime }
}

export const isUntouched = (form: NoticeForm): boolean =>
  !form.title &&
  !form.text &&
  [form.photos, form.files, form.targets, form.translations].every(({ length }) => length === 0)

const endOf = ({ endDay, endTime }: WordingForm) => (endDay ? momentOf(endDay, endTime) : undefined)
const startOf = ({ start, startDay, startTime }: NoticeForm) =>
  start === 'at' ? momentOf(startDay, startTime) : undefined

/** When it begins and ends, where that is said. */
export function timesOf(form: NoticeForm): { startsAt?: string; endsAt?: string } {
  const [startsAt, endsAt] = [startOf(form), endOf(form)]
  return { ...(startsAt ? { startsAt } : {}), ...(endsAt ? { endsAt } : {}) }
}

/** What a form asks for, or what is wrong at which of its fields. */
type Read<T> = { ok: true; body: T } | { ok: false; wrong: FieldErrors }

function wrongOf(error: z.core.$ZodError): FieldErrors {
  const wrong: FieldErrors = {}
  for (const issue of error.issues) wrong[issue.path.join('.')] ??= issue.message
  return wrong
}

/** The request that a form makes, held against the contract before anything is sent. */
export function readForm(form: NoticeForm): Read<z.input<typeof newNotice>> {
  const { kind, priority, title, text, translations, photos, files, confirm } = form
  const wrong: FieldErrors = {}
  if (!kind) wrong.kind = '请选一个类型'
  if (form.targets.length === 0) wrong.targets = '请选要发到哪里'
  if (form.start === 'at' && !startOf(form)) wrong.startsAt = '请选发布的日期和时间'
  const read = z.safeParse(newNotice, {
    kind,
    priority,
    title: title.trim(),
    text: text.trim(),
    translations,
    photos,
    files: files.map(({ id }) => id),
    targets: form.targets.map(({ area }) => area),
    confirm,
    startsAt: startOf(form),
    endsAt: endOf(form),
  })
  if (!read.success) return { ok: false, wrong: { ...wrongOf(read.error), ...wrong } }
  return Object.keys(wrong).length > 0 ? { ok: false, wrong } : { ok: true, body: read.data }
}

export function readCorrection(form: CorrectionForm): Read<z.input<typeof correction>> {
  const { title, text, translations, reason } = form
  const read = z.safeParse(correction, {
    title: title.trim(),
    text: text.trim(),
    translations,
    endsAt: endOf(form),
    reason: reason.trim(),
  })
  return read.success ? { ok: true, body: read.data } : { ok: false, wrong: wrongOf(read.error) }
}

/** Whether a correction would change nothing yet. */
export const changesNothing = (form: WordingForm, notice: Notice): boolean =>
  saysTheSame({ ...form, title: form.title.trim(), text: form.text.trim(), endsAt: endOf(form) }, notice)

/** The error at a field or anywhere under it. */
export const errorAt = (wrong: FieldErrors, name: string): string | undefined =>
  wrong[name] ?? Object.entries(wrong).find(([path]) => path.startsWith(`${name}.`))?.[1]
