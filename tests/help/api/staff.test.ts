import { beforeEach, expect, it } from 'vitest'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { district } from '../../support/district.ts'
import { seededHelp } from '../../support/help.ts'
import { anew, stage } from './scene.ts'

beforeEach(anew)

it('staff see the vulnerable first, then the oldest; elsewhere nothing', async () => {
  const plain = await seededHelp(stage)
  stage.clock.pass(MINUTE)
  const elder = await seededHelp(stage, { care: 'elder' })
  for (const who of ['worker', 'communityStaff', 'streetStaff', 'districtStaff', 'supervisor'] as const)
    expect((await stage.ok(who, 'listHelpQueue')).items.map(({ id }) => id)).toEqual([elder, plain])
  expect((await stage.ok('farWorker', 'listHelpQueue')).items).toEqual([])
  expect((await stage.call('farWorker', 'listHelpQueue', { query: { area: district } })).status).toBe(403)
})
