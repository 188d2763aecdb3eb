import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { LOOKS_A_DAY, LOOKS_AN_HOUR, POSTS_A_MINUTE } from '../../../shared/channels/limits.ts'
import { DAY, HOUR } from '../../../shared/lifecycle.ts'
import { building1, building2, community, farBuilding, grid1, type PersonName, people } from '../../support/district.ts'
import { interestThat } from '../../support/interests.ts'
import { anew, codeOf, homeNow, of, said, say, servesNow, stage } from '../api/scene.ts'
import { lives } from './scene.ts'

const find = (who: PersonName, q: string, channel: string = building1, building?: string) =>
  stage.call(who, 'findMembers', { params: { channel }, query: { q, ...(building ? { building } : {}) } })
const found = async (who: PersonName, q: string, channel: string = building1, building?: string) => {
  const query = { q, ...(building ? { building } : {}) }
  return (await stage.ok(who, 'findMembers', { params: { channel }, query })).items
}
const mentionsOf = async (who: PersonName, id: string) => (await stage.ok(who, 'getPost', of(id))).mentions

/** 1号楼: the resident, 欧阳 in 2单元 and 张 in 1单元. */
beforeEach(async () => {
  await anew()
  await lives(stage, 'resident', 'resident')
  await lives(stage, 'newcomer', 'resident', {
    household: `${building1}020402`,
    name: '欧阳 乙',
    home: { room: '2单元402' },
  })
  await lives(stage, 'unverified', 'resident', { household: `${building1}010502`, name: '张 丙' })
  await lives(stage, 'neighbour', 'neighbour')
})

