import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { readyFor } from '../../../functions/help/ready-store.ts'
import { helpItem, parseEntry } from '../../../functions/help/store.ts'
import { keys } from '../../../functions/platform/table.ts'
import { RUNG_MAX } from '../../../shared/help/limits.ts'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { building1, community, people } from '../../support/district.ts'
import { asking, storedHelpOf } from '../../support/help.ts'
import { anew, at, checker, nothingFailed, seen, stage } from './scene.ts'

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

  it('rings who stands ready behind many who are so for something else', async () => {
    const [home] = people.neighbour.homes
    if (!home) throw new Error('The neighbour has no home')
    const { building, household } = home
    const since = at(0)
    const others = Array.from({ length: 250 }, (_, i) => {
      const person = `per_${String(i).padStart(26, '0')}`
      const ready = { person, building, household, parts: ['morning' as const], scope: 'community' as const, since }
      return {
        put: { ...keys.ready(community, person), ...ready, kinds: [i < 210 ? ('teach' as const) : ('lift' as const)] },
      }
    })
    for (let from = 0; from < others.length; from += 50) await stage.table.write(others.slice(from, from + 50))
    const where = { building: building1, scope: 'community' as const, household: '', owner: people.resident.id }
    const ring = (kind: 'lift' | 'teach') => readyFor(stage.table, { ...where, kind }, stage.clock.now())
    expect([(await ring('lift')).length, (await ring('teach')).length]).toEqual([40, RUNG_MAX])
  })

  it('what was held back rings when it is shown, once, whoever shows it', async () => {
    const ready = { kinds: ['lift' as const], parts: ['morning' as const], scope: 'community' as const }
    await stage.ok('neighbour', 'saveReady', { body: ready })
    const ask = async (words?: string) => {
      const body = asking(stage, { urgency: 'urgent', ...(words ? { words } : {}) })
      return (await stage.ok('resident', 'openHelp', { body })).id
    }
    const rings = async (id: string) => {
      const entries = (await entriesOf(stage.table, keys.help(id))).map(parseEntry)
      return entries.flatMap(({ move, audience }) => (audience.people.includes(people.neighbour.id) ? [move] : []))
    }
    const risky = await ask('违规词 帮忙')
    checker.down = true
    const unchecked = await ask()
    expect([await rings(risky), await rings(unchecked)]).toEqual([[], []])
    checker.down = false
    stage.clock.pass(MINUTE)
    await nothingFailed()
    await stage.ok('worker', 'showHelp', { params: { helpId: risky } })
    for (const id of [risky, unchecked]) {
      expect([await rings(id), (await seen('resident', id)).rung]).toEqual([['show'], 1])
      const { card, ...rest } = await storedHelpOf(stage, id)
      const again = { ...rest, card: { ...card, heldBack: 'reported' as const } }
      await stage.table.write([{ put: helpItem(again) }])
      await stage.ok('worker', 'showHelp', { params: { helpId: id } })
      expect([await rings(id), (await seen('resident', id)).rung]).toEqual([['show'], 1])
    }
  })
})
