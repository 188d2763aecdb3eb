/**
 * Founds a deployment: its areas, and the first administrator, who is invited by a code that somebody takes up in the app. The
 * code is given by a founder, a person who is nobody and can't sign in; once there is an administrator, the founder's role can
 * be taken like any other.
 */
import * as z from 'zod/mini'
import { buildingItem } from '../functions/areas/building.ts'
import { nameItems } from '../functions/areas/names.ts'
import { parsePerson, type StoredPerson } from '../functions/people/actor.ts'
import { isoTime } from '../functions/platform/clock.ts'
import type { Item, Table } from '../functions/platform/dynamo.ts'
import { isNew } from '../functions/platform/expressions.ts'
import type { Random } from '../functions/platform/random.ts'
import { type Key, keys } from '../functions/platform/table.ts'
import { grantItem, grantWrites } from '../functions/roles/grant.ts'
import { invitationWrite } from '../functions/roles/invitation.ts'
import { ancestorAt, type Level, levelOf, levels, levelWords } from '../shared/areas/code.ts'
import { type Area, areaCode } from '../shared/areas/contract.ts'
import { makeCode } from '../shared/codes.ts'
import { ROLE_INVITATION_LIFE } from '../shared/roles/contract.ts'

const FOUNDER = `per_${'F0VNDER'.padStart(26, '0')}`

const place = z.object({ code: areaCode, name: z.string().check(z.minLength(1)) })

/** The divisions of a district as a file: infra/demo/areas.json is one. */
export const divisions = z.object({
  city: place,
  district: place,
  streets: z.array(z.extend(place, { communities: z.array(place) })),
})

/** All areas of the divisions, from the city down. */
export const areasOf = ({ city, district, streets }: z.infer<typeof divisions>): Area[] =>
  [city, district, ...streets.flatMap(({ communities, ...street }) => [street, ...communities])].map(division)

const division = ({ code, name }: z.infer<typeof place>): Area => ({ code, level: levelAt(code), name, fullName: name })

function levelAt(code: string): Level {
  const level = levelOf(code)
  if (!level || level === 'household') throw new Error(`${code} is not the code of an area`)
  return level
}

/**
 * One area and all above it. `names`: separated by /, the last one is the area's own (花桥街道/大江园社区/第1网格/5号楼); those
 * above that are not named are called by their level.
 */
export function areasTo(code: string, names: string): Area[] {
  const path = levels.slice(0, levels.indexOf(levelAt(code)) + 1)
  const given = names.split('/').map((name) => name.trim())
  if (given.some((name) => !name) || given.length > path.length) throw new Error(`These are not the names to ${code}`)
  let above = ''
  return path.map((level, i) => {
    const name = given[i - path.length + given.length] ?? levelWords[level]
    above = level === 'grid' || level === 'building' ? `${above}${name}` : name
    return { code: ancestorAt(code, level) ?? code, level, name, fullName: above }
  })
}

export interface Founded {
  added: number
  kept: number
  /** As it is shown and typed. */
  code: string
  until: string
}

/** Leaves every area alone that is there. Made again, it invites again. `area`: where the first administrator will be one. */
export async function found(
  ports: { table: Table; random: Random; now: number },
  areas: readonly Area[],
  area: string,
): Promise<Founded> {
  const { table, random, now } = ports
  const at = areas.find(({ code }) => code === area)
  if (!at) throw new Error(`${area} is none of the areas`)
  let added = 0
  for (const each of areas) if (await add(table, each)) added++
  const held = { role: 'administrator' as const, area, areaName: at.fullName }
  await makeFounder(table, held, isoTime(now))
  const code = makeCode(random)
  const until = isoTime(now + ROLE_INVITATION_LIFE)
  const invitation = { kind: 'role' as const, code, role: held.role, area, by: FOUNDER, note: '首次开通', until }
  await written(table, [invitationWrite(invitation)])
  return { added, kept: areas.length - added, code, until }
}

async function add(table: Table, area: Area): Promise<boolean> {
  const item: Item & Key = area.level === 'building' ? buildingItem(area) : { ...keys.area(area.code), ...area }
  const names = nameItems(area).map((put) => ({ put }))
  return (await table.write([{ put: item, when: isNew }, ...names])).written
}

async function makeFounder(table: Table, held: StoredPerson['roles'][number], at: string): Promise<void> {
  const [item] = await table.read([keys.person(FOUNDER)])
  const known = parsePerson(item)
  if (known) {
    const writes = grantWrites(known, [held], FOUNDER, at)
    if (writes.length) await written(table, writes)
    return
  }
  const founder: StoredPerson = {
    id: FOUNDER,
    version: 1,
    name: '系统（首次开通）',
    openid: 'founder',
    homes: [],
    roles: [held],
  }
  await written(table, [
    { put: { ...keys.person(FOUNDER), ...founder }, when: isNew },
    { put: grantItem(FOUNDER, held, FOUNDER, at) },
  ])
}

async function written(table: Table, writes: Parameters<Table['write']>[0]): Promise<void> {
  if (!(await table.write(writes)).written) throw new Error('Somebody else changes this at the moment: try again')
}
