/** Where somebody is: followed by their word while their alert is open, and gone a day after it has ended. */
import { describe, expect, it } from 'vitest'
import { escalate } from '../../../functions/escalation/escalate.ts'
import { keys } from '../../../functions/platform/table.ts'
import { POSITION_KEPT } from '../../../shared/alerts/lifecycle.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { building1 } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

const position = { latitude: 30.5928317, longitude: 114.3055391, accuracy: 12 }
const kept = async (stage: Stage, alertId: string) => (await stage.table.read([keys.position(alertId)]))[0]
const escalated = (stage: Stage) =>
  escalate({
    ...stage.ports,
    table: grantedTable('escalation', stage.table),
    line: { post: async () => 'gone' as const },
    unreached: () => undefined,
  })
const ends = {
  resolved: async (stage: Stage, alertId: string) => {
    await stage.ok('worker', 'arriveAtAlert', { params: { alertId } })
    await stage.ok('worker', 'resolveAlert', { params: { alertId }, body: { outcome: 'helped' } })
  },
  'found false': (stage: Stage, alertId: string) =>
    stage.ok('worker', 'callOffAlert', { params: { alertId }, body: { by: 'call' } }),
}

describe('where somebody is', () => {
  it.each(Object.entries(ends))('is deleted a day after the alert is %s, and no sooner', async (_, end) => {
    const stage = await makeStage()
    const { id: alertId } = await stage.ok('resident', 'raiseAlert', { body: { position } })
    const params = { alertId }
    await stage.ok('resident', 'followAlert', { params, body: { ...position, latitude: 30.6 } })
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 5 } })
    await end(stage, alertId)
    stage.clock.pass(POSITION_KEPT - 1)
    await escalated(stage)
    expect(await kept(stage, alertId)).toMatchObject({ latitude: 30.6 })
    stage.clock.pass(1)
    expect(await escalated(stage)).toMatchObject({ moved: 1, failed: 0 })
    expect(await kept(stage, alertId)).toBeUndefined()
    expect(await stage.ok('worker', 'getAlert', { params })).not.toHaveProperty('position')
    expect(await escalated(stage)).toMatchObject({ due: 0 })
  })

  it('is told by whoever raised it alone, and by nobody when it has ended', async () => {
    const stage = await makeStage()
    const { id: alertId } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const params = { alertId }
    const status = async (who: 'resident' | 'neighbour' | 'worker' | 'farResident') =>
      (await stage.call(who, 'followAlert', { params, body: position })).status
    await stage.ok('neighbour', 'raiseAlert', { body: { area: building1, position } })
    expect([await status('neighbour'), await status('worker'), await status('farResident')]).toEqual([403, 403, 404])
    // What a witness sends stands nowhere as where the raiser is.
    expect(await kept(stage, alertId)).toBeUndefined()
    expect(await status('resident')).toBe(200)
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 5 } })
    const { witnesses = [] } = await stage.ok('worker', 'getAlert', { params })
    await stage.ok('worker', 'accountWitness', { params, body: { person: witnesses[0]?.person ?? '' } })
    await ends['found false'](stage, alertId)
    expect(await status('resident')).toBe(409)
  })
})
