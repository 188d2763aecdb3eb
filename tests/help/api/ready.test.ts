import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { parseEntry } from '../../../functions/help/store.ts'
import { keys } from '../../../functions/platform/table.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { people } from '../../support/district.ts'
import { asking } from '../../support/help.ts'
import { anew, seen, stage } from './scene.ts'

beforeEach(anew)

describe('standing ready', () => {
  it('an urgent request rings those who are ready for it and see it, now', async () => {
    const crowd = crowdOf(4)
    await gather(stage, crowd)
    const [near, wrongKind, wrongTime] = crowd.map(({ id }) => id) as [string, string, string]
    const ready = { kinds: ['lift' as const], parts: ['morning' as const], scope: 'building' as const }
    await callAs(stage, near, 'saveReady', { body: ready })
    await callAs(stage, wrongKind, 'saveReady', { body: { ...ready, kinds: ['teach'] } })
    await callAs(stage, wrongTime, 'saveReady', { body: { ...ready, parts: ['night'] } })
    await stage.ok('neighbour', 'saveReady', { body: { ...ready, scope: 'community' } })
    await stage.ok('farResident', 'saveReady', { body: { ...ready, scope: 'community' } })
    const rungFor = async (scope: 'building' | 'community') => {
      const { id } = await stage.ok('resident', 'openHelp', { body: asking(stage, { urgency: 'urgent', scope }) })
      const [first] = await entriesOf(stage.table, keys.help(id))
      return [(await seen('resident', id)).rung, parseEntry(first ?? {}).audience.people]
    }
    expect(await rungFor('building')).toEqual([1, [people.resident.id, near]])
    expect(await rungFor('community')).toEqual([2, [people.resident.id, near, people.neighbour.id]])
    await stage.ok('neighbour', 'stopReady')
    expect((await rungFor('community'))[0]).toBe(1)
    expect(await stage.ok('neighbour', 'getReady')).toEqual({})
    expect((await stage.call('unverified', 'saveReady', { body: ready })).status).toBe(403)
  })
})
