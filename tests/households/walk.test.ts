/** What joining tells to whom: nothing of a household to strangers, nothing in clear in the table or the log. */
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../functions/platform/table.ts'
import { addressOf } from '../../shared/households/address.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { building1, type PersonName, people } from '../support/district.ts'
import { enrol, joinStanding, settleAll } from '../support/households.ts'
import { newKey } from '../support/scenes.ts'
import { makeStage, type Stage } from '../support/stage.ts'

const home = people.resident.homes[0]?.household ?? ''
const address = addressOf(home)
const wish = { ...address, relation: 'family' as const }
const params = { household: home }
const PHONE = '13800000001'
const KEPT = '13700000007'
const NAME = '演示真名'
const NOTE = '住三楼的说明'
const elder = { kind: 'elder', name: '演示奶奶', relation: '母亲', bornOn: '1940-05-01', note: '耳朵背' } as const

let stage: Stage
let joinId: string
beforeEach(async () => {
  stage = await makeStage()
  await settleAll(stage, ['resident', 'neighbour', 'farResident'])
  await enrol(stage, { ...address, room: 1001 }, [PHONE])
  const asked = await stage.ok('newcomer', 'requestJoin', {
    body: { ...wish, room: 1001, name: NAME, note: NOTE },
    key: newKey(),
  })
  joinId = asked.id
  const body = { phoneCode: `phone of ${KEPT}`, keep: true }
  await stage.ok('newcomer', 'matchJoin', { params: { joinId }, body, key: newKey() })
  await stage.ok('resident', 'keepDependant', { params, body: elder, key: newKey() })
})

const looksOf = async (who: PersonName) => {
  const pk = { name: 'pk', value: keys.person(people[who].id).pk }
  return (await stage.table.query({ pk, sk: { name: 'sk', beginsWith: 'LOOK#' }, ascending: true })).items
}

describe('strangers', () => {
  it('hear nothing of a household, of who lives there, or of a join, whatever they ask', async () => {
    const strangers: PersonName[] = [
      'neighbour',
      'farResident',
      'unverified',
      'farWorker',
      'otherWorker',
      'supervisor',
      'responder',
    ]
    const said: string[] = []
    for (const who of strangers) {
      const replies = [
        await stage.call(who, 'getHousehold', { params }),
        await stage.call(who, 'getHouseholdPhones', { params }),
        await stage.call(who, 'listHouseholds', { params: { building: building1 }, query: {} }),
        await stage.call(who, 'getJoin', { params: { joinId } }),
        await stage.call(who, 'listJoinQueue', { query: {} }),
        await stage.call(who, 'listMyJoins', { query: {} }),
        await stage.call(who, 'vouchJoin', { params: { joinId } }),
        await stage.call(who, 'approveJoin', { params: { joinId }, body: {} }),
        await stage.call(who, 'removeMember', { params: { joinId }, body: { reason: '不在这里' } }),
        await stage.call(who, 'inviteMember', { params, body: {} }),
        await stage.call(who, 'leaveHousehold', { params }),
      ]
      for (const { body } of replies) said.push(JSON.stringify(body))
    }
    expect(said.join('\n')).not.toMatch(
      new RegExp([PHONE, KEPT, NAME, NOTE, elder.name, '甲', '丁', '138\\*', '137\\*'].join('|')),
    )
  })

  it('hear the same of a household that is there, of one that is not, and of a join that is not', async () => {
    const other = '420102015020001001019999'
    const [there, not] = [
      await stage.call('neighbour', 'getHousehold', { params }),
      await stage.call('neighbour', 'getHousehold', { params: { household: other } }),
    ]
    expect([there.status, there.body]).toEqual([not.status, not.body])
    const [mine, none] = [
      await stage.call('neighbour', 'getJoin', { params: { joinId } }),
      await stage.call('neighbour', 'getJoin', { params: { joinId: `joi_${'0'.repeat(26)}` } }),
    ]
    expect([mine.status, mine.body]).toEqual([none.status, none.body])
  })

  it('who ask to join a household learn nothing of it by asking', async () => {
    const asked = await stage.ok('unverified', 'requestJoin', { body: wish })
    const seen = [asked, await stage.ok('unverified', 'getJoin', { params: { joinId: asked.id } })]
    expect(JSON.stringify(seen)).not.toMatch(/甲|members|facts|inRoster|phones/)
  })
})

