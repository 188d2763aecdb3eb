import { beforeEach, describe, expect, it } from 'vitest'
import { operations } from '../../../functions/incidents/handler.ts'
import type { Write } from '../../../functions/platform/dynamo.ts'
import { keys } from '../../../functions/platform/table.ts'
import { building1, building2, community, farCommunity, grid1, grid2, people, street } from '../../support/district.ts'
import { enrol, settleAll } from '../../support/households.ts'
import { callRoll, open } from '../../support/incidents.ts'
import { type Answer, makeStage, type Stage } from '../../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
  await settleAll(stage, ['resident', 'neighbour', 'farResident'])
})
const codeOf = ({ body }: Answer) => body.error?.code
const home = people.resident.homes[0]?.household ?? ''
const other = people.neighbour.homes[0]?.household ?? ''

const say = (rollId: string, word: 'safe' | 'help', key?: string) =>
  stage.call('resident', 'answerRoll', { params: { rollId }, body: { household: home, word }, ...(key ? { key } : {}) })
const counts = (rollId: string, area = community) =>
  stage.ok('communityStaff', 'getRoll', { params: { rollId }, query: { area } })
const doors = (rollId: string, building = building1) =>
  stage.ok('worker', 'getRollDoors', { params: { rollId, building } })

describe('a roll call', () => {
  it('asks who lives there, and nobody else; one word stands for the household', async () => {
    const { rollId } = await callRoll(stage)
    const asked = await stage.ok('resident', 'listMyRolls')
    expect(asked.items).toMatchObject([{ id: rollId, homes: [{ household: home }] }])
    for (const who of ['farResident', 'newcomer', 'unverified', 'worker'] as const)
      expect((await stage.ok(who, 'listMyRolls')).items, who).toEqual([])
    expect((await say(rollId, 'safe')).body).toMatchObject({ household: home, said: { word: 'safe' } })
    expect((await stage.ok('resident', 'listMyRolls')).items[0]?.homes).toMatchObject([{ said: { word: 'safe' } }])
    const sums = await counts(rollId)
    expect(sums).toMatchObject({ households: 2, joined: 2, safe: 1, help: 0, absent: 0, silent: 1 })
    expect(sums.items).toMatchObject([
      { code: grid1, safe: 1, silent: 0 },
      { code: grid2, safe: 0, silent: 1 },
    ])
    expect(sums.buildings).toMatchObject([
      { code: building1, safe: 1 },
      { code: building2, silent: 1 },
    ])
  })

  it('takes another word, the same one again, and ten at once, and counts the household once', async () => {
    const { rollId } = await callRoll(stage)
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => say(rollId, i % 2 ? 'safe' : 'help')))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const sums = await counts(rollId)
    expect([sums.safe + sums.help, sums.silent]).toEqual([1, 1])
    await say(rollId, 'help')
    expect(await counts(rollId)).toMatchObject({ safe: 0, help: 1 })
    await say(rollId, 'safe', 'a-key-of-this-test')
    await say(rollId, 'safe', 'a-key-of-this-test')
    expect(await counts(rollId)).toMatchObject({ safe: 1, help: 0 })
  })

  it('takes the word of nobody for a household that is not theirs, and none when it is over', async () => {
    const { rollId, incidentId } = await callRoll(stage)
    const params = { rollId }
    for (const who of ['neighbour', 'farResident', 'newcomer', 'communityStaff'] as const) {
      const answer = await stage.call(who, 'answerRoll', { params, body: { household: home, word: 'safe' } })
      expect(codeOf(answer), who).toBe('notFound')
    }
    const far = people.farResident.homes[0]?.household ?? ''
    const elsewhere = await stage.call('farResident', 'answerRoll', { params, body: { household: far, word: 'safe' } })
    expect(codeOf(elsewhere)).toBe('notFound')
    await stage.ok('communityStaff', 'endRoll', { params: { incidentId } })
    expect(codeOf(await say(rollId, 'safe'))).toBe('wrongState')
    expect((await stage.ok('resident', 'listMyRolls')).items).toEqual([])
    expect(codeOf(await stage.call('farCommunityStaff', 'getRoll', { params, query: { area: farCommunity } }))).toBe(
      'notFound',
    )
    expect(codeOf(await stage.call('farCommunityStaff', 'getRoll', { params, query: { area: community } }))).toBe(
      'notAllowed',
    )
  })

  it('is one at a time in an incident; ends with it; may begin anew', async () => {
    const { incidentId, rollId } = await callRoll(stage, [grid1])
    const params = { incidentId }
    expect((await stage.ok('neighbour', 'listMyRolls')).items).toEqual([])
    expect(codeOf(await stage.call('communityStaff', 'callRoll', { params, body: {} }))).toBe('wrongState')
    await stage.ok('communityStaff', 'endRoll', { params })
    await stage.ok('communityStaff', 'callRoll', { params, body: {} })
    expect((await stage.ok('neighbour', 'listMyRolls')).items).toHaveLength(1)
    await stage.ok('communityStaff', 'closeIncident', { params, body: { result: '水已经退了' } })
    expect((await stage.ok('neighbour', 'listMyRolls')).items).toEqual([])
    expect(await counts(rollId, grid1)).toMatchObject({ households: 1, roll: { endedAt: expect.any(String) } })
    const again = await open(stage)
    await stage.ok('communityStaff', 'callRoll', { params: { incidentId: again }, body: {} })
  })

  it('asks only in the area of the incident', async () => {
    const incidentId = await open(stage)
    const params = { incidentId }
    for (const areas of [[farCommunity], [street], [grid1, building1], [`${grid1}999`]])
      expect(codeOf(await stage.call('communityStaff', 'callRoll', { params, body: { areas } })), areas[0]).toBe(
        'badInput',
      )
    for (const who of ['worker', 'supervisor'] as const)
      expect(codeOf(await stage.call(who, 'callRoll', { params, body: {} })), who).toBe('notAllowed')
  })

  it('costs as much to begin for one household as for a thousand', async () => {
    const incidentId = await open(stage)
    const begin = async () => {
      const [incident] = await stage.table.read([keys.incident(incidentId)])
      const written: Write[] = []
      const call = {
        actor: people.communityStaff,
        params: { incidentId },
        body: {},
        found: { incident, areas: [], asked: [] },
        now: stage.clock.now(),
        commit: async (writes: readonly Write[], reply: unknown) => {
          written.push(...writes)
          return reply
        },
      }
      await operations.callRoll.run(call as never, stage.ports)
      return written.length
    }
    const few = await begin()
    for (let room = 101; room < 160; room++) await enrol(stage, { building: building1, unit: 2, room })
    expect([few, await begin()]).toEqual([few, few])
  })
})

