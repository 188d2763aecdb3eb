import { beforeEach, describe, expect, it } from 'vitest'
import { approveNotice } from '../../../functions/notices/approve-notice.ts'
import { keys } from '../../../functions/platform/table.ts'
import { type ErrorCode, Refusal } from '../../../shared/errors.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import { SAME_WORDS } from '../../../shared/notices/same.ts'
import { community, grid1, people, street } from '../../support/district.ts'
import { agreed, draft, outage, propose, publish, publishToStreet, storedNotice } from '../../support/notices.ts'
import { anew, at, codeOf, reason, seen, stage, swept } from './scene.ts'

beforeEach(anew)

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
      expect(codeOf(await stage.call(who, 'approveNotice', await agreed(stage, noticeId))), who).toBe('notAllowed')
    for (const who of ['communityStaff', 'farStreetStaff', 'resident', 'worker'] as const)
      expect(codeOf(await stage.call(who, 'approveNotice', await agreed(stage, noticeId))), who).toBe('notFound')
    await stage.ok('districtStaff', 'refuseNotice', { params, body: reason })
    expect((await stage.ok('streetStaff', 'getNotice', { params })).history.at(-1)).toMatchObject(reason)
    await stage.ok('streetStaff', 'submitNotice', { params })
    expect(await stage.ok('districtStaff', 'approveNotice', await agreed(stage, noticeId))).toMatchObject({
      state: 'published',
    })
    expect(await seen('resident')).toEqual([noticeId])
    expect(await seen('farResident')).toEqual([])
  })

  it('is approved as the second person saw it, or not', async () => {
    const noticeId = await propose(stage)
    const params = { noticeId }
    const seenBefore = await agreed(stage, noticeId)
    await stage.ok('streetStaff', 'takeBackNotice', { params })
    const body = { ...outage, targets: [street], title: '全街道明天停课' }
    await stage.ok('streetStaff', 'saveDraft', { params, body })
    await stage.ok('streetStaff', 'submitNotice', { params })
    expect(codeOf(await stage.call('administrator', 'approveNotice', seenBefore))).toBe('changedMeanwhile')
    expect(await seen('resident')).toEqual([])
    await stage.ok('administrator', 'approveNotice', await agreed(stage, noticeId))
    const correction = { title: outage.title, text: outage.text, ...reason }
    await stage.ok('streetStaff', 'correctNotice', { params, body: correction })
    const other = await agreed(stage, noticeId)
    await stage.ok('districtStaff', 'refuseNotice', { params, body: reason })
    await stage.ok('streetStaff', 'correctNotice', { params, body: { ...correction, text: '停课两天。' } })
    expect(codeOf(await stage.call('administrator', 'approveNotice', other))).toBe('changedMeanwhile')
    expect(await stage.ok('resident', 'getNotice', { params })).toMatchObject({ title: body.title, corrections: 0 })
  })

  it('does not go out by who doesn’t serve there any more: who does sees it as a draft, and may copy it', async () => {
    const noticeId = await publish(stage, { startsAt: at(5) })
    const params = { noticeId }
    const { id, roles } = people.communityStaff
    await stage.table.write([{ update: keys.person(id), changes: { set: { roles: [] } } }])
    stage.clock.pass(5 * HOUR)
    expect(await swept()).toMatchObject({ moved: 1, failed: 0 })
    expect(await swept()).toMatchObject({ due: 0 })
    expect(await seen('resident')).toEqual([])
    const drafts = await stage.ok('streetStaff', 'listNotices', {
      params: { area: community },
      query: { state: 'draft' },
    })
    expect(drafts.items).toMatchObject([{ id: noticeId, late: true }])
    expect((await stage.ok('streetStaff', 'getNotice', { params })).history.at(-1)).toMatchObject({ move: 'holdBack' })
    expect(await stage.ok('streetStaff', 'copyNotice', { params })).toMatchObject({ state: 'draft', late: false })
    await stage.table.write([{ update: keys.person(id), changes: { set: { roles } } }])
    expect(await stage.ok('communityStaff', 'submitNotice', { params })).toMatchObject({
      state: 'published',
      late: false,
    })
  })

  it('that was agreed to goes out in the name of who serves there still, and is held back of who does not', async () => {
    const { id, roles, version } = people.streetStaff
    const becomes = (held: readonly object[], at: number) =>
      stage.table.write([{ update: keys.person(id), changes: { set: { roles: held, version: at } } }])
    const relieved = await propose(stage)
    const kept = await propose(stage, { title: '全街道停课' })
    const later = await propose(stage, { title: '全街道大扫除', startsAt: at(5) })
    await becomes([], version + 1)
    expect(await stage.ok('administrator', 'approveNotice', await agreed(stage, relieved))).toMatchObject({
      state: 'draft',
      late: true,
    })
    const { history } = await stage.ok('districtStaff', 'getNotice', { params: { noticeId: relieved } })
    expect(history.slice(-2).map(({ move }) => move)).toEqual(['approve', 'holdBack'])
    expect(await seen('resident')).toEqual([])
    expect(await stage.ok('administrator', 'approveNotice', await agreed(stage, later))).toMatchObject({
      state: 'scheduled',
    })
    await becomes(roles, version + 2)
    expect(await stage.ok('administrator', 'approveNotice', await agreed(stage, kept))).toMatchObject({
      state: 'published',
    })
    expect(await seen('resident')).toEqual([kept])
  })

  it('does not go out in the name of who has left, though what they held is still to be ended', async () => {
    const noticeId = await propose(stage)
    const { id, version } = people.streetStaff
    const left = { leftAt: at(0), version: version + 1 }
    await stage.table.write([{ update: keys.person(id), changes: { set: left } }])
    expect(await stage.ok('administrator', 'approveNotice', await agreed(stage, noticeId))).toMatchObject({
      state: 'draft',
      late: true,
    })
    expect(await seen('resident')).toEqual([])
  })

  it('is tried once more where its author changed, and for no other refusal', async () => {
    const noticeId = await propose(stage)
    const { params, body } = await agreed(stage, noticeId)
    const [item] = await stage.table.read([keys.notice(noticeId)])
    const { openid: _, ...actor } = people.administrator
    const tries: string[] = []
    const refused = (code: ErrorCode) => {
      const commit = async () => {
        tries.push(code)
        throw new Refusal(code)
      }
      const call = { params, body, actor, found: { notice: item }, now: stage.clock.now(), commit }
      return approveNotice.run(call as never, stage.ports as never)
    }
    await expect(refused('sessionEnded')).rejects.toThrow('sessionEnded')
    await expect(refused('wrongState')).rejects.toThrow('wrongState')
    expect(tries).toEqual(['sessionEnded', 'wrongState', 'wrongState'])
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
    const answers = await Promise.all(
      (['administrator', 'districtStaff'] as const).map(async (who) =>
        stage.call(who, 'approveNotice', await agreed(stage, noticeId)),
      ),
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

  it('is not corrected where nothing changes, by one as by two', async () => {
    const one = { params: { noticeId: await publish(stage) }, who: 'communityStaff' } as const
    const two = { params: { noticeId: await publishToStreet(stage) }, who: 'administrator' } as const
    for (const { params, who } of [one, two]) {
      const { title, text, translations, endsAt } = await stage.ok(who, 'getNotice', { params })
      for (const body of [
        { ...reason, title, text, translations },
        { ...reason, title: ` ${title}`, text, translations, endsAt },
      ]) {
        const answer = await stage.call(who, 'correctNotice', { params, body })
        expect([answer.status, answer.body.error.fields]).toEqual([400, { text: SAME_WORDS }])
      }
      // Who may not is told that, and not what it says.
      const body = { ...reason, title, text, translations }
      expect(codeOf(await stage.call('resident', 'correctNotice', { params, body }))).toBe('notAllowed')
      const ends = { ...body, endsAt: at(48) }
      expect((await stage.call(who, 'correctNotice', { params, body: ends })).status).toBe(200)
    }
  })

  it('to a street is corrected by two', async () => {
    const noticeId = await publishToStreet(stage)
    const params = { noticeId }
    const body = { ...reason, title: '停水改期', text: '改到后天。' }
    const waits = await stage.ok('administrator', 'correctNotice', { params, body })
    expect(waits).toMatchObject({ title: outage.title, pending: true })
    expect((await stage.ok('resident', 'getNotice', { params })).correction).toBeUndefined()
    expect((await stage.ok('streetStaff', 'getNotice', { params })).correction).toMatchObject(body)
    expect(codeOf(await stage.call('administrator', 'approveNotice', await agreed(stage, noticeId)))).toBe('notAllowed')
    expect(codeOf(await stage.call('streetStaff', 'correctNotice', { params, body }))).toBe('wrongState')
    // Who approves stands no lower than who proposes.
    expect(codeOf(await stage.call('streetStaff', 'approveNotice', await agreed(stage, noticeId)))).toBe('notAllowed')
    await stage.ok('districtStaff', 'refuseNotice', { params, body: reason })
    await stage.ok('streetStaff', 'correctNotice', { params, body })
    expect(await stage.ok('administrator', 'approveNotice', await agreed(stage, noticeId))).toMatchObject({
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
    expect(
      await stage.ok('communityStaff', 'getReach', {
        params: { announcementId: noticeId },
        query: { area: community },
      }),
    ).toMatchObject({
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
