/** What each viewer is told by every reply of hours: the tables below are all of it. */
import { beforeAll, expect, it } from 'vitest'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { memoryBucket } from '../support/bucket.ts'
import { callAs, crowdOf, gather } from '../support/crowd.ts'
import { building2, community, people } from '../support/district.ts'
import { earn, hoursScenes, monthOf } from '../support/hours.ts'
import { homeAt } from '../support/households.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { type Walked, walk } from '../support/walk.ts'

const { farResident, worker, communityStaff } = people
const [helper, receiver, stranger] = crowdOf(3).map((person, i) => ({
  ...person,
  name: ['甄全名', '贾全名', '路全名'][i] ?? '',
  homes: [homeAt({ building: building2, unit: 1, room: 701 + i })],
})) as [StoredPerson, StoredPerson, StoredPerson]

const secretsOf = (who: string, { id: of, name, homes }: StoredPerson) => ({
  [`name of the ${who}`]: { text: name, of },
  [`room of the ${who}`]: { text: homes[0]?.room ?? '', of },
  [`the ${who} as in channels`]: { text: `1号楼 ${name[0]}邻居`, of },
  [`the ${who} as on a certificate`]: { text: `${name[0]}**`, of },
})

let stage: Stage
let walked: Walked<'nobody' | 'stranger' | 'farStranger' | 'worker' | 'staff' | 'receiver' | 'helper'>
/** Of three who served, one stands in rankings, has a certificate, and shows a code to be given hours; they gave to another. */
beforeAll(async () => {
  stage = await makeStage({ bucket: memoryBucket() })
  await gather(stage, [helper, receiver, stranger])
  const as = async (who: StoredPerson, ...[id, body]: Parameters<typeof sentOf>) => {
    const answer = await callAs(stage, who.id, id, sentOf(id, body) as never)
    expect([id, answer.status]).toEqual([id, answer.status < 300 ? answer.status : 'refused'])
    return answer.body
  }
  for (const { id: to } of [helper, receiver, stranger]) await earn(stage, 'resident', 90, { to, what: '陪同就医' })
  const { code } = await as(receiver, 'makeReceivingCode')
  await as(helper, 'giveHours', { code, minutes: 30, reason: 'thanks' })
  await as(helper, 'joinRanking')
  const period = { first: monthOf(stage), last: monthOf(stage) }
  const certificate = await as(helper, 'requestCertificate', { ...period, naming: 'whole' })
  const shown = await as(helper, 'makeReceivingCode')
  const area = community
  walked = await walk(stage, {
    capability: 'hours',
    viewers: {
      nobody: '',
      stranger: stranger.id,
      farStranger: farResident.id,
      worker: worker.id,
      staff: communityStaff.id,
      receiver: receiver.id,
      helper: helper.id,
    },
    secrets: { ...secretsOf('helper', helper), ...secretsOf('receiver', receiver), ...secretsOf('stranger', stranger) },
    params: [{ area, certificateId: certificate.id, code: certificate.code }, { code: shown.code }],
    scenes: {
      ...hoursScenes,
      makeReceivingCode: async () => ({ who: 'resident' }),
      joinRanking: async () => ({ who: 'resident' }),
      leaveRanking: async () => ({ who: 'resident' }),
    },
  })
})
const sentOf = (_: 'makeReceivingCode' | 'giveHours' | 'joinRanking' | 'requestCertificate', body?: object) =>
  body ? { body } : {}

it('walks every route', () => expect(walked.unwalked).toEqual([]))
const byCode = ['lookAtReceiver: the helper as in channels', 'verifyCertificate: the helper as on a certificate']

it('tells who has no code of anybody’s nothing of them, but in rankings of those who want to stand there', () => {
  expect([...walked.heard.nobody]).toEqual(['verifyCertificate'])
  const reads = ['getHours', 'listHours', 'getRanking', 'listCertificates', 'lookAtReceiver'] as const
  expect([...walked.heard.stranger]).toEqual(expect.arrayContaining([...reads, 'giveHours', 'requestCertificate']))
  const { nobody, stranger, farStranger, worker } = walked.told
  expect({ nobody, stranger, farStranger, worker }).toEqual({
    nobody: byCode.slice(1),
    stranger: ['getRanking: the helper as in channels', ...byCode],
    farStranger: byCode,
    worker: byCode,
  })
})

it('tells who gives and who is given hours about one another as channels do', () => {
  expect(walked.told.helper).toEqual(['listHours: the receiver as in channels'])
  const told = ['getRanking: the helper as in channels', 'listHours: the helper as in channels', ...byCode]
  expect(walked.told.receiver).toEqual(told)
})

it('tells staff of the community who moved hours, as channels do', () =>
  expect(walked.told.staff).toEqual([
    'listMoves: the helper as in channels',
    'listMoves: the receiver as in channels',
    'listMoves: the stranger as in channels',
    ...byCode,
  ]))
