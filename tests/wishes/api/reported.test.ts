import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { callAs } from '../../support/crowd.ts'
import { people } from '../../support/district.ts'
import { enter, reportedByThree, reporters, storedWish } from '../../support/wishes.ts'
import { anew, shown, stage } from './scene.ts'

beforeEach(anew)

describe('a wish', () => {
  it('that three households reported is held back until a steward has looked; each person counts once', async () => {
    const wishId = await reportedByThree(stage)
    expect(await shown()).toEqual([])
    expect((await storedWish(stage, wishId)).card).toMatchObject({ reports: 3, heldBack: 'reported' })
    expect((await stage.call('neighbour', 'getWish', { params: { wishId } })).status).toBe(404)
    await stage.ok('worker', 'keepWish', { params: { wishId } })
    const [first] = reporters
    await callAs(stage, first?.id ?? '', 'reportWish', { params: { wishId }, body: { reason: '还是像广告' } })
    expect((await storedWish(stage, wishId)).card.reports).toBe(0)
    expect((await callAs(stage, first?.id ?? '', 'getWish', { params: { wishId } })).body.reported).toBe(true)
    // It is counted anew, from the first on.
    await stage.ok('resident', 'reportWish', { params: { wishId }, body: { reason: '像是广告' } })
    expect((await storedWish(stage, wishId)).card).toMatchObject({ reports: 1 })
  })

  it('that was reported before households were kept counts on from what was counted', async () => {
    const wishId = await enter(stage)
    const old = { set: { 'card.reports': 2 } }
    await stage.table.write([{ update: keys.wish(wishId), changes: old }])
    expect(await storedWish(stage, wishId)).not.toHaveProperty('reporters')
    await stage.ok('resident', 'reportWish', { params: { wishId }, body: { reason: '像是广告' } })
    expect((await storedWish(stage, wishId)).card).toMatchObject({ reports: 3, heldBack: 'reported' })
  })

  it('is reported by verified households of its community alone, each of which counts once', async () => {
    const wishId = await enter(stage)
    const report = (who: 'resident' | 'neighbour' | 'farResident' | 'newcomer' | 'unverified') =>
      stage.call(who, 'reportWish', { params: { wishId }, body: { reason: '像是广告' } })
    for (const who of ['farResident', 'newcomer', 'unverified'] as const) {
      const { fields, code } = (await report(who)).body.error
      expect([who, code, fields?.wish]).toEqual([who, 'notAllowed', expect.stringContaining('核实')])
    }
    // Who lives with somebody who reported counts with them.
    const { homes } = people.resident
    await stage.table.write([{ update: keys.person(people.newcomer.id), changes: { set: { homes } } }])
    for (const who of ['resident', 'newcomer', 'neighbour'] as const) expect((await report(who)).status).toBe(200)
    expect((await storedWish(stage, wishId)).card).toMatchObject({ reports: 2 })
    expect(await shown()).toHaveLength(1)
  })
})
