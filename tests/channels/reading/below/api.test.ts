/** The channels below where somebody serves: the way to those that are not one's own. */
import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../../functions/platform/table.ts'
import {
  building1,
  building2,
  community,
  district,
  farCommunity,
  grid1,
  grid2,
  type PersonName,
  street,
} from '../../../support/district.ts'
import { makeStage, type Stage } from '../../../support/stage.ts'
import { say } from '../../../support/talk.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

const ask = (who: PersonName, area: string) => stage.call(who, 'listChannelsIn', { params: { area } })
const given = (who: PersonName, area: string) => stage.ok(who, 'listChannelsIn', { params: { area } })
const below = async (who: PersonName, area: string) => (await given(who, area)).items.map(({ id }) => id)

describe('the channels below an area', () => {
  it('are nobody else’s than who serves there or above: not of who lives there, of another grid, community or a wider area', async () => {
    for (const who of ['resident', 'newcomer', 'unverified'] as const)
      expect((await ask(who, grid1)).status, who).toBe(403)
    expect((await ask('worker', community)).status).toBe(403)
    expect((await ask('communityStaff', farCommunity)).status).toBe(403)
    expect((await ask('communityStaff', street)).status).toBe(403)
    expect((await ask('propertyManager', street)).status).toBe(403)
    expect((await ask('districtStaff', `${district}099`)).status).toBe(404)
  })

  it('are its own and those right below it, as far as they have one, without what is closed', async () => {
    expect(await below('worker', grid1)).toEqual([grid1, building1])
    expect(await below('communityStaff', community)).toEqual([community, grid1, grid2])
    expect(await below('propertyManager', community)).toEqual([community, grid1, grid2])
    expect(await below('streetStaff', street)).toContain(community)
    expect(await below('streetStaff', street)).not.toContain(street)
    expect(await below('districtStaff', district)).toEqual([])
    await stage.table.write([
      { update: keys.area(grid2), changes: { set: { closedAt: new Date(stage.clock.now()).toISOString() } } },
    ])
    expect(await below('communityStaff', community)).toEqual([community, grid1])
  })

  it('say their names, what was said last and what is new, and each of them can be opened', async () => {
    await say(stage, 'neighbour', building2, '楼下的快递到了吗？')
    const { items } = await given('supervisor', grid2)
    expect(items).toMatchObject([
      { id: grid2, kind: 'grid', name: '大江园社区第2网格', unread: 0 },
      { id: building2, kind: 'building', unread: 1, last: { excerpt: '楼下的快递到了吗？' } },
    ])
    for (const { id } of items)
      expect((await stage.call('supervisor', 'getChannel', { params: { channel: id } })).status, id).toBe(200)
  })
})
