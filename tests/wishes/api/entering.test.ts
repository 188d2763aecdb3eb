import { beforeEach, describe, expect, it } from 'vitest'
import { community, grid1, people } from '../../support/district.ts'
import { enter, familyOf, proof, quilt } from '../../support/wishes.ts'
import { anew, checker, minutesOf, shown, stage } from './scene.ts'

beforeEach(anew)

describe('a wish', () => {
  it('goes from entering to thanks', async () => {
    const wishId = await enter(stage)
    expect(await shown()).toMatchObject([{ id: wishId, state: 'shown', place: { area: grid1 } }])
    await stage.ok('neighbour', 'claimWish', { params: { wishId }, body: { team: '邻里志愿队', note: '周末送到' } })
    expect(await shown()).toEqual([])
    const mine = await stage.ok('neighbour', 'listMyWishes')
    expect(mine).toMatchObject({ items: [{ id: wishId, state: 'claimed' }], ofHousehold: [] })

    await stage.ok('neighbour', 'fulfilWish', { params: { wishId }, body: await proof(stage) })
    const toConfirm = await stage.ok('worker', 'listWishQueue', { params: { area: grid1 } })
    expect(toConfirm.items).toMatchObject([
      { id: wishId, state: 'fulfilled', claimer: { name: people.neighbour.name, team: '邻里志愿队' } },
    ])
    const whole = await stage.ok('worker', 'getWish', { params: { wishId } })
    expect(whole.proof).toMatchObject({ checked: 'pass', photos: [{ checked: 'waiting' }] })
    expect(whole.moves).toEqual(['refuse', 'confirm', 'thank'])

    await stage.ok('worker', 'confirmWish', { params: { wishId }, body: { minutes: 90, text: '老人很高兴' } })
    expect([await minutesOf(people.neighbour.id), await minutesOf(`community:${community}`)]).toEqual([90, -90])
    await stage.ok('worker', 'thankForWish', { params: { wishId }, body: { text: '被子很暖和，谢谢' } })
    const done = await stage.ok('farResident', 'listWishes', {
      params: { area: community },
      query: { state: 'confirmed' },
    })
    expect(done.items).toMatchObject([{ id: wishId, thanks: '被子很暖和，谢谢' }])
    expect((await stage.ok('neighbour', 'getWish', { params: { wishId } })).minutes).toBe(90)
    expect(await shown()).toEqual([])
    expect(stage.logged).toEqual([])
  })

  it('says at which field public words would give the family away, and keeps none of them', async () => {
    const fieldsOf = async (more: object) =>
      (await stage.call('worker', 'enterWish', { body: { ...quilt(stage), ...more } })).body.error.fields
    expect(await fieldsOf({ title: `给${familyOf.name}一床被` })).toEqual({ title: '公开的内容里不要写姓名' })
    expect(await fieldsOf({ text: '请打 13900001111 联系' })).toEqual({ text: '公开的内容里不要写电话号码' })
    expect(await fieldsOf({ text: '请送到3单元502室门口' })).toEqual({ text: '公开的内容里不要写楼栋房号' })
    expect(await fieldsOf({ text: '这里是违规词呀' })).toEqual({ text: '这段话没有通过内容检查，请换个说法' })
    expect(Object.keys(await fieldsOf({ lastDay: '2026-03-02' }))).toEqual(['lastDay'])
    expect(
      Object.keys(await fieldsOf({ family: { ...familyOf, household: `42010201502000200101${'0601'}` } })),
    ).toEqual(['family.household'])
    expect(await shown()).toEqual([])
  })

  it('that the check leaves to a person, or could not look at, is shown by a person', async () => {
    const doubtful = await enter(stage, { text: '想要一床棉被待审词' })
    stage.clock.pass(1000)
    checker.down = true
    const unchecked = await enter(stage)
    expect(await shown()).toEqual([])
    const { items } = await stage.ok('communityStaff', 'listWishQueue', { params: { area: community } })
    expect(items.map(({ id, heldBack }) => [id, heldBack])).toEqual([
      [doubtful, 'review'],
      [unchecked, 'unchecked'],
    ])
    for (const wishId of [doubtful, unchecked]) await stage.ok('worker', 'showWish', { params: { wishId } })
    expect((await shown()).length).toBe(2)
    checker.down = false
    const { area: _, family: __, ...said } = quilt(stage)
    await stage.ok('worker', 'correctWish', {
      params: { wishId: doubtful },
      body: { ...said, text: '又写了待审词在这里' },
    })
    expect((await shown()).map(({ id }) => id)).toEqual([unchecked])
    await stage.ok('worker', 'keepWish', { params: { wishId: doubtful } })
    expect((await shown()).length).toBe(2)
  })
})