describe('who may not', () => {
  it('look for members of a channel in which they do not speak', async () => {
    for (const who of ['farResident', 'otherWorker', 'farCommunityStaff', 'neighbour'] as const) {
      expect(codeOf(await find(who, '张')), who).toEqual([404, 'notFound'])
      const params = { channel: building1 }
      expect(codeOf(await stage.call(who, 'getCallable', { params })), who).toEqual([404, 'notFound'])
      expect(
        codeOf(await say(who, { text: '你好', members: [{ name: '1单元 张邻居', building: building1 }] }, building1)),
        who,
      ).toEqual([404, 'notFound'])
    }
    for (const who of ['supervisor', 'administrator'] as const)
      expect(codeOf(await find(who, '张')), who).toEqual([403, 'notAllowed'])
    await homeNow('resident', { child: true })
    expect(codeOf(await find('resident', '张'))).toEqual([403, 'notAllowed'])
  })

  it('look into a building that is not in the channel, nor mean somebody there', async () => {
    for (const building of [building2, farBuilding]) {
      expect(codeOf(await find('resident', '演', building1, building))).toEqual([400, 'badInput'])
      const members = [{ name: '2单元 演邻居', building }]
      expect(codeOf(await say('resident', { text: '你好', members }, building1))).toEqual([400, 'badInput'])
    }
    expect(codeOf(await find('resident', '演', grid1, building2))).toEqual([400, 'badInput'])
  })

  it('read the register: words that all names share find nobody, and no answer says a name, a room or an id', async () => {
    for (const q of ['邻居', '1单元', '单元', ' ', '1号楼', '301', people.resident.id.slice(0, 8)])
      expect((await find('resident', q)).body.items ?? [], q).toEqual([])
    const answer = JSON.stringify((await find('newcomer', '演')).body)
    expect(answer).toContain('1单元 演邻居')
    for (const never of [people.resident.name, '甲', '301', 'per_', '010301']) expect(answer).not.toContain(never)
  })

  it('look more often than so many times an hour, nor guess by writing', async () => {
    for (let n = 0; n < LOOKS_AN_HOUR - 1; n++) await find('resident', '王')
    const guess = { text: '你好', members: [{ name: '1单元 王邻居', building: building1 }] }
    expect(codeOf(await say('resident', guess, building1))).toEqual([400, 'badInput'])
    expect(codeOf(await find('resident', '张'))).toEqual([429, 'tooMany'])
    const often = await say('resident', guess, building1)
    expect(codeOf(often)).toEqual([429, 'tooMany'])
    // Said at what it means, so that the outbox lets what waits behind it go on.
    expect(Object.keys(often.body.error.fields ?? {})).toEqual(['members'])
    expect((await say('resident', { text: '你好' }, building1)).status).toBe(201)
    stage.clock.pass(HOUR)
    expect((await find('resident', '张')).status).toBe(200)
  })

  it('look more often than so many times a day, however they are spread', async () => {
    for (let n = 0; n < LOOKS_A_DAY; n++) {
      if (n % LOOKS_AN_HOUR === 0) stage.clock.pass(HOUR)
      expect((await find('resident', '王')).status).toBe(200)
    }
    stage.clock.pass(HOUR)
    expect(codeOf(await find('resident', '张'))).toEqual([429, 'tooMany'])
    stage.clock.pass(DAY)
    expect((await find('resident', '张')).status).toBe(200)
  })

  it('lose their looks to posts that come too fast', async () => {
    const text = '发得太快了，请歇一会儿再发'
    for (let n = 0; n < POSTS_A_MINUTE; n++) await said('resident', { text: '你好' }, building1)
    const members = [{ name: '2单元 欧阳邻居', building: building1 }]
    for (let n = 0; n < LOOKS_AN_HOUR; n++)
      expect((await say('resident', { text: '你好', members }, building1)).body.error.fields).toEqual({ text })
    expect(await found('resident', '欧阳')).toHaveLength(1)
  })

  it('find a partner whom they blocked, or who has left', async () => {
    const { id } = await said('propertyManager', { text: '大家好' }, building1)
    expect(await found('resident', '物业')).toHaveLength(1)
    await stage.ok('resident', 'blockAuthor', of(id))
    expect(await found('resident', '物业')).toEqual([])
    expect(await found('resident', '张')).toHaveLength(1)
    const leftAt = new Date(stage.clock.now()).toISOString()
    await stage.table.write([{ update: keys.person(people.unverified.id), changes: { set: { leftAt } } }])
    expect(await found('resident', '张')).toEqual([])
  })

  it('find a child, whom they blocked, or who lives there no more', async () => {
    const { id } = await said('newcomer', { text: '大家好' }, building1)
    expect(await found('resident', '欧阳')).toHaveLength(1)
    await stage.ok('resident', 'blockAuthor', of(id))
    expect(await found('resident', '欧阳')).toEqual([])
    const members = [{ name: '2单元 欧阳邻居', building: building1 }]
    expect(codeOf(await say('resident', { text: '在吗', members }, building1))).toEqual([400, 'badInput'])
    expect(await found('resident', '张')).toHaveLength(1)
    await lives(stage, 'unverified', 'resident', {
      household: `${building1}010502`,
      name: '张 丙',
      home: { child: true },
    })
    expect(await found('resident', '张')).toEqual([])
    await lives(stage, 'unverified', 'resident', {
      household: `${building1}010502`,
      name: '张 丙',
      home: { verified: false },
    })
    expect(await found('resident', '张')).toEqual([])
  })
})

