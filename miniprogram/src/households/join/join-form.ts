/** The form of a join as the page holds it and as a draft keeps it. */
import '../../../../shared/zod.ts'
import * as z from 'zod/mini'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { newJoin } from '../../../../shared/households/join.ts'
import { relations } from '../../../../shared/people/person.ts'

export const joinForm = z.object({
  building: z.optional(z.object({ code: z.string(), name: z.string() })),
  /** As typed; nothing where the building has no units. */
  unit: z.string(),
  noUnits: z.boolean(),
  room: z.string(),
  relation: z.optional(z.enum(relations)),
  child: z.boolean(),
  name: z.string(),
  note: z.string(),
})
export type JoinForm = z.infer<typeof joinForm>

export const emptyJoin: JoinForm = { unit: '', noUnits: false, room: '', child: false, name: '', note: '' }

/** A number as typed, or nothing: the contract's schema then says that it is missing. */
const numberOf = (text: string): number | undefined => (/^[0-9]{1,4}$/.test(text.trim()) ? Number(text) : undefined)

/** The request that a form makes; what is missing in it, the contract's schema says. */
const bodyOf = (form: JoinForm): Record<string, unknown> => ({
  building: form.building?.code,
  unit: form.noUnits ? 0 : numberOf(form.unit),
  room: numberOf(form.room),
  relation: form.relation,
  child: form.child,
  name: form.name.trim() || undefined,
  note: form.note.trim() || undefined,
})

export type ReadJoin = { ok: true; body: z.output<typeof newJoin> } | { ok: false; wrong: FieldErrors }

/** The form held against the contract before anything is sent. */
export function readJoin(form: JoinForm): ReadJoin {
  const read = z.safeParse(newJoin, bodyOf(form))
  const wrong: FieldErrors = {}
  for (const issue of read.error?.issues ?? []) wrong[issue.path.join('.')] ??= issue.message
  if (!form.building) wrong.building = '请选您住的楼栋'
  if (!form.relation) wrong.relation = '请选您和这一户的关系'
  if (wrong.unit || (!form.noUnits && form.unit.trim() === '0')) wrong.unit = '请填单元号，1 到 99 的数字'
  if (wrong.room) wrong.room = '请填房号，1 到 9999 的数字，例如 302'
  if (read.success && Object.keys(wrong).length === 0) return { ok: true, body: read.data }
  return { ok: false, wrong }
}

/** Whether there is anything in it worth keeping. */
export const isEmptyJoin = (form: JoinForm) => !form.building && form.room === '' && form.note === ''
