/** The form of a new request as the page holds it and as a draft keeps it. */
import '../../../../shared/zod.ts'
import * as z from 'zod/mini'
import type { FieldErrors } from '../../../../shared/errors.ts'
import {
  asksForCare,
  CARE_ASKED,
  careAnswers,
  choosings,
  helpKinds,
  helpScopes,
} from '../../../../shared/help/kinds.ts'
import { HELP_PHOTOS } from '../../../../shared/help/limits.ts'
import { type Help, type NewHelp, newHelp } from '../../../../shared/help/request.ts'
import { HOUR } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { photoId } from '../../../../shared/photos/contract.ts'
import { momentOf, timeOf } from '../../words/day.ts'

/** When help is wanted: as soon as somebody can, at a time, any time until a day is over. */
export const whens = ['now', 'at', 'any'] as const
export type When = (typeof whens)[number]
export const whenWords: Record<When, string> = { now: '就现在', at: '约个时间', any: '哪天都行' }

/** How long `now` stands, and how long somebody who has a time waits, in hours. */
const NOW_HOURS = 4
const AT_HOURS = 2

export const askForm = z.object({
  kind: z.optional(z.enum(helpKinds)),
  words: z.string(),
  photos: z.array(photoId).check(z.maxLength(HELP_PHOTOS)),
  when: z.enum(whens),
  day: z.string(),
  time: z.string(),
  urgent: z.boolean(),
  other: z.boolean(),
  care: z.optional(z.enum(careAnswers)),
  keys: z.boolean(),
  scope: z.enum(helpScopes),
  wanted: z.int(),
  choose: z.enum(choosings),
  weekly: z.boolean(),
  building: z.optional(z.string()),
  /** Where somebody else is, who agreed: not at my home. */
  elsewhere: z.optional(z.object({ building: z.string(), name: z.string() })),
  room: z._default(z.string(), ''),
  agreed: z._default(z.string(), ''),
})
export type AskForm = z.infer<typeof askForm>

/** `day`: the one that the day field begins with. */
export const emptyAsk = (day: string): AskForm => ({
  words: '',
  photos: [],
  when: 'now',
  day,
  time: '09:00',
  urgent: false,
  other: false,
  keys: false,
  scope: 'grid',
  wanted: 1,
  choose: 'first',
  weekly: false,
  room: '',
  agreed: '',
})

/** The form that asks `me` once more what they asked before, without its photos and how somebody agreed to it then; what had a time has it on `day`. */
export const askedBefore = (me: Pick<Me, 'homes'>, help: Help, day: string): AskForm => ({
  ...emptyAsk(day),
  kind: help.kind,
  words: help.words,
  ...(help.at ? { when: 'at', time: timeOf(help.at) } : {}),
  urgent: help.urgency === 'urgent',
  other: help.whose === 'other',
  ...(help.care ? { care: help.care } : {}),
  keys: help.keys,
  scope: help.scope,
  wanted: help.wanted,
  choose: help.choose,
  ...placeOf(me, help),
})

/** Where it was: at a home of mine, or with somebody else. */
function placeOf({ homes }: Pick<Me, 'homes'>, { place, room, elsewhere }: Help): Partial<AskForm> {
  if (elsewhere) return { elsewhere: { building: place.area, name: place.name }, room: room ?? '' }
  return homes.some(({ building }) => building === place.area) ? { building: place.area } : {}
}

/** Whether there is anything in it worth keeping. */
export const isEmptyAsk = ({ words, kind, photos, room, agreed }: AskForm) =>
  words + room + agreed === '' && kind === undefined && photos.length === 0

const after = (moment: string, hours: number) => new Date(Date.parse(moment) + hours * HOUR).toISOString()

/** From when to when; `now` is milliseconds since the epoch. Nothing where the day or the time is none. */
export function spanOf({ when, day, time }: AskForm, now: number): { at?: string; until: string } | undefined {
  switch (when) {
    case 'now':
      return { until: after(new Date(now).toISOString(), NOW_HOURS) }
    case 'at': {
      const at = momentOf(day, time)
      return at === undefined ? undefined : { at, until: after(at, AT_HOURS) }
    }
    case 'any': {
      const end = momentOf(day, '22:00')
      return end === undefined ? undefined : { until: end }
    }
  }
}

/** The request that a form makes, or what is wrong at which field. */
export function askOf(form: AskForm, now: number): { body: NewHelp } | { wrong: FieldErrors } {
  const wrong: FieldErrors = {}
  const span = spanOf(form, now)
  if (form.kind === undefined) wrong.kind = '请选要帮什么忙'
  if (form.words.trim().length < 2) wrong.words = '请写两个字以上，说说要帮什么'
  if (!span) wrong.when = '请选日期和时间'
  else if (Date.parse(span.at ?? span.until) <= now) wrong.when = '这个时间已经过了，请换一个'
  if (asksForCare(form.kind) && !form.care) wrong.care = CARE_ASKED
  const { elsewhere } = form
  if (form.other && form.agreed.trim().length < 2) wrong.agreed = '请写对方是怎么同意的'
  if (form.other && elsewhere && !form.room.trim()) wrong['elsewhere.room'] = '请写房号或具体位置'
  if (Object.keys(wrong).length > 0 || form.kind === undefined || !span) return { wrong }
  const { words, photos, other, care, keys, scope, wanted, choose, weekly, building } = form
  const body: NewHelp = {
    kind: form.kind,
    words: words.trim(),
    photos,
    ...span,
    urgency: form.urgent ? 'urgent' : 'normal',
    whose: other ? 'other' : 'me',
    keys,
    scope,
    wanted,
    choose,
    weekly: weekly && form.when === 'at',
    ...(care ? { care } : {}),
    ...(building ? { building } : {}),
    ...(other ? { agreed: form.agreed.trim() } : {}),
    ...(other && elsewhere ? { elsewhere: { building: elsewhere.building, room: form.room.trim() } } : {}),
  }
  const read = z.safeParse(newHelp, body)
  for (const issue of read.error?.issues ?? []) wrong[issue.path.join('.')] ??= issue.message
  return read.success ? { body } : { wrong }
}
