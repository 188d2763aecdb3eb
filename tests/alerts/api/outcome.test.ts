/** How it ended, by who stood there and by who did not: what is said of the door, somebody saw. */
import { describe, expect, it } from 'vitest'
import { outcomes } from '../../../shared/alerts/kinds.ts'
import { arrived, going, storedAlert } from '../../support/alerts.ts'
import { community } from '../../support/district.ts'
import { makeStage } from '../../support/stage.ts'

const ofTheDoor = ['helped', 'nothingFound'] as const
const fromAfar = ['takenOver', 'byCall'] as const

describe('while somebody is on the way', () => {
  it.each(ofTheDoor)('%s is said by nobody, with what to do first, and it stays open', async (outcome) => {
    const stage = await makeStage()
    const params = { alertId: await going(stage) }
    for (const who of ['worker', 'communityStaff'] as const)
      expect(await stage.call(who, 'resolveAlert', { params, body: { outcome } })).toMatchObject({
        status: 400,
        body: { error: { code: 'badInput', fields: { outcome: expect.stringContaining('我到了') } } },
      })
    // Who may not end it hears that, and nothing of what would hold.
    expect(await stage.call('resident', 'resolveAlert', { params, body: { outcome } })).toMatchObject({ status: 403 })
    expect((await storedAlert(stage, params.alertId)).card.state).toBe('going')
    await stage.ok('worker', 'arriveAtAlert', { params })
    expect(await stage.ok('worker', 'resolveAlert', { params, body: { outcome } })).toMatchObject({ outcome })
  })

  it.each(fromAfar)('%s is', async (outcome) => {
    const stage = await makeStage()
    const params = { alertId: await going(stage) }
    expect(await stage.ok('worker', 'resolveAlert', { params, body: { outcome } })).toMatchObject({ outcome })
  })
})

it.each(outcomes)('%s is said where somebody stands there', async (outcome) => {
  const stage = await makeStage()
  const params = { alertId: await arrived(stage) }
  expect(await stage.ok('worker', 'resolveAlert', { params, body: { outcome } })).toMatchObject({ outcome })
})

it('is of the door no more when who stood there left it to who is on the way', async () => {
  const stage = await makeStage()
  const params = { alertId: await arrived(stage) }
  await stage.ok('communityStaff', 'joinAlert', { params, body: { eta: 10 } })
  expect(await stage.ok('worker', 'handOverAlert', { params, body: { text: '请接手' } })).toMatchObject({
    state: 'going',
  })
  const ends = (outcome: (typeof outcomes)[number]) =>
    stage.call('communityStaff', 'resolveAlert', { params, body: { outcome } })
  expect(await ends('helped')).toMatchObject({ status: 400 })
  expect(await ends('byCall')).toMatchObject({ status: 200 })
})

it('adds up in the report: whatever was seen at a door stands among what somebody came to', async () => {
  const stage = await makeStage()
  const end = async (alertId: string, outcome: (typeof outcomes)[number]) =>
    stage.call('worker', 'resolveAlert', { params: { alertId }, body: { outcome } })
  await end(await arrived(stage), 'helped')
  const other = await going(stage)
  expect((await end(other, 'helped')).status).toBe(400)
  await end(other, 'byCall')
  const report = await stage.ok('communityStaff', 'getAlertReport', {
    params: { area: community },
    query: { month: '2026-03' },
  })
  expect(report.total.real).toMatchObject({ alerts: 2, resolved: 2, arrived: { count: 1 }, resolving: { count: 2 } })
})
