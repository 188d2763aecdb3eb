import { beforeEach, describe, expect, it } from 'vitest'
import { sentPhoto } from '../../support/cases.ts'
import { building1, community, farCommunity, farGrid, grid1, grid2 } from '../../support/district.ts'
import { draft, outage } from '../../support/notices.ts'
import { anew, at, bucket, codeOf, fieldsOf, seen, stage } from './scene.ts'

beforeEach(anew)

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