describe('those who live there', () => {
  it('learn the name of who asks to join, not what was written to the staff, and no phone', async () => {
    const { id } = await stage.ok('unverified', 'requestJoin', { body: { ...wish, name: NAME, note: NOTE } })
    const seen = [
      await stage.ok('resident', 'getJoin', { params: { joinId: id } }),
      await stage.ok('resident', 'getHousehold', { params }),
    ]
    expect(JSON.stringify(seen)).toContain(NAME)
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${NOTE}|facts|1[0-9]{2}\\*`))
    expect(await joinStanding(stage, people.resident, id)).toEqual(['householder', 'head'])
  })

  it('see no audit and no look of their own reading', async () => {
    await stage.ok('resident', 'getHousehold', { params })
    expect(await looksOf('resident')).toEqual([])
    expect(await stage.table.read([keys.auditHead(people.resident.id)])).not.toContain('getHousehold')
  })
})

describe('the staff', () => {
  it('see phones masked, and in full only by a look that is kept with the members and in the audit log', async () => {
    const lists = [
      await stage.ok('worker', 'listJoinQueue', { query: {} }),
      await stage.ok('worker', 'listHouseholds', { params: { building: building1 }, query: {} }),
      await stage.ok('worker', 'getJoin', { params: { joinId } }),
    ]
    expect(JSON.stringify(lists)).toContain('138****0001')
    expect(JSON.stringify(lists)).not.toMatch(new RegExp(`${PHONE}|${KEPT}`))
    await stage.ok('worker', 'approveJoin', { params: { joinId }, body: {} })
    const at = { household: `${building1}011001` }
    expect(await stage.ok('worker', 'getHouseholdPhones', { params: at })).toMatchObject({
      roster: [PHONE],
      members: [{ personId: people.newcomer.id, phone: KEPT }],
    })
    await stage.ok('worker', 'getHousehold', { params: at })
    await stage.ok('worker', 'getHousehold', { params: at })
    expect((await looksOf('newcomer')).map(({ what, by }) => [what, by])).toEqual([
      [at.household, people.worker.id],
      [joinId, people.worker.id],
      [`tel#${at.household}`, people.worker.id],
    ])
    const { items } = await stage.table.query({
      pk: { name: 'pk', value: keys.auditHead(people.worker.id).pk },
      sk: { name: 'sk', beginsWith: 'ENTRY#' },
      ascending: true,
    })
    const said = items.map(({ card }) => card as Record<string, unknown>)
    expect(said.map(({ operation }) => operation)).toEqual([
      'listHouseholds',
      'getJoin',
      'approveJoin',
      'getHouseholdPhones',
      'getHousehold',
      'getHousehold',
    ])
    expect(JSON.stringify(said)).not.toMatch(new RegExp([PHONE, KEPT, NAME, NOTE].join('|')))
  })
})

it('nothing that somebody told lies in the table in clear, and nothing is logged', async () => {
  await stage.ok('worker', 'approveJoin', { params: { joinId }, body: {} })
  stage.clock.pass(DAY)
  await stage.call('newcomer', 'acceptInvitation', {
    params: { code: 'ZZZZZ-ZZZZZ' },
    body: { relation: 'family', name: NAME },
  })
  const { Items = [] } = await stage.client.send(new ScanCommand({ TableName: stage.tableName }))
  // The answers that are kept with their keys among it.
  expect(Items.filter(({ pk }) => pk?.S?.startsWith('IDEMPOTENCY#'))).toHaveLength(3)
  expect(Items.length).toBeGreaterThan(50)
  expect(JSON.stringify(Items)).not.toMatch(
    new RegExp([PHONE, KEPT, NAME, NOTE, elder.name, elder.bornOn, elder.note].join('|')),
  )
  expect(stage.logged).toEqual([])
})
