import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import { community, people } from '../../support/district.ts'
import { balanceIn, codeOf, earn } from '../../support/hours.ts'
import { anew, give, stage } from './scene.ts'

beforeEach(anew)

describe('giving', () => {
  it('goes to whoever shows a code, and says no more of them than channels do', async () => {
    await earn(stage, 'resident', 60)
    const code = await codeOf(stage, 'neighbour')
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    const look = await stage.ok('resident', 'lookAtReceiver', { params: { code: code.toLowerCase() } })
    expect(look).toEqual({ name: '1号楼 演邻居' })
    const given = await give('resident', code, 25)
    expect(given.body).toMatchObject({ minutes: -25, kind: 'gift', what: '谢谢您帮忙', other: '1号楼 演邻居' })
    const { items } = await stage.ok('neighbour', 'listHours')
    expect(items).toEqual([expect.objectContaining({ minutes: 25, other: '1号楼 演邻居', id: given.body.id })])
  })

  it('never takes more than there is, not from twenty at once', async () => {
    await earn(stage, 'resident', 60)
    const code = await codeOf(stage, 'neighbour')
    expect((await give('resident', code, 61)).body.error.code).toBe('tooFewHours')
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => give('resident', code, 25, `gift-at-once-${i}`)),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2)
    expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.error.code))).toEqual(
      new Set(['tooFewHours']),
    )
    const [mine, theirs] = [await balanceIn(stage, people.resident.id), await balanceIn(stage, people.neighbour.id)]
    expect([mine, theirs]).toEqual([10, 50])
  })

  it('of two who give each other everything at once, nothing is lost and nothing made', async () => {
    await earn(stage, 'resident', 60)
    await earn(stage, 'neighbour', 30)
    const [one, other] = [await codeOf(stage, 'resident'), await codeOf(stage, 'neighbour')]
    const answers = await Promise.all([give('resident', other, 60), give('neighbour', one, 30)])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect([await balanceIn(stage, people.resident.id), await balanceIn(stage, people.neighbour.id)]).toEqual([30, 60])
    expect(await balanceIn(stage, `community:${community}`)).toBe(-90)
  })

  it('refuses a code that is none, is over, is one’s own or of who left, all alike; and too many of them', async () => {
    await earn(stage, 'resident', 60)
    const [own, theirs] = [await codeOf(stage, 'resident'), await codeOf(stage, 'newcomer')]
    await stage.table.write([{ remove: keys.person(people.newcomer.id) }])
    const late = await codeOf(stage, 'neighbour')
    for (const code of ['ZZZZZ-ZZZZZ', own, theirs])
      expect((await give('resident', code, 10)).body.error).toMatchObject({ code: 'codeUsed' })
    stage.clock.pass(DAY + 1000)
    expect((await give('resident', late, 10)).body.error.code).toBe('codeUsed')
    const good = await codeOf(stage, 'neighbour')
    for (let i = 0; i < 20; i++) await stage.call('resident', 'lookAtReceiver', { params: { code: 'ZZZZZ-ZZZZZ' } })
    expect((await stage.call('resident', 'lookAtReceiver', { params: { code: good } })).body.error.code).toBe('tooMany')
  })
})
