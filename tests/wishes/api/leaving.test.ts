import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { keys } from '../../../functions/platform/table.ts'
import { forgetPersonInWishes } from '../../../functions/wishes/forget-person.ts'
import { people } from '../../support/district.ts'
import { claimed, confirmed, storedWish } from '../../support/wishes.ts'
import { anew, stage } from './scene.ts'

beforeEach(anew)

describe('a wish', () => {
  it('of who has left stays under no name, without its photos; what they had not done waits again', async () => {
    const done = await confirmed(stage)
    const open = await claimed(stage)
    const photo = (await storedWish(stage, done)).proof?.photos[0]?.id ?? ''
    const at = new Date(stage.clock.now()).toISOString()
    await forgetPersonInWishes(stage.table, people.neighbour.id, '已注销居民', at)
    const wish = await storedWish(stage, done)
    expect([wish.card.state, wish.card.claimer, wish.proof]).toEqual(['confirmed', { name: '已注销居民' }, undefined])
    expect((await stage.table.read([keys.photo(photo)]))[0]).toMatchObject({ forgotten: true })
    expect((await storedWish(stage, open)).card.state).toBe('shown')
    for (const id of [done, open]) {
      const entries = await entriesOf(stage.table, keys.wish(id))
      expect(JSON.stringify(entries.map(({ by }) => by))).not.toContain(people.neighbour.name)
    }
    expect((await stage.ok('neighbour', 'listMyWishes')).items).toEqual([])
  })
})
