import { beforeEach, expect, it } from 'vitest'
import { memberItem } from '../../../functions/households/member.ts'
import { isoTime } from '../../../functions/platform/clock.ts'
import { write } from '../../moderation/api/scene.ts'
import { people } from '../../support/district.ts'
import { claimed, enter, familyOf, storedWish } from '../../support/wishes.ts'
import { anew, stage } from './scene.ts'

const household = people.resident.homes[0]?.household ?? ''
const theirs = { family: { ...familyOf, household } }

beforeEach(async () => {
  await anew()
  const said = { join: `joi_${people.resident.id.slice(4)}`, relation: 'owner' as const, child: false }
  const member = { ...said, person: people.resident.id, since: isoTime(stage.clock.now()) }
  await stage.table.write([{ put: memberItem(household, member) }])
})

/** One leaves the other out by what they wrote in their channel. */
async function blocks(who: 'resident' | 'neighbour', whom: 'resident' | 'neighbour') {
  const { id } = await write(stage, '今天天气真好', whom)
  return stage.ok(who, 'blockAuthor', { params: { postId: id } })
}
const family = async (wishId: string) => (await stage.call('neighbour', 'getWishFamily', { params: { wishId } })).status
const setDoor = (wishId: string) =>
  stage.call('worker', 'setWishDelivery', { params: { wishId }, body: { delivery: 'door' } })

it.each([
  ['somebody of the family blocked', 'resident', 'neighbour'],
  ['blocked somebody of the family', 'neighbour', 'resident'],
] as const)(
  'who claims a wish and %s them is told of no door, whatever was said of it, and of no block',
  async (_, by, whom) => {
    const { key } = await blocks(by, whom)
    const wishId = await claimed(stage, 'neighbour', { ...theirs, delivery: 'door' })
    expect((await storedWish(stage, wishId)).card).toMatchObject({ state: 'claimed', delivery: 'office' })
    expect(await family(wishId)).toBe(409)
    const refused = await setDoor(wishId)
    expect([refused.status, refused.body.error.fields]).toEqual([400, { delivery: '这次请认领人交到社区，不送上门' }])
    await stage.ok(by, 'unblockAuthor', { params: { blockedKey: key } })
    expect([(await setDoor(wishId)).status, await family(wishId)]).toEqual([200, 200])
    // Blocked since they were let come: they read what to do instead, and not that they were.
    const delivery = async (who: 'neighbour' | 'worker') =>
      (await stage.ok(who, 'getWish', { params: { wishId } })).delivery
    expect(await delivery('neighbour')).toBe('door')
    await blocks(by, whom)
    const { status, body } = await stage.call('neighbour', 'getWishFamily', { params: { wishId } })
    expect([status, body.error.fields]).toEqual([409, { delivery: '这次请交到社区，不送上门' }])
    expect([await delivery('neighbour'), await delivery('worker')]).toEqual(['office', 'door'])
  },
)

it('who claims what is of a family that blocked nobody comes as the worker said', async () => {
  const wishId = await claimed(stage, 'neighbour', { ...theirs, delivery: 'door' })
  expect([(await storedWish(stage, wishId)).card.delivery, await family(wishId)]).toEqual(['door', 200])
  expect((await setDoor(await enter(stage, theirs))).status).toBe(200)
})
