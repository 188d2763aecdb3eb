import { beforeEach, describe, expect, it } from 'vitest'
import { signToken } from '../../functions/http/token.ts'
import { newPerson } from '../../functions/people/store.ts'
import { sweep } from '../../functions/sweep/sweep.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'
import { grantedTable } from '../infra/granted-table.ts'
import { memoryBucket } from '../support/bucket.ts'
import { sentPhoto } from '../support/cases.ts'
import {
  building1,
  community,
  farCommunity,
  farGrid,
  grid1,
  grid2,
  people,
  signedInAt,
  street,
} from '../support/district.ts'
import { draft, outage, propose, publish, publishToStreet, storedNotice } from '../support/notices.ts'
import { type Answer, MORNING, makeStage, type Stage, TOKEN_SECRET } from '../support/stage.ts'

const bucket = memoryBucket()
let stage: Stage
beforeEach(async () => {
  stage = await makeStage({ bucket })
})

/** With no more rights than the sweep has. */
const swept = () => sweep({ ...stage.ports, table: grantedTable('sweep', stage.table) })
const codeOf = (answer: Answer) => answer.body.error?.code
const fieldsOf = (answer: Answer) => Object.keys(answer.body.error?.fields ?? {})
const at = (hours: number) => new Date(stage.clock.now() + hours * HOUR).toISOString()
const reason = { reason: '时间有误' }
const seen = async (who: 'resident' | 'neighbour' | 'farResident' | 'unverified') =>
  (await stage.ok(who, 'listMyNotices')).items.map(({ id }) => id)

describe('a draft', () => {
  it('is refused out of reach, twice in the same place, nowhere, to a whole city, or at impossible times', async () => {
    const to = (targets: string[]) => ({ targets })
    for (const [body, field] of [
      [to([farCommunity]), 'targets'],
      [to([grid1, farGrid]), 'targets'],
      [to([community, grid1]), 'targets'],
      [to([grid1, grid1]), 'targets'],
      [to([]), 'targets'],
      [to(['4201']), 'targets'],
      [to([`${community}999`]), 'targets.0'],
      [to(Array.from({ length: 51 }, (_, i) => `${grid1}${100 + i}`)), 'targets'],
      [{ title: '停'.repeat(41) }, 'title'],
      [{ text: '停'.repeat(4001) }, 'text'],
      [{ endsAt: at(-1) }, 'endsAt'],
      [{ startsAt: at(5), endsAt: at(5) }, 'endsAt'],
      [{ startsAt: at(24 * 91) }, 'startsAt'],
      [{ endsAt: at(24 * 367) }, 'endsAt'],
      [{ translations: [1, 2].map(() => ({ language: 'en', title: 'Water', text: 'No water' })) }, 'translations'],
    ] as const) {
      const answer = await stage.call('communityStaff', 'draftNotice', { body: { ...outage, ...body } as never })
      expect([codeOf(answer), fieldsOf(answer)], field).toEqual(['badInput', [field]])
    }
  })

  it('is nobody’s to read, change or submit but those above all of it', async () => {
    const noticeId = await draft(stage, { targets: [grid2] })
    const params = { noticeId }
    for (const who of ['resident', 'neighbour', 'farCommunityStaff', 'propertyManager'] as const)
      for (const operation of ['getNotice', 'openNotice', 'submitNotice'] as const)
        expect(codeOf(await stage.call(who, operation, { params })), `${who} ${operation}`).toBe('notFound')
    for (const who of ['otherWorker', 'supervisor', 'streetStaff'] as const)
      expect(codeOf(await stage.call(who, 'submitNotice', { params })), who).toBe('notAllowed')
    expect(await seen('neighbour')).toEqual([])
    expect((await stage.ok('streetStaff', 'getNotice', { params })).parties).toContain('manager')
  })

  it('is saved whole, with photos that each go with it once, and may be for other places', async () => {
    const photoId = await sentPhoto(stage, bucket)
    const sent = { body: { ...outage, photos: [photoId] } }
    expect(codeOf(await stage.call('communityStaff', 'draftNotice', sent))).toBe('photoNotReady')
    const noticeId = await draft(stage, {
      startsAt: at(5),
      translations: [{ language: 'en', title: 'Water', text: 'Off' }],
    })
    const saved = await stage.ok('communityStaff', 'saveDraft', {
      params: { noticeId },
      body: { ...outage, title: '停水改到后天', targets: [grid1] },
    })
    expect(saved).toMatchObject({ title: '停水改到后天', targets: [{ area: grid1 }], languages: [], version: 2 })
    expect(saved.startsAt).toBeUndefined()
    const list = async (area: string) =>
      (await stage.ok('communityStaff', 'listNotices', { params: { area }, query: { state: 'draft' } })).items
    expect([await list(community), await list(grid1), await list(grid2)].map((each) => each.length)).toEqual([1, 1, 0])
  })

  it('says how many households it goes to', async () => {
    await stage.table.write([
      {
        update: { pk: `AREA#${grid1}`, sk: `AREA#${building1}` },
        changes: { set: {}, add: { households: 12, joined: 5, 'card.households': 12, 'card.joined': 5 } },
      },
    ])
    const preview = async (targets: string[]) =>
      stage.ok('communityStaff', 'previewNotice', { params: { noticeId: await draft(stage, { targets }) } })
    expect(await preview([community])).toMatchObject({ households: 12, joined: 5 })
    expect(await preview([building1, grid2])).toMatchObject({
      households: 12,
      joined: 5,
      items: [
        { area: building1, households: 12 },
        { area: grid2, households: 0 },
      ],
    })
  })
})

