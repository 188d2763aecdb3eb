import { beforeEach, expect, it } from 'vitest'
import type { NewHelp } from '../../../shared/help/request.ts'
import { DAY, HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { seededHelp } from '../../support/help.ts'
import { anew, at, stage } from './scene.ts'

beforeEach(anew)

it('shows what is nearest first, in it what is urgent, then the newest; of the kind and at the time that is asked for', async () => {
  const [viewer] = crowdOf(1)
  if (!viewer) throw new Error('There is nobody to look')
  await gather(stage, [viewer])
  const named = new Map<string, string>()
  const ask = async (name: string, who: 'resident' | 'neighbour', more: Partial<NewHelp>) => {
    named.set(await seededHelp(stage, more, who), name)
    stage.clock.pass(MINUTE)
  }
  await ask('here', 'resident', { kind: 'errand' })
  await ask('there, urgent', 'neighbour', { kind: 'errand', urgency: 'urgent' })
  await ask('here, urgent', 'resident', { urgency: 'urgent', until: at(HOUR) })
  await ask('there, tomorrow', 'neighbour', { at: at(DAY), until: at(DAY + HOUR) })
  await ask('here, tomorrow', 'resident', { kind: 'teach', at: at(DAY), until: at(DAY + HOUR) })
  // Seen in the building alone, and so not by who lives in this one.
  await ask('there alone', 'neighbour', { scope: 'building' })
  const near = async (query: object = {}) => {
    const { body } = await callAs(stage, viewer.id, 'listNearHelp', { query })
    return body.items.map(({ id, distance }: { id: string; distance: string }) => [named.get(id), distance].join(': '))
  }
  const all = [
    'here, urgent: building',
    'here, tomorrow: building',
    'here: building',
    'there, urgent: community',
    'there, tomorrow: community',
  ]
  expect(await near()).toEqual(all)
  expect(await near({ kind: 'errand' })).toEqual(['here: building', 'there, urgent: community'])
  // From the middle of tomorrow's hour on; and until two hours from now, which leaves out what begins tomorrow.
  const then = { from: at(DAY + 30 * MINUTE), to: at(2 * DAY) }
  expect(await near(then)).toEqual(['here, tomorrow: building', 'there, tomorrow: community'])
  expect(await near({ to: at(2 * HOUR) })).toEqual(all.filter((each) => !each.includes('tomorrow')))
  expect(await near({ ...then, kind: 'teach' })).toEqual(['here, tomorrow: building'])
  // What is over is not there, though the sweep has not come to it.
  stage.clock.pass(2 * HOUR)
  expect(await near()).toEqual(all.slice(1))
})
