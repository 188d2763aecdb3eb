import { beforeEach, describe, expect, it } from 'vitest'
import { sweep } from '../../functions/sweep/sweep.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'
import { building1, community, farCommunity, grid1, grid2, street } from '../support/district.ts'
import { draft, outage, propose, publish, publishToStreet } from '../support/notices.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

describe('publishing', () => {
  it('shows it to who lives there, and to nobody else', async () => {
    const noticeId = await publish(stage)
    const mine = await stage.ok('resident', 'listMyNotices')
    expect(mine.items).toMatchObject([{ id: noticeId, title: outage.title, opened: false, presses: false }])
    expect(mine.unread).toBe(1)
    expect((await stage.ok('farResident', 'listMyNotices')).items).toEqual([])
  })
})
