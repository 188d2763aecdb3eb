/** The stage of the tests of roles, and what is asked of it again and again. */
import { expect } from 'vitest'
import { parsePerson } from '../../../functions/people/actor.ts'
import { keys } from '../../../functions/platform/table.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import { areas, community, type PersonName, people, personNames } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

export let stage: Stage

/** Begins anew. */
export async function anew() {
  stage = await makeStage()
}

export const idOf = (who: PersonName) => people[who].id
export const grant = (by: PersonName, to: PersonName, role: Role, area: string, key?: string) =>
  stage.call(by, 'grantRole', { params: { person: idOf(to) }, body: { role, area }, ...(key ? { key } : {}) })
export const revoke = (by: PersonName, from: PersonName, role: Role, area: string) =>
  stage.call(by, 'revokeRole', { params: { person: idOf(from), role, area } })
export const rolesOf = async (who: PersonName) =>
  (await stage.ok(who, 'getMe')).roles.map(({ role, area }) => `${role}@${area}`)
export const codeOf = (answer: { body: { error?: { code: string } } }) => answer.body.error?.code

/** The rows of who serves must say what the people say. */
export async function rowsAgree() {
  const found = new Set<string>()
  for (const { code } of areas) {
    const { items } = await stage.table.query({
      pk: { name: 'pk', value: keys.grant(code, 'gridWorker', '').pk },
      ascending: true,
      consistent: true,
    })
    for (const { sk } of items) found.add(`${code} ${sk}`)
  }
  const held = await Promise.all(
    personNames.map(async (who) => {
      const [item] = await stage.table.read([keys.person(idOf(who))])
      return parsePerson(item)?.roles.map(({ role, area }) => `${area} ${role}#${idOf(who)}`) ?? []
    }),
  )
  expect([...found].sort()).toEqual(held.flat().sort())
}

export async function group(grids: string[]) {
  const id = `grp_${'1'.repeat(26)}`
  const named = grids.map((area) => ({ area, name: `网格 ${area.slice(-1)}` }))
  await stage.table.write([
    {
      put: {
        ...keys.group(community, id),
        id,
        name: '一组',
        grids: named,
        madeAt: new Date(stage.clock.now()).toISOString(),
      },
    },
  ])
  return id
}
