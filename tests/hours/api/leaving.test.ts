import { beforeEach, describe, expect, it } from 'vitest'
import { forgetHours } from '../../../functions/hours/copy.ts'
import { keys } from '../../../functions/platform/table.ts'
import { GONE } from '../../../functions/privacy/erase/gone.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import { community, people } from '../../support/district.ts'
import { balanceIn, certify, codeOf, earn, entriesIn } from '../../support/hours.ts'
import { anew, give, stage } from './scene.ts'

beforeEach(anew)

describe('who leaves', () => {
  it('has all of it in their copy, and then leaves entries that are nobody’s and still sum to zero', async () => {
    await earn(stage, 'resident', 60)
    stage.clock.pass(HOUR)
    await give('resident', await codeOf(stage, 'neighbour'), 20)
    await stage.ok('resident', 'joinRanking')
    const { code } = await certify(stage, 'resident')
    const copy = await stage.ok('resident', 'getMyData')
    const section = (kind: string) => copy.sections.find((each) => each.kind === kind)?.items ?? []
    expect(JSON.stringify(section('hours'))).toMatch(/40分钟.*2026年3月.*楼道清洁日.*谢谢您帮忙/)
    expect(JSON.stringify(section('certificate'))).toContain(code)

    const now = new Date(stage.clock.now()).toISOString()
    for (let i = 0; i < 2; i++) await forgetHours(stage.table, people.resident.id, now)
    await stage.table.write([{ remove: keys.person(people.resident.id) }])
    const left = await entriesIn(stage, people.resident.id)
    expect(left.map(({ minutes, what }) => [minutes, what])).toEqual([
      [60, '（已随账号注销删除）'],
      [-20, '（已随账号注销删除）'],
    ])
    expect((await stage.ok('neighbour', 'listHours')).items[0]).toMatchObject({ minutes: 20, other: GONE })
    expect((await stage.ok('neighbour', 'getRanking')).items).toEqual([])
    expect((await stage.call({}, 'verifyCertificate', { params: { code } })).status).toBe(404)
    const all = await Promise.all(
      [people.resident.id, people.neighbour.id, `community:${community}`].map((each) => balanceIn(stage, each)),
    )
    expect(all.reduce((sum, each) => sum + each, 0)).toBe(0)
  })
})
