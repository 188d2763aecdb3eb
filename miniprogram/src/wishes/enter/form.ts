/** The form of a wish: what of it everybody reads, and apart from that whom it is for. */
import '../../../../shared/zod.ts'
import * as z from 'zod/mini'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { householdAt } from '../../../../shared/households/address.ts'
import { deliveries, wishKinds, worths } from '../../../../shared/wishes/kinds.ts'
import { tellingIn } from '../../../../shared/wishes/public-words.ts'
import { newWish, type Wish, wishBodies } from '../../../../shared/wishes/wish.ts'
import { dayOf } from '../../words/day.ts'

export const enterForm = z.object({
  grid: z.optional(z.object({ area: z.string(), name: z.string() })),
  title: z.string(),
  text: z.string(),
  kind: z.optional(z.enum(wishKinds)),
  worth: z.optional(z.enum(worths)),
  lastDay: z.string(),
  delivery: z.enum(deliveries),
  name: z.string(),
  phone: z.string(),
  building: z.optional(z.object({ area: z.string(), name: z.string() })),
  unit: z.string(),
  room: z.string(),
  note: z.string(),
})
export type EnterValues = z.infer<typeof enterForm>

export const emptyWish = (grid: EnterValues['grid']): EnterValues => ({
  ...(grid ? { grid } : {}),
  title: '',
  text: '',
  lastDay: '',
  delivery: 'office',
  name: '',
  phone: '',
  unit: '',
  room: '',
  note: '',
})

export const valuesOf = ({ title, text, kind, worth, until, delivery, place }: Wish): EnterValues => ({
  ...emptyWish(place),
  title,
  text,
  kind,
  worth,
  delivery,
  lastDay: dayOf(Date.parse(until)),
})

const wordsOf = ({ title, text, kind, worth, lastDay }: EnterValues) => ({ title, text, kind, worth, lastDay })

function familyOf({ name, phone, building, unit, room, note }: EnterValues) {
  const household =
    building && room ? householdAt({ building: building.area, unit: Number(unit || 0), room: Number(room) }) : undefined
  return {
    name,
    ...(household ? { household } : {}),
    ...(phone ? { phone } : {}),
    ...(building && !household ? { address: building.name } : {}),
    ...(note ? { note } : {}),
  }
}

const asks: Record<string, string> = {
  kind: '请选心愿的种类',
  worth: '请选大概值多少',
  lastDay: '请选最后一天',
  area: '请选网格',
}

function errorsIn(issues: readonly { path: PropertyKey[]; message: string }[]): FieldErrors {
  const found: FieldErrors = {}
  for (const { path, message } of issues) {
    const at = path.join('.')
    found[at] ??= asks[at] ?? message
  }
  return found
}

/** What is telling is said before it is sent: the service refuses it all the same. */
function tellingErrors({ title, text, name, phone }: EnterValues): FieldErrors {
  const found: FieldErrors = {}
  for (const [field, words] of Object.entries({ title, text })) {
    const telling = tellingIn(words, { name, phone })
    if (telling.length) found[field] = `公开的内容里不要写${telling.join('、')}`
  }
  return found
}

export function readNew(values: EnterValues) {
  const body = {
    area: values.grid?.area,
    ...wordsOf(values),
    delivery: values.delivery,
    family: familyOf(values),
  }
  const read = z.safeParse(newWish, body)
  return { read, wrong: { ...errorsIn(read.error?.issues ?? []), ...tellingErrors(values) } }
}

export function readChanged(values: EnterValues) {
  const read = z.safeParse(wishBodies.correct, wordsOf(values))
  return { read, wrong: { ...errorsIn(read.error?.issues ?? []), ...tellingErrors(values) } }
}
