/** The stage of the tests of duty, and what is asked of it again and again. */
import { expect } from 'vitest'
import { whoIsOnDuty } from '../../../functions/duty/on-duty.ts'
import { rotaOf } from '../../../functions/duty/rota.ts'
import { shiftsIn } from '../../../functions/duty/shift.ts'
import { keys } from '../../../functions/platform/table.ts'
import { overlap } from '../../../shared/duty/hours.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import { community, farGrid, grid1, grid2, type PersonName, people, street } from '../../support/district.ts'
import { MORNING, makeStage, type Stage } from '../../support/stage.ts'

export let stage: Stage

/** Begins anew. */
export async function anew() {
  stage = await makeStage()
}

export const idOf = (who: PersonName) => people[who].id
export const at = (hour: number) => new Date(MORNING + hour * HOUR).toISOString()
export const codeOf = (answer: { body: { error?: { code: string } } }) => answer.body.error?.code
export const plan = (by: PersonName, area: string, who: PersonName, from: number, to: number, weeks = 1) =>
  stage.call(by, 'planShifts', { params: { area }, body: { person: idOf(who), from: at(from), to: at(to), weeks } })
export const planned = async (area: string, who: PersonName, from: number, to: number) => {
  const answer = await plan('administrator', area, who, from, to)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body.items[0].id as string
}
export const list = (by: PersonName, area: string, from = 0, to = 24 * 7) =>
  stage.call(by, 'listShifts', { params: { area }, query: { from: at(from), to: at(to) } })
export const mine = async (who: PersonName) => (await stage.ok(who, 'listMyShifts')).items
export const onDuty = async (area: string, hour: number) =>
  (await whoIsOnDuty(stage.table, area, Date.parse(at(hour)))).map(({ name }) => name)

/** The rotas must say what the areas' shifts say. */
export async function rotasAgree() {
  const all = (
    await Promise.all(
      [grid1, grid2, community, farGrid, street].map((area) =>
        shiftsIn(stage.table, area, { from: at(-48), to: at(24 * 100) }),
      ),
    )
  ).flat()
  for (const { id } of Object.values(people)) {
    const [item] = await stage.table.read([keys.rota(id)])
    const { shifts } = rotaOf(id, item, MORNING)
    const kept = all.filter(({ person, uncovered }) => person === id && !uncovered)
    expect(shifts.map((each) => each.id).sort()).toEqual(kept.map((each) => each.id).sort())
    for (const one of shifts) for (const other of shifts) if (one !== other) expect(overlap(one, other)).toBe(false)
  }
}
