import { beforeEach, describe, expect, it } from 'vitest'
import { forgetHours } from '../../functions/hours/copy.ts'
import { takeHours } from '../../functions/hours/take-hours.ts'
import { keys } from '../../functions/platform/table.ts'
import { GONE } from '../../functions/privacy/erase/gone.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'
import { type MemoryBucket, memoryBucket } from '../support/bucket.ts'
import { community, farCommunity, farGrid, grid1, grid2, type PersonName, people } from '../support/district.ts'
import { balanceIn, certify, codeOf, earn, earnedId, entriesIn } from '../support/hours.ts'
import { readPdf } from '../support/pdf.ts'
import { readCode } from '../support/read-code.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
let bucket: MemoryBucket
beforeEach(async () => {
  bucket = memoryBucket()
  stage = await makeStage({ bucket })
})

const give = (who: PersonName, code: string, minutes: number, key?: string) =>
  stage.call(who, 'giveHours', { body: { code, minutes }, ...(key ? { key } : {}) })

describe('my hours', () => {
  it('add up: page by page, newest first, under the names that channels use', async () => {
    const parts = [30, 45, 60, 90, 15]
    for (const [i, minutes] of parts.entries()) {
      stage.clock.pass(HOUR)
      await earn(stage, 'resident', minutes, { what: `第${i + 1}次` })
    }
    stage.clock.pass(HOUR)
    await give('resident', await codeOf(stage, 'neighbour'), 40)
    const all = []
    let cursor: string | undefined
    do {
      const page = await stage.ok('resident', 'listHours', { query: { limit: 2, ...(cursor ? { cursor } : {}) } })
      all.push(...page.items)
      cursor = page.cursor
    } while (cursor)
    expect(all.map(({ minutes, kind, other }) => [minutes, kind, other])).toEqual([
      [-40, 'gift', '1号楼 演邻居'],
      ...parts.toReversed().map((minutes) => [minutes, 'activity', '大江园社区']),
    ])
    const mine = await stage.ok('resident', 'getHours')
    expect(mine.minutes).toBe(200)
    expect(all.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(mine.minutes)
    // What was given away was served all the same; what was received was not.
    expect(mine.months).toHaveLength(12)
    expect(mine.months.at(-1)).toEqual({ month: '2026-03', minutes: 240, times: 5 })
    const theirs = await stage.ok('neighbour', 'getHours')
    expect([theirs.minutes, theirs.months.at(-1)?.minutes]).toEqual([40, 0])
  })

  it('takes no cursor of another’s list', async () => {
    for (let i = 0; i < 3; i++) await earn(stage, 'resident', 10)
    const { cursor } = await stage.ok('resident', 'listHours', { query: { limit: 1 } })
    const answer = await stage.call('neighbour', 'listHours', { query: { limit: 1, cursor } })
    expect(answer.body.error.code).toBe('badCursor')
  })
})

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

describe('a correction', () => {
  it('is a new entry on both sides, audited, and changes nothing that stands', async () => {
    const move = await earn(stage, 'resident', 120)
    const before = await entriesIn(stage, people.resident.id)
    stage.clock.pass(DAY)
    const params = { area: community, moveId: earnedId(move) }
    const made = await stage.ok('communityStaff', 'correctMove', {
      params,
      body: { minutes: 30, reason: '多记了半小时' },
    })
    expect(made).toMatchObject({ kind: 'correction', minutes: 30, from: '1号楼 演邻居', to: '大江园社区' })
    const { items } = await stage.ok('resident', 'listHours')
    expect(items.map(({ minutes, what }) => [minutes, what])).toEqual([
      [-30, '更正“楼道清洁日”：多记了半小时'],
      [120, '楼道清洁日'],
    ])
    expect(
      (await entriesIn(stage, people.resident.id)).filter(({ id }) => id === move.source || id === earnedId(move)),
    ).toEqual(before)
    const list = await stage.ok('communityStaff', 'listMoves', { params: { area: grid1 } })
    expect(list.items.map(({ id, corrected, correctable }) => [id, corrected, correctable])).toEqual([
      [made.id, 0, false],
      [params.moveId, 30, true],
    ])
    expect(JSON.stringify(list)).not.toMatch(/per_|301|演示居民/)
    const log = await stage.ok('administrator', 'listAudit', { query: { area: community } })
    expect(log.items.map(({ operation, what }) => [operation, what]).slice(-2)).toEqual(
      expect.arrayContaining([['correctMove', params.moveId]]),
    )
    // The rest of it, twice at once: once.
    const rest = await Promise.all(
      [1, 2].map(() => stage.call('communityStaff', 'correctMove', { params, body: { reason: '没有参加' } })),
    )
    expect(rest.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await balanceIn(stage, people.resident.id)).toBe(0)
    expect((await stage.ok('resident', 'getHours')).months.at(-1)).toMatchObject({ minutes: 0, times: 0 })
  })

  it('leaves nobody below zero: what was given on is not taken back', async () => {
    const move = await earn(stage, 'resident', 60)
    await give('resident', await codeOf(stage, 'neighbour'), 50)
    const params = { area: community, moveId: earnedId(move) }
    const whole = await stage.call('communityStaff', 'correctMove', { params, body: { reason: '没有参加' } })
    expect(whole.body.error.code).toBe('tooFewHours')
    await stage.ok('communityStaff', 'correctMove', { params, body: { minutes: 10, reason: '没有参加' } })
    expect(await balanceIn(stage, people.resident.id)).toBe(0)
  })

  it('is not for who runs another area, nor for a worker of the grid', async () => {
    const move = await earn(stage, 'resident', 60)
    const body = { reason: '没有参加' }
    const moveId = earnedId(move)
    const calls = [
      await stage.call('worker', 'correctMove', { params: { area: grid1, moveId }, body }),
      await stage.call('farCommunityStaff', 'correctMove', { params: { area: community, moveId }, body }),
      await stage.call('farCommunityStaff', 'correctMove', { params: { area: farCommunity, moveId }, body }),
      await stage.call('communityStaff', 'correctMove', { params: { area: grid2, moveId }, body }),
    ]
    expect(calls.map(({ body: { error } }) => error.code)).toEqual(['notAllowed', 'notAllowed', 'notFound', 'notFound'])
  })
})

describe('a certificate', () => {
  const verify = (code: string) => stage.call({}, 'verifyCertificate', { params: { code } })

  it('is a PDF that says what was served, with a code that leads to where anyone verifies it', async () => {
    await earn(stage, 'resident', 150)
    await earn(stage, 'resident', 30, { kind: 'help', what: '陪诊' })
    const made = await certify(stage, 'resident')
    expect(made).toMatchObject({ name: '演示居民 甲', minutes: 180, times: 2, communityName: '大江园社区' })
    const { url } = await stage.ok('resident', 'getCertificateFile', { params: { certificateId: made.id } })
    expect(url).toMatch(/certificates\/[\w-]{27}\.pdf$/)
    const [file] = [...bucket.objects.values()]
    const { title, pages } = await readPdf(file ?? new Uint8Array())
    expect([title, pages.length]).toEqual(['志愿服务时长证明', 1])
    const text = (pages[0]?.text ?? '').replaceAll(/\s/g, '')
    for (const words of ['演示居民甲', '2026年3月', '3小时', '共2次服务', '大江园社区', '2026-03-02', made.code])
      expect(text).toContain(words.replaceAll(/\s/g, ''))
    const picture = (await pages[0]?.picture(150)) ?? new Uint8Array()
    expect(await readCode(picture, 0.6, 1)).toBe(`https://app.test/#/hours/verify/index?code=${made.code}`)
  })

  it('is verified by a stranger, who sees no whole name', async () => {
    await earn(stage, 'resident', 150)
    const { code, issuedAt } = await certify(stage, 'resident')
    const seen = await verify(code.replace('-', '').toLowerCase())
    expect(seen.body).toEqual({
      name: '演**',
      first: '2026-03',
      last: '2026-03',
      minutes: 150,
      times: 1,
      communityName: '大江园社区',
      issuedAt,
    })
  })

  it('says when something of its period was corrected after it was issued, and nothing of other corrections', async () => {
    const before = await earn(stage, 'resident', 60)
    const within = await earn(stage, 'resident', 90)
    const correct = (moveId: string) =>
      stage.ok('communityStaff', 'correctMove', {
        params: { area: community, moveId },
        body: { minutes: 10, reason: '多记了' },
      })
    await correct(earnedId(before))
    stage.clock.pass(HOUR)
    const first = await certify(stage, 'resident')
    expect(first.minutes).toBe(140)
    stage.clock.pass(40 * DAY)
    const later = await earn(stage, 'resident', 60)
    await correct(earnedId(later))
    expect((await verify(first.code)).body).not.toHaveProperty('correctedAt')
    await correct(earnedId(within))
    const at = new Date(stage.clock.now()).toISOString()
    expect((await verify(first.code)).body).toMatchObject({ minutes: 140, correctedAt: at })
  })

  it('cannot be found by trying: unknown and wrong look the same, and after twenty none is answered', async () => {
    await earn(stage, 'resident', 60)
    const { code } = await certify(stage, 'resident')
    const [unknown, near] = [
      await verify('ZZZZZ-ZZZZZ'),
      await verify(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`),
    ]
    expect([unknown.status, unknown.body]).toEqual([404, near.body])
    expect(unknown.body.error.code).toBe('certificateUnknown')
    expect((await verify(code)).status).toBe(200)
    for (let i = 0; i < 18; i++) await verify('ZZZZZ-ZZZZZ')
    expect((await verify(code)).body.error.code).toBe('tooMany')
    stage.clock.pass(HOUR)
    expect((await verify(code)).status).toBe(200)
  })

  it('is made of what was done in months that were, by whom a community knows, and is nobody else’s', async () => {
    const ask = (who: PersonName, first: string, last: string) =>
      stage.call(who, 'requestCertificate', { body: { first, last } })
    expect((await ask('resident', '2026-03', '2026-03')).body.error.fields).toEqual({ first: '这段时间还没有服务时长' })
    expect((await ask('resident', '2026-03', '2026-04')).body.error.fields).toHaveProperty('last')
    expect((await ask('resident', '2026-03', '2026-02')).body.error.fields).toHaveProperty('last')
    expect((await ask('resident', '2020-01', '2026-03')).body.error.fields).toHaveProperty('first')
    await earn(stage, 'newcomer', 60)
    expect((await ask('newcomer', '2026-03', '2026-03')).body.error.fields).toEqual({
      first: '核实住处之后才能由社区开证明',
    })
    await earn(stage, 'resident', 60)
    const { id: certificateId } = await certify(stage, 'resident', 'masked')
    const other = await stage.call('neighbour', 'getCertificateFile', { params: { certificateId } })
    expect(other.body.error.code).toBe('notFound')
    expect((await stage.ok('resident', 'listCertificates')).items.map(({ name }) => name)).toEqual(['演**'])
  })
})

describe('rankings', () => {
  /** As the stream brings a balance that moved. */
  const bring = async (who: PersonName) => {
    const key = keys.balance(people[who].id)
    const [item] = await stage.table.read([key])
    const NewImage = Object.fromEntries(
      Object.entries(item ?? {}).flatMap(([name, value]) =>
        typeof value === 'number' ? [[name, { N: `${value}` }]] : [],
      ),
    )
    const record = { dynamodb: { Keys: { pk: { S: key.pk }, sk: { S: key.sk } }, NewImage, SequenceNumber: '1' } }
    return takeHours([record as never], stage.ports)
  }
  const served = async (who: PersonName, minutes: number) => {
    await earn(stage, who, minutes)
    expect(await bring(who)).toEqual({ batchItemFailures: [] })
  }
  const rows = async () =>
    (await stage.ok('resident', 'getRanking')).items.map(({ name, minutes, mine }) => [name, minutes, mine])

  it('hold those alone who joined, most first, and let them go at once', async () => {
    await served('resident', 60)
    await served('neighbour', 90)
    await served('farResident', 300)
    expect(await stage.ok('resident', 'getRanking')).toMatchObject({
      items: [],
      joined: false,
      community: { name: '大江园社区' },
    })
    await stage.ok('resident', 'joinRanking')
    expect(await rows()).toEqual([['1号楼 演邻居', 60, true]])
    await stage.ok('neighbour', 'joinRanking')
    await stage.ok('farResident', 'joinRanking')
    expect(await rows()).toEqual([
      ['1号楼 演邻居', 90, false],
      ['1号楼 演邻居', 60, true],
    ])
    await served('resident', 60)
    const ranking = await stage.ok('resident', 'getRanking')
    expect(ranking).toMatchObject({ joined: true, mine: { rank: 1, minutes: 120 } })
    expect(JSON.stringify(ranking)).not.toMatch(/per_|301|演示居民/)
    expect((await stage.ok('neighbour', 'getRanking')).mine).toEqual({ rank: 2, minutes: 90 })
    await stage.ok('neighbour', 'leaveRanking')
    await bring('neighbour')
    expect(await rows()).toEqual([['1号楼 演邻居', 120, true]])
    expect(await stage.ok('neighbour', 'getRanking')).not.toHaveProperty('mine')
  })

  it('have nothing of another community, and nobody without a verified home', async () => {
    expect((await stage.ok('newcomer', 'getRanking')).community).toBeUndefined()
    expect((await stage.call('newcomer', 'joinRanking')).body.error.code).toBe('wrongState')
    expect((await stage.call('unverified', 'joinRanking')).body.error.code).toBe('wrongState')
    for (const month of ['2026-04', '2025-03'])
      expect((await stage.call('resident', 'getRanking', { query: { month } })).body.error.code).toBe('badInput')
  })
})

describe('figures', () => {
  it('are sums by month and area that fit one another, for who oversees it', async () => {
    await earn(stage, 'resident', 60)
    await earn(stage, 'neighbour', 30, { area: grid2, kind: 'help' })
    await earn(stage, 'farResident', 600, { area: farGrid })
    const { months, areas } = await stage.ok('streetStaff', 'getHoursFigures', { params: { area: '420102015' } })
    expect(months.at(-1)).toEqual({ month: '2026-03', minutes: 90, times: 2, help: 30, activity: 60, wish: 0, post: 0 })
    expect(areas.map(({ name, minutes }) => [name, minutes])).toEqual([['大江园社区', 90]])
    const within = await stage.ok('communityStaff', 'getHoursFigures', { params: { area: community } })
    expect(within.areas.map(({ name, minutes }) => [name, minutes])).toEqual([
      ['大江园社区第1网格', 60],
      ['大江园社区第2网格', 30],
    ])
    const district = await stage.ok('districtStaff', 'getHoursFigures', { params: { area: '420102' } })
    expect(district.months.at(-1)?.minutes).toBe(690)
  })
})

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