describe('a member of a building’s channel', () => {
  it('is found by surname, though they never wrote, and mentioned', async () => {
    expect(await found('resident', '张')).toEqual([{ name: '1单元 张邻居', building: building1 }])
    for (const q of ['欧', '欧阳', '2单元 欧阳', '2单元欧阳邻居', '1号楼欧阳'])
      expect(await found('resident', q), q).toEqual([{ name: '2单元 欧阳邻居', building: building1 }])
    const members = [{ name: '2单元 欧阳邻居', building: building1 }]
    const { id, mentions } = await said('resident', { text: '快递放门口了', members }, building1)
    expect(mentions).toEqual([{ name: '2单元 欧阳邻居', me: false }])
    expect(await mentionsOf('newcomer', id)).toEqual([{ name: '2单元 欧阳邻居', me: true }])
    expect(await mentionsOf('unverified', id)).toEqual([{ name: '2单元 欧阳邻居', me: false }])
    expect(await stage.table.read([keys.mentioned(people.newcomer.id, id)])).not.toEqual([undefined])
  })

  it('is one of all whom the channel calls so: they stand there once, and each is meant', async () => {
    await lives(stage, 'newcomer', 'resident', { household: `${building1}010402`, name: '张 乙' })
    expect(await found('resident', '张')).toHaveLength(1)
    const members = [{ name: '1单元 张邻居', building: building1 }]
    const { id, mentions } = await said('resident', { text: '谁的车？', members }, building1)
    expect(mentions).toHaveLength(1)
    for (const who of ['newcomer', 'unverified'] as const)
      expect(await mentionsOf(who, id), who).toEqual([{ name: '1单元 张邻居', me: true }])
  })

  it('who serves there is found by name or by what they are', async () => {
    expect(await found('resident', '网格员')).toEqual([{ name: people.worker.name, staff: '大江园社区第1网格 网格员' }])
    expect(await found('resident', '物业')).toEqual([{ name: '物业 演' }])
    const { id } = await said(
      'resident',
      { text: '请看看', members: [{ name: '物业 演' }, { name: people.worker.name }] },
      building1,
    )
    for (const who of ['propertyManager', 'worker'] as const)
      expect(
        (await mentionsOf(who, id)).filter(({ me }) => me),
        who,
      ).toHaveLength(1)
    await servesNow('propertyManager')
    expect(await found('resident', '物业')).toEqual([])
  })

  it('who serves the street or the district is found by what the channel calls them, also where they live', async () => {
    const { homes } = people.resident
    for (const who of ['streetStaff', 'districtStaff'] as const) {
      const { name, id } = people[who]
      await stage.table.write([{ update: keys.person(id), changes: { set: { homes } } }])
      const { author } = await said(who, { text: '大家好' }, building1)
      expect(await found('resident', name), who).toEqual([{ name, staff: author.staff }])
      const { id: post } = await said('resident', { text: '请看看', members: [{ name }] }, building1)
      expect(await mentionsOf(who, post), who).toEqual([{ name, me: true }])
    }
  })
})

describe('in the channel of a wider area', () => {
  it('neighbours are found by building and surname', async () => {
    expect(await found('resident', '张', community)).toEqual([])
    const { buildings } = await stage.ok('neighbour', 'findMembers', {
      params: { channel: community },
      query: { q: '1号楼' },
    })
    expect(buildings.map(({ code }) => code)).toEqual([building1, building2])
    expect(await found('neighbour', '1号楼 张', community)).toEqual([
      { name: '1号楼 张邻居', building: building1, where: '大江园社区第1网格1号楼' },
    ])
    expect(await found('neighbour', '张', community, building1)).toEqual([
      { name: '1号楼 张邻居', building: building1 },
    ])
    const members = [{ name: '1号楼 张邻居', building: building1 }]
    const { id } = await said('neighbour', { text: '谢谢', members }, community)
    expect(await mentionsOf('unverified', id)).toEqual([{ name: '1号楼 张邻居', me: true }])
  })

  it('and in one that neighbours join, only those who did', async () => {
    const channel = await interestThat('open')(stage)
    for (const who of ['resident', 'newcomer'] as const)
      await stage.ok(who, 'joinInterest', { params: { interest: channel } })
    expect(await found('resident', '张', channel, building1)).toEqual([])
    expect(await found('resident', '欧阳', channel, building1)).toHaveLength(1)
    expect(await found('resident', '物业', channel)).toEqual([])
    // Who serves beside the staff is there as a neighbour, and found as one.
    await servesNow('newcomer', ['volunteerLead', community])
    const { author } = await said('newcomer', { text: '大家好' }, channel)
    expect(await found('resident', '欧阳', channel, building1)).toEqual([{ name: author.name, building: building1 }])
    const members = [{ name: author.name, building: building1 }]
    const { id } = await said('resident', { text: '在吗', members }, channel)
    expect(await mentionsOf('newcomer', id)).toEqual([{ name: author.name, me: true }])
  })
})
