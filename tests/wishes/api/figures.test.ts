import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { isoTime } from '../../../functions/platform/clock.ts'
import { newWishCase } from '../../../functions/wishes/new-wish.ts'
import { wishItem } from '../../../functions/wishes/store.ts'
import { makeId } from '../../../shared/ids.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import { community, farCommunity, grid1, people } from '../../support/district.ts'
import { claimed, confirmed, farWish, running } from '../../support/wishes.ts'
import { anew, stage } from './scene.ts'

beforeEach(anew)

const scanned = z.object({ ScannedCount: z.number() })

describe('a wish', () => {
  it('counts in the figures of its area and month', async () => {
    await confirmed(stage)
    await claimed(stage, 'farResident')
    await farWish(stage)
    await running(stage)
    const { months } = await stage.ok('streetStaff', 'getWishFigures', {
      params: { area: community },
      query: { months: 2 },
    })
    expect(months).toEqual([
      { month: '2026-02', entered: 0, claimed: 0, confirmed: 0, posts: 0 },
      { month: '2026-03', entered: 2, claimed: 2, confirmed: 1, medianDays: 0, posts: 1 },
    ])
    const far = await stage.call('communityStaff', 'getWishFigures', { params: { area: farCommunity } })
    expect(far.body.error.code).toBe('notAllowed')
  })

  it('of another time costs the figures nothing, however many there are', async () => {
    await confirmed(stage)
    const read = async () => {
      let items = 0
      const name = 'scanned'
      stage.client.middlewareStack.add(
        (next) => async (given) => {
          const answer = await next(given)
          items += scanned.safeParse(answer.output).data?.ScannedCount ?? 0
          return answer
        },
        { step: 'initialize', name },
      )
      await stage.ok('streetStaff', 'getWishFigures', { params: { area: community }, query: { months: 12 } })
      stage.client.middlewareStack.remove(name)
      return items
    }
    const before = await read()
    expect(before).toBeGreaterThan(0)
    const [now, lastMonth] = [stage.clock.now(), stage.clock.now() - DAY]
    for (let i = 0; i < 40; i++) {
      const at = i < 20 ? now - 400 * DAY : lastMonth
      const place = { area: grid1, name: '大江园社区第1网格' }
      const until = isoTime(at + 100 * DAY)
      const said = { title: '一床棉被', text: '想要一床厚棉被。', kind: 'clothing', worth: 'to200' } as const
      const opening = { ...said, place, until, delivery: 'office' } as const
      const { wish } = newWishCase(
        makeId('wsh', at + i, (bytes) => new Uint8Array(bytes).fill(i)),
        people.worker,
        opening,
        isoTime(at),
      )
      await stage.table.write([{ put: wishItem(wish) }])
    }
    // Only those of these months are read.
    expect((await read()) - before).toBe(20)
  })
})
