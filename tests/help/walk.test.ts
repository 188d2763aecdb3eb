/** What each viewer is told by every reply of help and of lending: the tables below are all of it. */
import { beforeAll, expect, it } from 'vitest'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { newPerson } from '../../functions/people/store.ts'
import { isoTime } from '../../functions/platform/clock.ts'
import { callAs, crowdOf, gather } from '../support/crowd.ts'
import { building1, building2, community, people } from '../support/district.ts'
import { asking, helpScenes, seededHelp, seededOffer } from '../support/help.ts'
import { homeAt } from '../support/households.ts'
import { lendingScenes, newLoan, newThing } from '../support/lending.ts'
import { lookedAt } from '../support/points.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { type Walked, WHOLE_WALK, walk } from '../support/walk.ts'

const { resident, neighbour: helper, worker, farWorker, communityStaff } = people
const [stranger, offerer] = crowdOf(2).map((person, i) => ({
  ...person,
  name: ['路人全名', '应答者全名'][i] ?? '',
  // The stranger lives in the building of the shelf, the other in that of the helper.
  homes: [homeAt({ building: i ? building2 : building1, unit: 1, room: 701 + i })],
})) as [StoredPerson, StoredPerson]
const asker = { ...resident, phone: 'sealed-of-the-asker' }

const roomOf = ({ homes }: StoredPerson) => homes[0]?.room ?? ''
const secretsOf = (who: string, person: StoredPerson) => ({
  [`name of ${who}`]: { text: person.name, of: person.id },
  [`room of ${who}`]: { text: roomOf(person), of: person.id },
})

/** Done, with thanks for who came. */
async function helped(on: Stage): Promise<string> {
  const helpId = await seededHelp(on)
  const params = { helpId }
  await seededOffer(on, helpId, 'joinLast', 'neighbour')
  await on.ok('resident', 'confirmHelp', { params, body: {} })
  await on.ok('resident', 'thankHelper', { params, body: { helper: helper.id, stars: 5, words: '多谢多谢' } })
  return helpId
}

let stage: Stage
let walked: Walked<'stranger' | 'farStaff' | 'offerer' | 'helper' | 'staff' | 'office' | 'asker'>
beforeAll(async () => {
  stage = await makeStage()
  await gather(stage, [stranger, offerer])
  await stage.table.write(
    newPerson(asker).flatMap((write) => ('put' in write && write.put.sk === 'PERSON' ? [{ put: write.put }] : [])),
  )
  const photos = [await lookedAt(stage, 'resident')]
  const body = asking(stage, { wanted: 2, choose: 'pick', photos })
  const { id: helpId } = await stage.ok('resident', 'openHelp', { body })
  const params = { helpId }
  for (const { id } of [helper, offerer]) await callAs(stage, id, 'offerHelp', { params, body: { words: '我可以' } })
  await stage.ok('resident', 'acceptOffer', { params, body: { helper: helper.id } })
  await stage.ok('resident', 'sayInHelp', { params, body: { text: '到了请敲门' } })
  await stage.ok('neighbour', 'sayInHelp', { params, body: { text: '我在楼下' } })
  await callAs(stage, offerer.id, 'reportHelp', { params, body: { reason: '像是广告' } })
  await stage.ok('communityStaff', 'vetHelper', { body: { community, person: offerer.id, vetted: true } })
  const thingId = await newThing(stage)
  await callAs(stage, stranger.id, 'reportThing', { params: { thingId }, body: { reason: '像是广告' } })
  const loanId = await newLoan(stage, thingId)
  const condition = [await lookedAt(stage, 'resident')]
  await stage.ok('resident', 'lendThing', { params: { loanId }, body: { photos: condition } })
  const done = { helpId: await helped(stage), loanId: await newLoan(stage) }

  walked = await walk(stage, {
    capability: 'help',
    viewers: {
      stranger: stranger.id,
      farStaff: farWorker.id,
      offerer: offerer.id,
      helper: helper.id,
      staff: worker.id,
      office: communityStaff.id,
      asker: asker.id,
    },
    secrets: {
      ...secretsOf('the asker', asker),
      ...secretsOf('the helper', helper),
      ...secretsOf('the offerer', offerer),
      ...secretsOf('the stranger', stranger),
      'the offerer as in channels': { text: '应邻居', of: offerer.id },
      'the sealed phone': { text: asker.phone },
      'the thread': { text: '到了请敲门' },
      'the words of an offer': { text: '我可以' },
      'the thanks': { text: '多谢多谢' },
      'the reason of a report': { text: '像是广告' },
    },
    params: [{ helpId, thingId, loanId }, done],
    query: {
      listHelpers: { community, month: isoTime(stage.clock.now()).slice(0, 7) },
      getHelpFigures: { area: community, month: isoTime(stage.clock.now()).slice(0, 7) },
      getVetting: { community },
    },
    scenes: {
      ...helpScenes,
      ...lendingScenes,
      stopReady: async () => ({ who: 'resident' }),
      removeThing: async (on) => ({ who: 'resident', params: { thingId: await newThing(on) } }),
    },
  })
}, WHOLE_WALK)

