/** What notices ask of the table, however many households they go to. */
import { beforeEach, describe, expect, it } from 'vitest'
import { buildingItem } from '../../functions/areas/building.ts'
import { feedWrites } from '../../functions/notices/notice.ts'
import { NOTICE_MAX, TARGETS_MAX } from '../../shared/notices/notice.ts'
import type { OperationId } from '../../shared/routes.ts'
import { counting } from '../support/client.ts'
import { building1, community, district, grid1, type PersonName } from '../support/district.ts'
import { enrol } from '../support/households.ts'
import { draft, publish, storedNotice } from '../support/notices.ts'
import { newKey } from '../support/scenes.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { opened } from './opened.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

async function requests(operation: OperationId, who: PersonName, sent: object) {
  const count = counting(stage.client)
  await stage.ok(who, operation, { key: newKey(), ...sent } as never)
  count.stop()
  return count.counts
}

/** A building with so many households, as far as its counters say. */
const crowd = (households: number) =>
  stage.table.write([
    {
      put: buildingItem(
        { code: building1, level: 'building', name: '1号楼', fullName: '1号楼' },
        { households, joined: households },
      ),
    },
  ])

const move = { BatchGetItemCommand: 1, TransactWriteItemsCommand: 1 }

describe('publishing', () => {
  it.each([10, 432_230])('to a district of %i households is one read and one transaction', async (households) => {
    await crowd(households)
    const noticeId = await draft(stage, { targets: [district] }, 'districtStaff')
    const params = { noticeId }
    expect(await requests('submitNotice', 'districtStaff', { params })).toEqual(move)
    expect(await requests('approveNotice', 'administrator', { params, body: { version: 2 } })).toEqual(move)
    const preview = await stage.ok('administrator', 'previewNotice', { params })
    expect(preview.households).toBe(households)
  })

  it('writes a row for each target, and nothing for each household', async () => {
    const targets = Array.from({ length: TARGETS_MAX }, (_, i) => `${grid1}${100 + i}`)
    const notice = opened({ publishedAt: '2026-03-02T01:00:00.000Z' }, { targets })
    expect(feedWrites(notice)).toHaveLength(TARGETS_MAX)
    const building = (code: string) => ({ code, level: 'building' as const, name: code, fullName: code })
    await stage.table.write(targets.map((code) => ({ put: buildingItem(building(code)) })))
    const noticeId = await draft(stage, { targets, text: '通'.repeat(NOTICE_MAX) })
    const params = { noticeId }
    expect(await requests('submitNotice', 'communityStaff', { params })).toEqual(move)
    const body = { title: '更正', text: '知'.repeat(NOTICE_MAX), reason: '有误' }
    expect(await requests('correctNotice', 'communityStaff', { params, body })).toEqual(move)
    expect((await storedNotice(stage, noticeId)).card).toMatchObject({ targetCount: TARGETS_MAX, corrections: 1 })
  })
})

describe('each call', () => {
  it('asks for as much, however many notices there are', async () => {
    const measured: Record<string, object>[] = []
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < round * 60; i++) await publish(stage, { confirm: i % 2 === 0 })
      await enrol(stage, { building: building1, unit: 6, room: 100 + round })
      const household = `${building1}06${String(100 + round).padStart(4, '0')}`
      const noticeId = await publish(stage, { confirm: true })
      const params = { noticeId }
      const query = { area: community }
      const waiting = await draft(stage)
      measured.push({
        draft: await requests('draftNotice', 'communityStaff', {
          body: { kind: 'other', title: '通知', text: '通知', targets: [community] },
        }),
        submit: await requests('submitNotice', 'communityStaff', { params: { noticeId: waiting } }),
        mine: await requests('listMyNotices', 'resident', { query: { limit: 1 } }),
        list: await requests('listNotices', 'communityStaff', { params: { area: community }, query: { limit: 1 } }),
        get: await requests('getNotice', 'resident', { params }),
        open: await requests('openNotice', 'resident', { params }),
        again: await requests('openNotice', 'resident', { params }),
        confirm: await requests('confirmNotice', 'resident', { params }),
        reach: await requests('getReach', 'communityStaff', { params: { announcementId: noticeId }, query }),
        doors: await requests('getWalkingList', 'worker', {
          params: { announcementId: noticeId, building: building1 },
        }),
        tick: await requests('tickDoor', 'worker', { params: { announcementId: noticeId, household } }),
      })
    }
    expect(measured[0]).toEqual({
      draft: move,
      submit: move,
      // The feeds of the building, grid, community, street and district; what my household confirmed.
      mine: { BatchGetItemCommand: 1, QueryCommand: 5, GetItemCommand: 1 },
      list: { BatchGetItemCommand: 1, QueryCommand: 1 },
      get: { BatchGetItemCommand: 1, QueryCommand: 1, GetItemCommand: 1 },
      open: { BatchGetItemCommand: 2, TransactWriteItemsCommand: 1 },
      again: { BatchGetItemCommand: 2 },
      confirm: { BatchGetItemCommand: 2, TransactWriteItemsCommand: 1 },
      reach: { BatchGetItemCommand: 1, QueryCommand: 3 },
      doors: { BatchGetItemCommand: 1, QueryCommand: 3, TransactWriteItemsCommand: 1 },
      tick: move,
    })
    // Many notices to confirm are one read too, of many rows.
    expect({ ...measured[1], mine: undefined }).toEqual({ ...measured[0], mine: undefined })
    expect(measured[1]?.mine).toEqual({ BatchGetItemCommand: 2, QueryCommand: 5 })
  })
})
