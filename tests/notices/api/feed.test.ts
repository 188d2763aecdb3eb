import { beforeEach, describe, expect, it } from 'vitest'
import { signToken } from '../../../functions/http/token.ts'
import { newPerson } from '../../../functions/people/store.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import { community, farCommunity, grid2, people, signedInAt } from '../../support/district.ts'
import { publish } from '../../support/notices.ts'
import { MORNING, TOKEN_SECRET } from '../../support/stage.ts'
import { anew, codeOf, stage } from './scene.ts'

beforeEach(anew)

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
    const reach = await stage.ok('communityStaff', 'getReach', {
      params: { announcementId: noticeId },
      query: { area: community },
    })
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
    const reach = await stage.ok('communityStaff', 'getReach', {
      params: { announcementId: noticeId },
      query: { area: community },
    })
    expect(reach).toMatchObject({ opened: 1, confirmed: 1, reached: 1, settled: 1 })
    await stage.ok('neighbour', 'openNotice', { params })
    const rows = (
      await stage.ok('worker', 'getReach', { params: { announcementId: noticeId }, query: { area: grid2 } })
    ).items
    expect(rows.filter(({ opened }) => opened)).toMatchObject([{ opened: 1, confirmed: 0 }])
  })

  it('is refused where no confirmation was asked for', async () => {
    const plain = await publish(stage)
    expect(codeOf(await stage.call('resident', 'confirmNotice', { params: { noticeId: plain } }))).toBe('wrongState')
  })
})
