import { beforeAll, describe, expect, it } from 'vitest'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { newPerson } from '../../functions/people/store.ts'
import type { Route } from '../../shared/route.ts'
import { operationsOf } from '../../shared/routes.ts'
import { meaning } from '../support/cases.ts'
import { callAs, crowdOf, gather } from '../support/crowd.ts'
import { building2, community, people } from '../support/district.ts'
import { asking, storedHelpOf } from '../support/help.ts'
import { homeAt } from '../support/households.ts'
import { smallestBody, smallestQuery } from '../support/schemas.ts'
import { makeStage, type Stage } from '../support/stage.ts'

/** What nobody may be told who has no reason to know it: names, rooms, phones, ids of those whom it is between. */
const asker = { ...people.resident, name: '求助者全名', phone: 'sealed 13800001111' }
const [helper, stranger, offerer] = crowdOf(3).map((person, i) => ({
  ...person,
  name: ['帮手全名', '路人全名', '应答者全名'][i] ?? '',
  homes: [homeAt({ building: building2, unit: 1, room: 701 + i })],
})) as [StoredPerson, StoredPerson, StoredPerson]
const words = { asker: asker.name, helper: helper.name, offerer: offerer.name }
const rooms = [asker, helper, offerer].map(({ homes }) => homes[0]?.room ?? '')
const ids = [asker, helper, offerer].map(({ id }) => id)
const lines = ['到了请敲门', '我在楼下']
const phones = ['13800001111', 'sealed']

let stage: Stage
let helpId: string
beforeAll(async () => {
  stage = await makeStage()
  await gather(stage, [helper, stranger, offerer])
  const set = newPerson(asker).flatMap((write) =>
    'put' in write && write.put.sk === 'PERSON' ? [{ put: write.put }] : [],
  )
  await stage.table.write(set)
  const body = asking(stage, { wanted: 2, choose: 'pick' })
  helpId = (await stage.ok('resident', 'openHelp', { body })).id
  const params = { helpId }
  for (const { id } of [helper, offerer]) await callAs(stage, id, 'offerHelp', { params, body: { words: '我可以' } })
  await stage.ok('resident', 'acceptOffer', { params, body: { helper: helper.id } })
  await stage.ok('resident', 'sayInHelp', { params, body: { text: lines[0] ?? '' } })
  await callAs(stage, helper.id, 'sayInHelp', { params, body: { text: lines[1] ?? '' } })
})

/** Every reply of every route of help to somebody, as texts; those that change something last, and what ends it for them at the end. */
async function everything(who: StoredPerson): Promise<{ id: string; text: string; status: number }[]> {
  const order = (route: Route) => (route.method === 'GET' ? 0 : 1)
  const replies = []
  for (const [id, route] of [...operationsOf('help')].sort(([, a], [, b]) => order(a) - order(b))) {
    const query = { ...smallestQuery(route, { ...meaning(), community: [community] }), limit: undefined }
    const usual = { ...(smallestBody(route, meaning()) as object), helper: helper.id }
    const sent = { params: { helpId }, query, ...(route.body ? { body: usual } : {}) }
    const params = Object.keys(route.params?.def.shape ?? {})
    if (params.some((name) => name !== 'helpId')) continue
    const { status, body } = await callAs(stage, who.id, id, sent as never)
    replies.push({ id, status, text: JSON.stringify(body) })
  }
  return replies
}

const holding = (replies: { id: string; text: string }[], found: readonly string[]) =>
  replies.flatMap(({ id, text }) => found.filter((each) => text.includes(each)).map((each) => `${id} ${each}`))

const without = (all: readonly string[], own: StoredPerson) =>
  all.filter((each) => each !== own.name && each !== own.id && each !== own.homes[0]?.room)

describe('every reply of every route', () => {
  it('to a stranger holds no name, no room, no phone, no id and no word of the thread', async () => {
    const replies = await everything(stranger)
    expect(replies.filter(({ status }) => status === 200).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['listNearHelp', 'getHelp', 'listMyHelp', 'listHelping', 'offerHelp']),
    )
    expect(holding(replies, [...Object.values(words), ...rooms, ...ids, ...phones, ...lines])).toEqual([])
  })

  it('to an accepted helper holds the name and room of who asks, in the request alone, and nothing of who offers', async () => {
    const replies = await everything(helper)
    const told = [...new Set(holding(replies, [words.asker, rooms[0] ?? '']))].filter(
      (each) => !each.startsWith('openHelp'),
    )
    expect(told.sort()).toEqual(
      [`getHelp ${rooms[0]}`, `getHelp ${words.asker}`, `listHelpMessages ${words.asker}`].sort(),
    )
    const others = without([words.offerer, rooms[2] ?? '', ...ids, ...phones], helper)
    expect(holding(replies, others)).toEqual([])
  })

  it('to staff of the place holds names where they handle it, and never a phone; a look is kept', async () => {
    await storedHelpOf(stage, helpId)
    const replies = await everything(people.worker)
    const told = holding(replies, [words.asker, words.offerer, rooms[0] ?? '', ...lines])
    expect(new Set(told.map((each) => each.split(' ')[0]))).toEqual(new Set(['getHelp', 'listHelpMessages']))
    expect(holding(replies, [...phones, rooms[1] ?? '', rooms[2] ?? ''])).toEqual([])
    const looks = await stage.table.query({
      pk: { name: 'pk', value: `PERSON#${asker.id}` },
      sk: { name: 'sk', beginsWith: 'LOOK#' },
      ascending: true,
    })
    expect(looks.items).toMatchObject([{ by: people.worker.id, what: helpId }])
    const elsewhere = await everything(people.farWorker)
    expect(holding(elsewhere, [...Object.values(words), ...rooms, ...ids, ...lines])).toEqual([])
  })
})