describe('publishing', () => {
  it('shows it to who lives there, verified or not, and to nobody else', async () => {
    const noticeId = await publish(stage, { targets: [grid1] })
    const mine = await stage.ok('resident', 'listMyNotices')
    expect(mine.items).toMatchObject([{ id: noticeId, title: outage.title, opened: false, presses: false }])
    expect(mine).toMatchObject({ unread: 1, pressing: [] })
    expect(await seen('unverified')).toEqual([noticeId])
    expect(await seen('neighbour')).toEqual([])
    expect(await seen('farResident')).toEqual([])
    expect(codeOf(await stage.call('neighbour', 'getNotice', { params: { noticeId } }))).toBe('notFound')
  })

  it('waits for its start, and is over at its end; the sweep does both, once', async () => {
    const noticeId = await publish(stage, { startsAt: at(5), endsAt: at(10) })
    expect(await seen('resident')).toEqual([])
    stage.clock.pass(5 * HOUR - 1)
    expect(await swept()).toMatchObject({ due: 0 })
    stage.clock.pass(1)
    expect(await swept()).toMatchObject({ moved: 1, failed: 0 })
    expect(await swept()).toMatchObject({ due: 0 })
    expect(await seen('resident')).toEqual([noticeId])
    stage.clock.pass(5 * HOUR)
    // Its delivery is given up beside it: nobody works on it in this test.
    expect(await swept()).toMatchObject({ failed: 0 })
    const [item] = (await stage.ok('resident', 'listMyNotices')).items
    expect(item).toMatchObject({ id: noticeId, state: 'ended' })
    const { history } = await stage.ok('resident', 'getNotice', { params: { noticeId } })
    expect(history.map(({ move }) => move)).toEqual(['publish', 'end'])
  })

  it('to a street needs another of the same level or above; the author and those below are not', async () => {
    const noticeId = await propose(stage)
    const params = { noticeId }
    expect(await seen('resident')).toEqual([])
    for (const who of ['streetStaff', 'supervisor'] as const)
      expect(codeOf(await stage.call(who, 'approveNotice', { params })), who).toBe('notAllowed')
    for (const who of ['communityStaff', 'farStreetStaff', 'resident', 'worker'] as const)
      expect(codeOf(await stage.call(who, 'approveNotice', { params })), who).toBe('notFound')
    await stage.ok('districtStaff', 'refuseNotice', { params, body: reason })
    expect((await stage.ok('streetStaff', 'getNotice', { params })).history.at(-1)).toMatchObject(reason)
    await stage.ok('streetStaff', 'submitNotice', { params })
    expect(await stage.ok('districtStaff', 'approveNotice', { params })).toMatchObject({ state: 'published' })
    expect(await seen('resident')).toEqual([noticeId])
    expect(await seen('farResident')).toEqual([])
  })

  it('is taken back by its author alone while it is not out, and written anew', async () => {
    const noticeId = await publish(stage, { startsAt: at(5) })
    const params = { noticeId }
    expect(codeOf(await stage.call('streetStaff', 'takeBackNotice', { params }))).toBe('notAllowed')
    await stage.ok('communityStaff', 'takeBackNotice', { params })
    await stage.ok('communityStaff', 'saveDraft', { params, body: { ...outage, startsAt: at(7) } })
    await stage.ok('communityStaff', 'submitNotice', { params })
    stage.clock.pass(5 * HOUR)
    await swept()
    expect(await seen('resident')).toEqual([])
    stage.clock.pass(2 * HOUR)
    await swept()
    expect(await seen('resident')).toEqual([noticeId])
    expect(codeOf(await stage.call('communityStaff', 'takeBackNotice', { params }))).toBe('wrongState')
  })

  it('by two at once counts one of them', async () => {
    const noticeId = await propose(stage)
    const params = { noticeId }
    const answers = await Promise.all(
      (['administrator', 'districtStaff'] as const).map((who) => stage.call(who, 'approveNotice', { params })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await storedNotice(stage, noticeId)).entries).toBe(4)
  })

  it('is told to staff of any part of it, and found by those it was made for', async () => {
    const noticeId = await publishToStreet(stage)
    const told = async (who: 'worker' | 'communityStaff', area: string) =>
      (await stage.ok(who, 'listNoticesFor', { params: { area } })).items.map(({ id }) => id)
    expect([await told('worker', grid1), await told('communityStaff', community)]).toEqual([[noticeId], [noticeId]])
    const list = await stage.ok('streetStaff', 'listNotices', { params: { area: street } })
    expect(list.items.map(({ id }) => id)).toEqual([noticeId])
    expect((await stage.ok('communityStaff', 'listNotices', { params: { area: community } })).items).toEqual([])
  })
})

