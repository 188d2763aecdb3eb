import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { community, grid1, people } from '../../support/district.ts'
import type { Stage } from '../../support/stage.ts'
import { asked, enter, familyOf, fulfilled, household, storedHolding } from '../../support/wishes.ts'
import { anew, stage } from './scene.ts'

beforeEach(anew)

describe('who sees what', () => {
  let wishId: string
  let servicePostId: string
  let holdingId: string
  beforeEach(async () => {
    wishId = await fulfilled(stage, 'neighbour', { delivery: 'door' })
    await enter(stage, { title: '一双防滑鞋' })
    holdingId = await asked(stage)
    servicePostId = (await storedHolding(stage, holdingId)).card.post
  })

  type Viewer = 'newcomer' | 'farResident' | 'neighbour' | 'worker' | 'otherWorker' | 'communityStaff'
  /** Every reply that this viewer is given by any route of the capability, as text. */
  async function repliesTo(who: Viewer): Promise<string> {
    const get = async (operation: Parameters<Stage['call']>[1], params: object, query: object = {}) =>
      JSON.stringify((await stage.call(who, operation, { params, query } as never)).body)
    const replies = [
      await get('listWishes', { area: community }),
      await get('listWishes', { area: community }, { state: 'confirmed' }),
      await get('listMyWishes', {}),
      await get('getWish', { wishId }),
      await get('getWishFamily', { wishId }),
      await get('listServicePosts', { area: community }),
      await get('getServicePost', { servicePostId }),
      await get('listMyHoldings', {}),
      await get('getHolding', { holdingId }),
      await get('getWishFigures', { area: community }),
    ]
    for (const stage of ['open', 'waiting', 'closed']) {
      replies.push(await get('listWishQueue', { area: grid1 }, { stage }))
      replies.push(await get('listHoldings', { area: grid1 }, { stage }))
    }
    for (const move of ['claimWish', 'confirmWish', 'keepWish', 'giveBackWish'] as const) {
      const body = move === 'giveBackWish' ? { reason: '不方便' } : {}
      if (who === 'newcomer' || who === 'farResident' || who === 'otherWorker')
        replies.push(JSON.stringify((await stage.call(who, move, { params: { wishId }, body } as never)).body))
    }
    const reported = await stage.call(who, 'reportWish', { params: { wishId }, body: { reason: '看看' } })
    return [...replies, JSON.stringify(reported.body)].join('\n')
  }
  const family = [familyOf.name, familyOf.phone, familyOf.address, familyOf.note, household]
  const claimer = [people.neighbour.name, people.neighbour.id]

  it.each(['newcomer', 'farResident', 'otherWorker'] as const)(
    'a stranger (%s): no name, room, phone or person',
    async (who) => {
      const replies = await repliesTo(who)
      for (const secret of [...family, ...claimer, people.worker.name, people.worker.id, 'per_'])
        expect(replies).not.toContain(secret)
      expect(replies).not.toMatch(/1[3-9]\d{9}|\d+单元|\d+室|\d{18}/)
    },
  )

  it('who claimed it: nobody but themselves, once it is done', async () => {
    const replies = await repliesTo('neighbour')
    for (const secret of [...family, people.worker.name, 'per_']) expect(replies).not.toContain(secret)
  })

  it('staff: the family in the one reply that is audited', async () => {
    const replies = (await repliesTo('worker')).split('\n')
    const telling = replies.filter((reply) => family.some((secret) => reply.includes(secret)))
    expect(telling).toEqual([JSON.stringify(familyOf)])
    expect(replies.join()).toContain(people.neighbour.name)
    expect(replies.join()).not.toContain('per_')
  })

  it('and the table: nothing of the family in clear', async () => {
    const [item] = await stage.table.read([keys.wishFamily(wishId)])
    const [wish] = await stage.table.read([keys.wish(wishId)])
    for (const secret of family) expect(JSON.stringify([item, wish])).not.toContain(secret)
  })
})
