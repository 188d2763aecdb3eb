import { beforeEach, describe, expect, it } from 'vitest'
import { reportedByThree, storedWish } from '../../support/wishes.ts'
import { anew, shown, stage } from './scene.ts'

beforeEach(anew)

describe('a wish', () => {
  it('that three people reported is held back until a steward has looked; each counts once', async () => {
    const wishId = await reportedByThree(stage)
    expect(await shown()).toEqual([])
    expect((await storedWish(stage, wishId)).card).toMatchObject({ reports: 3, heldBack: 'reported' })
    expect((await stage.call('neighbour', 'getWish', { params: { wishId } })).status).toBe(404)
    await stage.ok('worker', 'keepWish', { params: { wishId } })
    await stage.ok('resident', 'reportWish', { params: { wishId }, body: { reason: '还是像广告' } })
    expect((await storedWish(stage, wishId)).card.reports).toBe(0)
    expect((await stage.ok('resident', 'getWish', { params: { wishId } })).reported).toBe(true)
  })
})
