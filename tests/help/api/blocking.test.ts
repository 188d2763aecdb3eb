import { beforeEach, expect, it } from 'vitest'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { people } from '../../support/district.ts'
import { asking, seededHelp, seededOffer, storedHelpOf } from '../../support/help.ts'
import { anew, seen, stage } from './scene.ts'

beforeEach(anew)

const { resident, neighbour } = people
const nearTo = async (who: 'neighbour' | 'resident') => (await stage.ok(who, 'listNearHelp')).items.map(({ id }) => id)
const blockAsker = (helpId: string) => stage.ok('neighbour', 'blockInHelp', { params: { helpId }, body: {} })
const unblock = (who: 'neighbour' | 'resident', blockedKey: string) =>
  stage.ok(who, 'unblockAuthor', { params: { blockedKey } })

it('whom I blocked: their requests are not near me and ring me not, but for what I promised; in the one list I have', async () => {
  const body = { kinds: ['lift' as const], parts: ['morning' as const], scope: 'community' as const }
  await stage.ok('neighbour', 'saveReady', { body })
  const urgent = async () => (await stage.ok('resident', 'openHelp', { body: asking(stage, { urgency: 'urgent' }) })).id
  const promised = await seededHelp(stage, { wanted: 2 })
  await seededOffer(stage, promised, 'join', 'neighbour')
  const rung = await urgent()
  const blocked = await blockAsker(rung)
  expect([(await seen('resident', rung)).rung, await nearTo('neighbour')]).toEqual([1, [promised]])
  expect((await seen('resident', await urgent())).rung).toBe(0)
  // A stranger's name is not learned by it.
  expect(JSON.stringify(blocked)).not.toContain(resident.name)
  expect(blocked).toEqual(await blockAsker(promised))
  expect(await stage.ok('neighbour', 'listBlocked', {})).toEqual({ items: [blocked] })
  await unblock('neighbour', blocked.key)
  expect(await nearTo('neighbour')).toHaveLength(3)
})

it.each(['first', 'pick'] as const)(
  'whom the asker blocked is told that others come, where they %s',
  async (choose) => {
    const before = await seededHelp(stage, { choose: 'pick' })
    await seededOffer(stage, before, 'offer', 'neighbour')
    const block = (helper: string) =>
      stage.call('resident', 'blockInHelp', { params: { helpId: before }, body: { helper } })
    expect((await block(people.farResident.id)).body.error.code).toBe('badInput')
    expect((await block(neighbour.id)).body.name).not.toContain(neighbour.name)
    expect(await seen('resident', before)).toMatchObject({ offers: 0, waiting: [] })
    expect((await storedHelpOf(stage, before)).waiting).toEqual([])
    const helpId = await seededHelp(stage, { choose, wanted: 2 })
    const params = { helpId }
    for (let times = 0; times < 2; times++) {
      const { outcome, help } = await stage.ok('neighbour', 'offerHelp', { params, body: {} })
      expect([outcome, help]).toMatchObject(['enough', { state: 'taken', accepted: 2, wanted: 2 }])
    }
    for (const id of [helpId, before])
      expect(await seen('neighbour', id)).toMatchObject({
        state: 'taken',
        parties: ['neighbour'],
        facts: { placesLeft: 0 },
      })
    expect(await nearTo('neighbour')).toEqual([])
    expect((await stage.ok('neighbour', 'listHelping')).items.map(({ state }) => state)).toEqual(['taken', 'taken'])
    expect((await stage.call('resident', 'acceptOffer', { params, body: { helper: neighbour.id } })).status).toBe(400)
    const { card, entries } = await storedHelpOf(stage, helpId)
    expect([card.state, card.accepted, card.offers, entries]).toEqual(['open', 0, 0, 1])
    // Nobody else is kept out, nor rung for nothing.
    const [other] = crowdOf(1)
    if (!other) throw new Error('There is nobody else')
    await gather(stage, [other])
    const { body } = await callAs(stage, other.id, 'offerHelp', { params, body: {} })
    expect(body.outcome).toBe(choose === 'first' ? 'accepted' : 'waiting')
  },
)

it('staff who come are blocked by nobody, who came may be, and who has no part in it blocks nobody', async () => {
  const helpId = await seededHelp(stage, { wanted: 3 })
  await stage.ok('worker', 'stepInHelp', { params: { helpId } })
  await seededOffer(stage, helpId, 'join', 'neighbour')
  const block = async (who: 'resident' | 'communityStaff', helper?: string) =>
    (await stage.call(who, 'blockInHelp', { params: { helpId }, body: helper ? { helper } : {} })).body
  expect([
    (await block('resident', people.worker.id)).error.code,
    (await block('communityStaff')).error.code,
    (await block('resident')).error.code,
    (await block('resident', neighbour.id)).name,
    (await blockAsker(helpId)).name,
  ]).toEqual(['wrongState', 'notAllowed', 'badInput', neighbour.name, resident.name])
})

it('turns nobody away but from a request of one’s own', async () => {
  const helpId = await seededHelp(stage, { choose: 'pick' })
  await seededOffer(stage, helpId, 'offer', 'neighbour')
  await stage.call('unverified', 'blockInHelp', { params: { helpId }, body: { helper: neighbour.id } })
  await stage.call('neighbour', 'blockInHelp', { params: { helpId }, body: { helper: neighbour.id } })
  expect(await seen('resident', helpId)).toMatchObject({ offers: 1 })
})