describe('what was published', () => {
  it('is corrected in sight: what it said before, when and by whom', async () => {
    const noticeId = await publish(stage)
    const params = { noticeId }
    expect(
      codeOf(
        await stage.call('resident', 'correctNotice', { params, body: { ...reason, title: '不停水', text: '不停水' } }),
      ),
    ).toBe('notAllowed')
    stage.clock.pass(HOUR)
    await stage.ok('streetStaff', 'correctNotice', {
      params,
      body: { ...reason, title: '停水改期', text: '改到后天。' },
    })
    const { title, history, corrections } = await stage.ok('resident', 'getNotice', { params })
    expect({ title, corrections }).toEqual({ title: '停水改期', corrections: 1 })
    expect(history.at(-1)).toMatchObject({
      move: 'correct',
      at: at(0),
      by: { name: people.streetStaff.name },
      before: { title: outage.title, text: outage.text },
      ...reason,
    })
    expect((await stage.ok('resident', 'listMyNotices')).items).toMatchObject([{ title: '停水改期', corrections: 1 }])
  })

  it('to a street is corrected by two', async () => {
    const noticeId = await publishToStreet(stage)
    const params = { noticeId }
    const body = { ...reason, title: '停水改期', text: '改到后天。' }
    const waits = await stage.ok('administrator', 'correctNotice', { params, body })
    expect(waits).toMatchObject({ title: outage.title, pending: true })
    expect((await stage.ok('resident', 'getNotice', { params })).correction).toBeUndefined()
    expect((await stage.ok('streetStaff', 'getNotice', { params })).correction).toMatchObject(body)
    expect(codeOf(await stage.call('administrator', 'approveNotice', { params }))).toBe('notAllowed')
    expect(codeOf(await stage.call('streetStaff', 'correctNotice', { params, body }))).toBe('wrongState')
    // Who approves stands no lower than who proposes.
    expect(codeOf(await stage.call('streetStaff', 'approveNotice', { params }))).toBe('notAllowed')
    await stage.ok('districtStaff', 'refuseNotice', { params, body: reason })
    await stage.ok('streetStaff', 'correctNotice', { params, body })
    expect(await stage.ok('administrator', 'approveNotice', { params })).toMatchObject({
      title: body.title,
      pending: false,
    })
    expect((await stage.ok('resident', 'getNotice', { params })).history.at(-1)).toMatchObject({
      move: 'approveCorrection',
      before: { title: outage.title },
    })
  })

  it('is taken back with a reason that residents see, and counts nobody any more', async () => {
    const noticeId = await publish(stage, { confirm: true })
    const params = { noticeId }
    await stage.ok('communityStaff', 'withdrawNotice', { params, body: reason })
    expect(await stage.ok('resident', 'getNotice', { params })).toMatchObject({ state: 'withdrawn', ...reason })
    expect(await stage.ok('resident', 'listMyNotices')).toMatchObject({
      items: [{ state: 'withdrawn' }],
      unread: 0,
      pressing: [],
    })
    expect(codeOf(await stage.call('resident', 'confirmNotice', { params }))).toBe('wrongState')
    await stage.ok('resident', 'openNotice', { params })
    expect(await stage.ok('communityStaff', 'getReach', { params, query: { area: community } })).toMatchObject({
      opened: 0,
    })
    const never = await draft(stage)
    await stage.ok('communityStaff', 'withdrawNotice', { params: { noticeId: never }, body: reason })
    expect(codeOf(await stage.call('resident', 'getNotice', { params: { noticeId: never } }))).toBe('notFound')
  })

  it('can be copied as a new draft, without its times', async () => {
    const noticeId = await publish(stage, { endsAt: at(9), confirm: true })
    const copy = await stage.ok('communityStaff', 'copyNotice', { params: { noticeId } })
    expect(copy).toMatchObject({ state: 'draft', title: outage.title, confirm: true, version: 1 })
    expect([copy.endsAt, copy.publishedAt, copy.id === noticeId]).toEqual([undefined, undefined, false])
  })
})

