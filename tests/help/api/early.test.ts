import { beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { people } from '../../support/district.ts'
import { asking, storedHelpOf } from '../../support/help.ts'
import type { Answer } from '../../support/stage.ts'
import { anew, at, balance, nothingFailed, seen, stage } from './scene.ts'

beforeEach(anew)

const helper = people.neighbour.id
const codeOf = ({ body }: Answer) => body.error?.code

/** To be helped with so long from now, for two hours. */
async function ahead(by: number, more: object = {}): Promise<string> {
  const body = asking(stage, { at: at(by), until: at(by + 2 * HOUR), ...more })
  const { id: helpId } = await stage.ok('resident', 'openHelp', { body })
  await stage.ok('neighbour', 'offerHelp', { params: { helpId }, body: {} })
  return helpId
}

const finish = (helpId: string, minutes?: number) =>
  stage.call('neighbour', 'finishHelp', { params: { helpId }, body: minutes ? { minutes } : {} })
const confirm = (helpId: string, minutes?: number) =>
  stage.call('resident', 'confirmHelp', {
    params: { helpId },
    body: minutes ? { helpers: [{ helper, minutes }] } : {},
  })
const noShow = (helpId: string) => stage.call('resident', 'reportNoShow', { params: { helpId }, body: { helper } })

describe('a request with a time', () => {
  it('is not done, nor confirmed, before one sets out for it, an hour ahead', async () => {
    const helpId = await ahead(20 * DAY)
    const setOut = () => stage.call('neighbour', 'setOutToHelp', { params: { helpId } })
    const early = async () => [codeOf(await setOut()), codeOf(await finish(helpId, 720)), codeOf(await confirm(helpId))]
    expect(await early()).toEqual(['wrongState', 'wrongState', 'wrongState'])
    stage.clock.pass(20 * DAY - HOUR - 1)
    expect(await early()).toEqual(['wrongState', 'wrongState', 'wrongState'])
    stage.clock.pass(1)
    expect((await setOut()).body).toMatchObject({ state: 'underway' })
    stage.clock.pass(HOUR)
    expect((await finish(helpId)).status).toBe(200)
    expect((await confirm(helpId)).body).toMatchObject({ state: 'done', minutes: 60 })
  })

  it('is said to have been missed by nobody before it', async () => {
    const helpId = await ahead(DAY)
    stage.clock.pass(DAY - 1)
    expect(codeOf(await noShow(helpId))).toBe('wrongState')
    stage.clock.pass(1)
    expect((await noShow(helpId)).body).toMatchObject({ state: 'open', accepted: 0 })
    const anyTime = await stage.ok('resident', 'openHelp', { body: asking(stage) })
    await stage.ok('neighbour', 'offerHelp', { params: { helpId: anyTime.id }, body: {} })
    expect((await noShow(anyTime.id)).status).toBe(200)
  })

  it('brings without the asker’s word no more than from the time to set out until it was done, two days after its time', async () => {
    const helpId = await ahead(20 * DAY)
    stage.clock.pass(20 * DAY - 30 * MINUTE)
    await finish(helpId, 720)
    expect((await storedHelpOf(stage, helpId)).card.dueAt).toBe(at(30 * MINUTE + 2 * DAY))
    stage.clock.pass(2 * DAY + 30 * MINUTE)
    await nothingFailed()
    stage.clock.pass(MINUTE)
    await nothingFailed()
    expect(await seen('resident', helpId)).toMatchObject({ state: 'done', minutes: 30 })
    expect(await balance(helper)).toBe(30)
  })
})

describe('a help', () => {
  /** Without a time, for one, accepted so long ago. */
  async function accepted(ago: number): Promise<string> {
    const { id: helpId } = await stage.ok('resident', 'openHelp', { body: asking(stage) })
    await stage.ok('neighbour', 'offerHelp', { params: { helpId }, body: {} })
    stage.clock.pass(ago)
    return helpId
  }

  it('counts at most from being accepted until it was done, whatever the asker says', async () => {
    const quick = await accepted(20 * MINUTE)
    await finish(quick)
    stage.clock.pass(5 * HOUR)
    expect((await confirm(quick, 720)).body).toMatchObject({ minutes: 30 })
    const unsaid = await accepted(50 * MINUTE)
    expect((await confirm(unsaid, 720)).body).toMatchObject({ minutes: 60 })
    const less = await accepted(2 * HOUR)
    expect((await confirm(less, 45)).body).toMatchObject({ minutes: 45 })
  })

  it('counts from setting out where the helper said so and the asker says nothing, whatever the helper says', async () => {
    const helpId = await accepted(3 * HOUR)
    await stage.ok('neighbour', 'setOutToHelp', { params: { helpId } })
    stage.clock.pass(40 * MINUTE)
    await finish(helpId, 720)
    expect((await confirm(helpId)).body).toMatchObject({ minutes: 45 })
  })

  it('of the first of three leaves the other places until the time is over', async () => {
    const { id: helpId } = await stage.ok('resident', 'openHelp', {
      body: asking(stage, { wanted: 3, until: at(10 * DAY) }),
    })
    const params = { helpId }
    await stage.ok('neighbour', 'offerHelp', { params, body: {} })
    stage.clock.pass(30 * MINUTE)
    await finish(helpId, 30)
    stage.clock.pass(5 * DAY)
    await nothingFailed()
    expect(await seen('resident', helpId)).toMatchObject({ state: 'underway', accepted: 1 })
    expect((await stage.ok('worker', 'stepInHelp', { params })).accepted).toBe(2)
  })
})
