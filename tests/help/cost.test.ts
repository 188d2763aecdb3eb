import { expect, it } from 'vitest'
import { counting } from '../support/client.ts'
import { seededHelp } from '../support/help.ts'
import { makeStage } from '../support/stage.ts'

it('what is near costs the same queries however much is asked for, and so does a request', async () => {
  const stage = await makeStage()
  const helpId = await seededHelp(stage)
  const of = async (ask: () => Promise<unknown>) => {
    const count = counting(stage.client)
    await ask()
    count.stop()
    return count.counts
  }
  const near = () => stage.ok('neighbour', 'listNearHelp')
  const one = () => stage.ok('neighbour', 'getHelp', { params: { helpId } })
  const queue = () => stage.ok('communityStaff', 'listHelpQueue')
  const asked = async () => [await of(near), await of(one), await of(queue)]
  const before = await asked()
  // Who asks; of building, grid, community, and of one's own offers.
  expect(before).toEqual([
    { BatchGetItemCommand: 1, QueryCommand: 4 },
    { BatchGetItemCommand: 1 },
    { BatchGetItemCommand: 1, QueryCommand: 1 },
  ])
  for (let i = 0; i < 11; i++) await Promise.all(Array.from({ length: 10 }, () => seededHelp(stage)))
  expect(await asked()).toEqual(before)
  expect((await near()).items.length).toBe(100)
})