describe('the walking list', () => {
  it('has who said nothing or needs help; what is found at a door counts, and can be taken back', async () => {
    const { rollId } = await callRoll(stage)
    const away = await enrol(stage, { building: building1, unit: 2, room: 101 })
    const before = await doors(rollId)
    expect(before).toMatchObject({ households: 2, silent: 2 })
    expect(before.items.map(({ household }) => household)).toEqual([home, away])
    await say(rollId, 'safe')
    expect((await doors(rollId)).items.map(({ household }) => household)).toEqual([away])
    stage.clock.pass(1000)
    const tick = { params: { rollId, household: away }, body: { found: 'absent' } } as const
    await Promise.all([stage.ok('worker', 'tickRollDoor', tick), stage.ok('communityStaff', 'tickRollDoor', tick)])
    expect(await counts(rollId)).toMatchObject({ safe: 1, absent: 1, silent: 1 })
    await stage.ok('worker', 'tickRollDoor', { ...tick, body: { found: 'safe' } })
    expect((await doors(rollId)).items).toMatchObject([{ household: away, door: { found: 'safe' } }])
    expect(await counts(rollId)).toMatchObject({ safe: 2, absent: 0 })
    await stage.ok('worker', 'untickRollDoor', { params: { rollId, household: away } })
    expect(await counts(rollId)).toMatchObject({ safe: 1, absent: 0, silent: 2 })
  })

  it('lets the last word count, and a closed door say nothing against it', async () => {
    const { rollId } = await callRoll(stage)
    const tick = (found: 'safe' | 'help' | 'absent') =>
      stage.ok('worker', 'tickRollDoor', { params: { rollId, household: home }, body: { found } })
    await say(rollId, 'help')
    stage.clock.pass(1000)
    await tick('absent')
    expect(await counts(rollId)).toMatchObject({ help: 1, absent: 0 })
    await tick('safe')
    expect(await counts(rollId)).toMatchObject({ help: 0, safe: 1 })
    stage.clock.pass(1000)
    await say(rollId, 'help')
    expect(await counts(rollId)).toMatchObject({ help: 1, safe: 0 })
  })

  it('is for who knocks at doors there, and every look and tick is audited', async () => {
    const { rollId } = await callRoll(stage)
    const at = { params: { rollId, building: building2 } }
    for (const who of ['resident', 'supervisor', 'farWorker', 'propertyManager'] as const)
      expect(codeOf(await stage.call(who, 'getRollDoors', at)), who).toBe('notAllowed')
    await stage.ok('otherWorker', 'getRollDoors', at)
    await stage.ok('otherWorker', 'tickRollDoor', { params: { rollId, household: other }, body: { found: 'safe' } })
    const { items } = await stage.ok('administrator', 'listAudit', { query: { area: community } })
    expect(items.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['getRollDoors', 'tickRollDoor', 'callRoll', 'openIncident']),
    )
  })
})
