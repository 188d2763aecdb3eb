/** Looks: that someone looked at what another told, kept with whom it is about; one an hour of each of them at each thing. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { covers } from '../../shared/areas/code.ts'
import { roleWords } from '../../shared/roles/roles.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'

export const storedLook = z.object({
  by: z.string(),
  /** Role and masked name of who looked, as they were then. */
  who: z.optional(z.string()),
  /** The id of what was looked at. */
  what: z.string(),
  at: z.string(),
  /** Of somebody whom they follow: up to when the log says already that they saw where they are. */
  seenUntil: z.optional(z.string()),
})
export type StoredLook = z.infer<typeof storedLook>

/** 张** : enough to ask after, too little to be looked up. */
export const maskName = (name: string): string => `${[...name].slice(0, 1).join('')}**`

/** Who someone is at an area: the roles that reach it, and the masked name. */
export function whoAt({ name, roles }: Pick<Actor, 'name' | 'roles'>, area?: string): string {
  const there = roles.filter((held) => area === undefined || covers(held.area, area))
  const titles = [...new Set(there.map(({ role }) => roleWords[role]))]
  return [titles.join('、') || '工作人员', maskName(name)].join(' ')
}

/** The write that keeps a look. `area`: where it happened, to say as what they looked. */
export function lookWrite(
  about: string,
  actor: Pick<Actor, 'id' | 'name' | 'roles'>,
  { what, area }: { what: string; area: string },
  now: number,
): { put: Item & Key } {
  const at = isoTime(now)
  const hour = at.slice(0, 'YYYY-MM-DDTHH'.length)
  const said: StoredLook = { by: actor.id, who: whoAt(actor, area), what, at }
  return { put: { ...keys.look(about, `${hour}#${actor.id}#${what}`), ...said } }
}

/** So many fit into a transaction beside what else it writes. */
const LOOKS_AT_ONCE = 90

/** Keeps the looks that one transaction can't take, and answers those that it can. */
export async function keepBeyond(table: Table, looks: readonly Write[]): Promise<readonly Write[]> {
  for (let at = LOOKS_AT_ONCE; at < looks.length; at += LOOKS_AT_ONCE)
    await table.write(looks.slice(at, at + LOOKS_AT_ONCE))
  return looks.slice(0, LOOKS_AT_ONCE)
}

export const parseLook = (item: Item): StoredLook => z.parse(storedLook, item)

const looked: Record<string, string> = {
  tkt: '您的诉求',
  joi: '您的入户申请',
  age: '您的年龄：登记了已满 14 周岁',
  req: '您的个人信息请求',
  per: '您的照护信息',
  dep: '您登记的家人的照护信息',
  pst: '您发的帖子',
  alr: '您的求助',
  hlp: '您的互助请求',
  hls: '您互助中的对话',
  tel: '您这一户的电话',
  dev: '您的紧急按钮',
}

/** What was looked at, in words: its id tells the kind. */
export const wordOf = (what: string): string => looked[what.slice(0, 'tkt'.length)] ?? '您登记的住处'