it('walks every route', () => expect(walked.unwalked).toEqual([]))

it('tells who has no part in it nobody’s name, room, phone or id, nor a word of the thread', () => {
  const { heard, told } = walked
  const reads = ['listNearHelp', 'getHelp', 'listThings', 'listLoans', 'listMyHelp', 'listHelping'] as const
  expect([...heard.stranger]).toEqual(
    expect.arrayContaining([...reads, 'offerHelp', 'reportHelp', 'openHelp', 'addThing']),
  )
  expect([...heard.offerer]).toEqual(expect.arrayContaining([...reads, 'borrowThing']))
  const { stranger, farStaff, offerer } = told
  expect({ stranger, farStaff, offerer }).toEqual({ stranger: [], farStaff: [], offerer: [] })
})

it('tells who comes, or borrows, whom they go to and where, and nothing of who else offered', () =>
  expect(walked.told.helper).toEqual([
    'getHelp: a room',
    'getHelp: name of the asker',
    'getHelp: room of the asker',
    'getHelp: the thanks',
    'getLoan: a room',
    'getLoan: name of the asker',
    'getLoan: room of the asker',
    'listHelpMessages: name of the asker',
    'listHelpMessages: the thread',
  ]))

it('tells who asks, or lends, who comes and what they said, and no room of theirs', () =>
  expect(walked.told.asker).toEqual([
    'getHelp: an id',
    'getHelp: name of the helper',
    'getHelp: the offerer as in channels',
    'getHelp: the thanks',
    'getHelp: the words of an offer',
    'getLoan: name of the helper',
    'listHelpMessages: name of the helper',
    'listHelpMessages: the thread',
  ]))

it('tells staff of the place where they look at one request, and keeps that they looked; of loans nothing', async () => {
  const request = [
    'getHelp: a room',
    'getHelp: an id',
    'getHelp: name of the asker',
    'getHelp: name of the helper',
    'getHelp: name of the offerer',
    'getHelp: room of the asker',
    'getHelp: the offerer as in channels',
    'getHelp: the reason of a report',
    'getHelp: the thanks',
    'getHelp: the words of an offer',
    'listHelpMessages: name of the asker',
    'listHelpMessages: name of the helper',
    'listHelpMessages: the thread',
    'listReportedThings: the reason of a report',
  ]
  expect(walked.told.staff).toEqual(request)
  // Whom they know to be fit for what is delicate, and who is asked too often: the office, by audited calls.
  const known = ['getVetting', 'setVetting', 'vetHelper'].flatMap((id) => [
    `${id}: an id`,
    `${id}: name of the offerer`,
  ])
  expect(walked.told.office).toEqual(
    [...request, ...known, 'vetHelper: name of the helper', 'listHelpers: name of the helper'].sort(),
  )
  const looks = await stage.table.query({
    pk: { name: 'pk', value: `PERSON#${asker.id}` },
    sk: { name: 'sk', beginsWith: 'LOOK#' },
    ascending: true,
  })
  expect(looks.items.map(({ by }) => by)).toEqual(expect.arrayContaining([worker.id, communityStaff.id]))
})
