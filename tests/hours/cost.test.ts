import { beforeAll, describe, expect, it } from 'vitest'
import { memoryBucket } from '../support/bucket.ts'
import { counting } from '../support/client.ts'
import { community, type PersonName, street } from '../support/district.ts'
import { certify, codeOf, earn, earnedId } from '../support/hours.ts'
import { newKey } from '../support/scenes.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
let code: string
let certificateId: string
let verification: string
let moveId: string
beforeAll(async () => {
  stage = await makeStage({ bucket: memoryBucket() })
  for (let i = 0; i < 30; i++) moveId = earnedId(await earn(stage, 'resident', 60))
  code = await codeOf(stage, 'neighbour')
  ;({ id: certificateId, code: verification } = await certify(stage, 'resident'))
  await stage.ok('resident', 'joinRanking')
})

/** What each operation asks of the table, however much was moved before. */
const cost: [string, PersonName, number, () => object][] = [
  // operation, who, requests, what is sent
  ['getHours', 'resident', 1, () => ({})],
  // Who asks, the page, and what the others are called.
  ['listHours', 'resident', 3, () => ({ query: { limit: 10 } })],
  ['makeReceivingCode', 'resident', 3, () => ({})],
  ['lookAtReceiver', 'resident', 2, () => ({ params: { code } })],
  // Who asks, whose code it is, how many gifts there were; and the transaction.
  ['giveHours', 'resident', 4, () => ({ body: { code, minutes: 5 } })],
  ['listCertificates', 'resident', 2, () => ({})],
  ['getCertificateFile', 'resident', 1, () => ({ params: { certificateId } })],
  ['verifyCertificate', 'resident', 3, () => ({ params: { code: verification } })],
  ['getRanking', 'resident', 3, () => ({})],
  // A query a month.
  ['getHoursFigures', 'streetStaff', 8, () => ({ params: { area: street } })],
  ['listMoves', 'communityStaff', 4, () => ({ params: { area: community } })],
  [
    'correctMove',
    'communityStaff',
    6,
    () => ({ params: { area: community, moveId }, body: { minutes: 1, reason: '多记了一分钟' } }),
  ],
]

describe('what hours ask of the table', () => {
  it.each(cost)('%s as %s: %i requests', async (operation, who, most, sent) => {
    const counted = counting(stage.client)
    const answer = await stage.call(who, operation as never, { ...sent(), key: newKey() } as never)
    counted.stop()
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    expect(counted.total(), JSON.stringify(counted.counts)).toBeLessThanOrEqual(most)
  })
})
