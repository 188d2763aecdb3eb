import { beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { people } from '../../support/district.ts'
import { asking, seededHelp, storedHelpOf } from '../../support/help.ts'
import { anew, at, balance, nothingFailed, seen, stage, swept } from './scene.ts'

beforeEach(anew)

describe('what falls due', () => {
  it('is asked once whether it still stands, and ends at its time by itself', async () => {
    const { id: helpId } = await stage.ok('resident', 'openHelp', { body: asking(stage) })
    stage.clock.pass(12 * HOUR)
    await nothingFailed()
    await nothingFailed()
    expect((await seen('resident', helpId)).facts.asked).toBe(true)
    await stage.ok('resident', 'stillNeeded', { params: { helpId } })
    expect(await stage.ok('resident', 'extendHelp', { params: { helpId }, body: { until: at(DAY) } })).toMatchObject({
      dueAt: at(DAY),
    })
    stage.clock.pass(DAY)
    await nothingFailed()
    await nothingFailed()
    const { state, timeline } = await seen('resident', helpId)
    expect([state, timeline.map(({ move }) => move)]).toEqual(['lapsed', ['open', 'ask', 'still', 'extend', 'lapse']])
    expect(await swept()).toEqual({ due: 0, moved: 0, failed: 0 })
  })

  it('is done two days after a helper said so, with hours for who came', async () => {
    const helpId = await seededHelp(stage)
    await stage.ok('neighbour', 'offerHelp', { params: { helpId }, body: {} })
    stage.clock.pass(30 * MINUTE)
    await stage.ok('neighbour', 'finishHelp', { params: { helpId }, body: { minutes: 30 } })
    stage.clock.pass(2 * DAY)
    for (let i = 0; i < 3; i++) await nothingFailed()
    stage.clock.pass(MINUTE)
    await nothingFailed()
    expect(await storedHelpOf(stage, helpId)).toMatchObject({ card: { state: 'done', minutes: 30 } })
    expect(await balance(people.neighbour.id)).toBe(30)
    expect((await swept()).due).toBe(0)
  })
})
