import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { parseEntry } from '../../../functions/help/store.ts'
import { keys } from '../../../functions/platform/table.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { seededHelp, storedHelpOf } from '../../support/help.ts'
import { anew, stage } from './scene.ts'

beforeEach(anew)

describe('fifty at once', () => {
  it('exactly as many as are wanted are accepted, and the rest are told kindly', async () => {
    const crowd = crowdOf(50)
    await gather(stage, crowd)
    const helpId = await seededHelp(stage, { wanted: 3 })
    const answers = await Promise.all(
      crowd.map(({ id }) => callAs(stage, id, 'offerHelp', { params: { helpId }, body: {} })),
    )
    const outcomes = answers.map(({ status, body }) =>
      status === 200 ? body.outcome : `${status} ${JSON.stringify(body)}`,
    )
    expect([
      outcomes.filter((each) => each === 'accepted').length,
      outcomes.filter((each) => each === 'enough').length,
    ]).toEqual([3, 47])
    const help = await storedHelpOf(stage, helpId)
    expect([help.card.state, help.card.accepted, help.helpers.length, help.entries]).toEqual(['taken', 3, 3, 4])
    expect(new Set(help.helpers.map(({ person }) => person)).size).toBe(3)
    const moves = (await entriesOf(stage.table, keys.help(helpId))).map((item) => parseEntry(item).move)
    expect(moves).toEqual(['open', 'join', 'join', 'joinLast'])
  })
})

it('one more than are wanted is not accepted once somebody set out, nor who left since they offered', async () => {
  const crowd = crowdOf(3)
  await gather(stage, crowd)
  const [first = '', second = '', gone = ''] = crowd.map(({ id }) => id)
  const helpId = await seededHelp(stage, { wanted: 1, choose: 'pick' })
  const params = { helpId }
  for (const who of [first, second, gone]) await callAs(stage, who, 'offerHelp', { params, body: {} })
  const accept = (helper: string) => stage.call('resident', 'acceptOffer', { params, body: { helper } })
  const leftAt = new Date(stage.clock.now()).toISOString()
  await stage.table.write([{ update: keys.person(gone), changes: { set: { leftAt } } }])
  expect((await accept(gone)).body.error.fields).toHaveProperty('helper')
  expect((await accept(first)).body).toMatchObject({ state: 'taken', accepted: 1, offers: 2 })
  expect((await callAs(stage, first, 'setOutToHelp', { params })).body.state).toBe('underway')
  expect((await accept(second)).body.error.code).toBe('wrongState')
  expect((await storedHelpOf(stage, helpId)).card.accepted).toBe(1)
})
