import { describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { areasOf, areasTo, found } from '../../../infra/found.ts'
import { community, people } from '../../support/district.ts'
import { add, anew, refusal, stage } from './scene.ts'

describe('a deployment that is founded', () => {
  const divisions = areasOf({
    city: { code: '3301', name: '杭州市' },
    district: { code: '330106', name: '西湖区' },
    streets: [{ code: '330106001', name: '北山街道', communities: [{ code: '330106001001', name: '宝石社区' }] }],
  })
  const ports = () => ({ table: stage.table, random: stage.ports.random, now: stage.clock.now() })

  it('has its areas, and lets one person become the first administrator, who runs it from there', async () => {
    await anew()
    const { code, ...founded } = await found(ports(), divisions, '330106')
    expect(founded).toMatchObject({ added: 4, kept: 0 })
    const params = { code }
    expect(await stage.ok('newcomer', 'acceptRole', { params })).toMatchObject({
      role: 'administrator',
      area: '330106',
    })
    expect(await refusal('resident', 'acceptRole', { params })).toEqual([409, 'codeUsed'])
    const made = await add('330106001001', '第1网格', 'newcomer')
    expect(made.fullName).toBe('宝石社区第1网格')
    expect((await stage.ok('resident', 'searchAreas', { query: { q: '宝石' } })).items).toMatchObject([
      { name: '宝石社区' },
    ])
    expect(await refusal('newcomer', 'addArea', { body: { parent: community, name: '第9网格' } })).toEqual([
      403,
      'notAllowed',
    ])
    // The founder's role goes like any other.
    const serving = await stage.table.query({
      pk: { name: 'pk', value: keys.grant('330106', 'administrator', '').pk },
      ascending: true,
    })
    const [founder] = serving.items
      .map(({ card }) => (card as { person: string }).person)
      .filter((id) => id !== people.newcomer.id)
    const gone = { person: founder ?? '', role: 'administrator' as const, area: '330106' }
    await stage.ok('newcomer', 'revokeRole', { params: gone })
  })

  it('is founded twice without a double, and down to a single building', async () => {
    expect(await found(ports(), divisions, '330106')).toMatchObject({ added: 0, kept: 4 })
    const one = areasTo('110101001001001001', '东华门街道/多福巷社区/第1网格/5号楼')
    expect(one.map(({ fullName }) => fullName)).toEqual([
      '市',
      '区',
      '东华门街道',
      '多福巷社区',
      '多福巷社区第1网格',
      '多福巷社区第1网格5号楼',
    ])
    expect(await found(ports(), one, '110101001001001001')).toMatchObject({ added: 6 })
    const { lineage } = await stage.ok('resident', 'getArea', { params: { area: '110101001001001001' } })
    expect(lineage).toHaveLength(5)
    expect(() => areasTo('1101', '北京市/东城区')).toThrow()
  })
})