describe('the feed of a resident', () => {
  it('is newest first over all homes, each notice once, page by page; urgent and unconfirmed ones press', async () => {
    const two = {
      ...people.resident,
      id: `per_${'5'.repeat(26)}`,
      openid: 'openid-of-two-homes',
      homes: [...people.resident.homes, ...people.farResident.homes],
    }
    await stage.table.write([...newPerson(two), signedInAt(two.id, MORNING)])
    const ids: string[] = []
    for (let i = 0; i < 7; i++) {
      stage.clock.pass(60_000)
      const who = i % 2 ? 'farCommunityStaff' : 'communityStaff'
      ids.unshift(
        await publish(
          stage,
          { targets: [i % 2 ? farCommunity : community], priority: i === 3 ? 'urgent' : 'normal', confirm: i === 2 },
          who,
        ),
      )
    }
    const token = await signToken(
      TOKEN_SECRET,
      { person: two.id, session: `ses_${'5'.repeat(26)}` },
      'api',
      MORNING,
      DAY,
    )
    const read: string[] = []
    let cursor: string | undefined
    do {
      const query = { limit: 3, ...(cursor ? { cursor } : {}) }
      const { body } = await stage.call({ token }, 'listMyNotices', { query })
      read.push(...body.items.map(({ id }: { id: string }) => id))
      if (!cursor) expect(body).toMatchObject({ unread: 7, pressing: [{ id: ids[3] }, { id: ids[4] }] })
      else expect(body.unread).toBeUndefined()
      cursor = body.cursor
    } while (cursor)
    expect(read).toEqual(ids)
    const other = await stage.ok('resident', 'listMyNotices', { query: { limit: 1 } })
    const stolen = await stage.call({ token }, 'listMyNotices', { query: { cursor: other.cursor } })
    expect(codeOf(stolen)).toBe('badCursor')
  })
})

describe('opening and confirming', () => {
  let noticeId: string
  beforeEach(async () => {
    noticeId = await publish(stage, { confirm: true, priority: 'urgent' })
  })

  it('is for who lives there; an unverified home reads and counts nothing', async () => {
    const params = { noticeId }
    expect(codeOf(await stage.call('farResident', 'openNotice', { params }))).toBe('notFound')
    expect(codeOf(await stage.call('communityStaff', 'openNotice', { params }))).toBe('notAllowed')
    expect(codeOf(await stage.call('unverified', 'confirmNotice', { params }))).toBe('notAllowed')
    expect(await stage.ok('unverified', 'openNotice', { params })).toEqual({
      opened: true,
      confirmed: false,
      mayConfirm: false,
    })
    const reach = await stage.ok('communityStaff', 'getReach', { params, query: { area: community } })
    expect(reach).toMatchObject({ opened: 0, reached: 0 })
    expect(await stage.ok('unverified', 'listMyNotices')).toMatchObject({ unread: 0, pressing: [] })
  })

  it('counts a household once, and presses until it is done', async () => {
    const params = { noticeId }
    expect((await stage.ok('resident', 'listMyNotices')).pressing).toHaveLength(1)
    for (let i = 0; i < 3; i++)
      expect(await stage.ok('resident', 'openNotice', { params })).toEqual({
        opened: true,
        confirmed: false,
        mayConfirm: true,
      })
    expect((await stage.ok('resident', 'listMyNotices')).pressing).toHaveLength(1)
    for (let i = 0; i < 3; i++)
      expect(await stage.ok('resident', 'confirmNotice', { params })).toEqual({
        opened: true,
        confirmed: true,
        mayConfirm: false,
      })
    expect(await stage.ok('resident', 'listMyNotices')).toMatchObject({ unread: 0, pressing: [] })
    const reach = await stage.ok('communityStaff', 'getReach', { params, query: { area: community } })
    expect(reach).toMatchObject({ opened: 1, confirmed: 1, reached: 1, settled: 1 })
    await stage.ok('neighbour', 'openNotice', { params })
    const rows = (await stage.ok('worker', 'getReach', { params, query: { area: grid2 } })).items
    expect(rows.filter(({ opened }) => opened)).toMatchObject([{ opened: 1, confirmed: 0 }])
  })

  it('is refused where no confirmation was asked for', async () => {
    const plain = await publish(stage)
    expect(codeOf(await stage.call('resident', 'confirmNotice', { params: { noticeId: plain } }))).toBe('wrongState')
  })
})
