/** What waits for a second person, of who serves there no longer by then. */
import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { farStreet, people } from '../../support/district.ts'
import { meanwhile } from '../../support/meanwhile.ts'
import { agreed, outage, publishToStreet } from '../../support/notices.ts'
import { anew, at, codeOf, reason, stage } from './scene.ts'

beforeEach(anew)

describe('a correction', () => {
  it('is made of nobody who serves there no longer when the second person agrees: that says so, and who does proposes anew', async () => {
    const { id, roles, version } = people.streetStaff
    const becomes = (set: Record<string, unknown>) => stage.table.write([{ update: keys.person(id), changes: { set } }])
    const gone = [
      { roles: [], version: version + 1 },
      // The same, of another street.
      { roles: roles.map((held) => ({ ...held, area: farStreet })), version: version + 2 },
      { roles, leftAt: at(0), version: version + 3 },
    ]
    const body = { ...reason, title: '停水改期', text: '改到后天。' }
    for (const set of gone) {
      await becomes({ roles, version, leftAt: undefined })
      const noticeId = await publishToStreet(stage)
      const params = { noticeId }
      await stage.ok('streetStaff', 'correctNotice', { params, body })
      await becomes(set)
      const answer = await stage.call('administrator', 'approveNotice', await agreed(stage, noticeId))
      expect([codeOf(answer), answer.body.error.fields?.correction]).toEqual([
        'wrongState',
        expect.stringContaining('已不在这里任职'),
      ])
      expect(await stage.ok('resident', 'getNotice', { params })).toMatchObject({ title: outage.title, corrections: 0 })
      await stage.ok('administrator', 'refuseNotice', { params, body: reason })
      await stage.ok('districtStaff', 'correctNotice', { params, body })
      expect(await stage.ok('administrator', 'approveNotice', await agreed(stage, noticeId))).toMatchObject({
        title: body.title,
        pending: false,
      })
    }
  })

  it('is not made of who is relieved at the moment at which the second person agrees', async () => {
    const { id, version } = people.streetStaff
    const noticeId = await publishToStreet(stage)
    await stage.ok('streetStaff', 'correctNotice', {
      params: { noticeId },
      body: { ...reason, title: '停水改期', text: '改到后天。' },
    })
    const call = await agreed(stage, noticeId)
    const set = { roles: [], version: version + 1 }
    meanwhile(stage, async () => void (await stage.table.write([{ update: keys.person(id), changes: { set } }])))
    expect(codeOf(await stage.call('administrator', 'approveNotice', call))).toBe('wrongState')
  })
})
