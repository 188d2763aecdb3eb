import { beforeEach, expect, it } from 'vitest'
import { forgetPersonInHelp } from '../../../functions/help/forget-person.ts'
import { helpLinkTo } from '../../../functions/help/linked.ts'
import { parsePerson } from '../../../functions/people/actor.ts'
import { keys } from '../../../functions/platform/table.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { seen as posts, write } from '../../moderation/api/scene.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { community, people } from '../../support/district.ts'
import { asking, seededHelp, seededOffer, storedHelpOf } from '../../support/help.ts'
import { anew, at, seen, stage } from './scene.ts'

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
  // A stranger's name is not learned by it, nor that whom one knows by name is the same.
  expect(blocked).toMatchObject({ name: '一位求助者（搬抬重物）', at: at(0) })
  expect(await blockAsker(rung)).toEqual(blocked)
  const named = await blockAsker(promised)
  expect([named.name, named.key === blocked.key]).toEqual([resident.name, false])
  expect(await stage.ok('neighbour', 'listBlocked', {})).toEqual({ items: [blocked, named] })
  await unblock('neighbour', named.key)
  expect(await nearTo('neighbour')).toEqual([promised])
  expect(await unblock('neighbour', blocked.key)).toEqual({ items: [] })
  expect(await nearTo('neighbour')).toHaveLength(3)
})

it('a stranger who asks is blocked in help alone: what they say in channels stays, and tells nobody who they are', async () => {
  const post = async () => (await write(stage, '楼下的花开了')).id
  const helpId = await seededHelp(stage)
  const posted = await post()
  await blockAsker(helpId)
  const shown = async () => (await posts(stage, 'neighbour')).some(({ id, text }) => id === posted && text)
  const { keys } = await stage.ok('neighbour', 'getChannel', { params: { channel: community } })
  expect([await shown(), keys.blocked, await nearTo('neighbour')]).toEqual([true, [], []])
  // By name they are left out there too, as another of the list.
  await stage.ok('neighbour', 'blockAuthor', { params: { postId: posted } })
  expect([await shown(), (await stage.ok('neighbour', 'listBlocked', {})).items.length]).toEqual([false, 2])
})

const params = (helpId: string) => ({ params: { helpId } })
const offer = (helpId: string, body: { words?: string } = {}) =>
  stage.ok('neighbour', 'offerHelp', { ...params(helpId), body })
const helpingOf = async (who: string) => (await callAs(stage, who, 'listHelping', {})).body.items
const leaveOut = (helpId: string, helper = neighbour.id) =>
  stage.call('resident', 'blockInHelp', { ...params(helpId), body: { helper } })
const [other, third] = crowdOf(2)
if (!other || !third) throw new Error('There is nobody else')
const another = (helpId: string) => callAs(stage, other.id, 'offerHelp', { ...params(helpId), body: {} })

it('where the first is accepted, whom the asker blocked is told that others come, and finds it taken everywhere', async () => {
  const before = await seededHelp(stage, { choose: 'pick' })
  await seededOffer(stage, before, 'offer', 'neighbour')
  expect((await leaveOut(before, people.farResident.id)).body.error.code).toBe('badInput')
  const { body } = await leaveOut(before)
  expect(body.name).toBe('一位应答的邻居（搬抬重物）')
  const helpId = await seededHelp(stage, { wanted: 2 })
  for (let times = 0; times < 2; times++) {
    const { outcome, help } = await offer(helpId, { words: '我力气大' })
    expect([outcome, help]).toMatchObject(['enough', { state: 'taken', accepted: 2, wanted: 2 }])
  }
  // Nobody reads what they wrote, and nothing of it is kept.
  const [kept] = await stage.table.read([keys.helpOffer(helpId, neighbour.id)])
  expect(kept).toMatchObject({ state: 'turnedAway' })
  expect(JSON.stringify(kept)).not.toContain('我力气大')
  const facts = { placesLeft: 0, accepted: 2 }
  expect(await seen('neighbour', helpId)).toMatchObject({ state: 'taken', parties: ['neighbour'], facts })
  const link = async (id: string) => {
    const [help, person] = await stage.table.read([keys.help(helpId), keys.person(id)])
    return helpLinkTo(help, parsePerson(person) ?? { id, homes: [], roles: [] })
  }
  await gather(stage, [other, third])
  expect([await link(neighbour.id), await link(other.id)]).toMatchObject([
    { seen: { state: 'taken' } },
    { seen: { state: 'open' } },
  ])
  // Who came too late stands in no list of who offered; nor do they.
  expect([await nearTo('neighbour'), (await helpingOf(neighbour.id)).map(({ id }: { id: string }) => id)]).toEqual([
    [before],
    [before],
  ])
  const { card, entries } = await storedHelpOf(stage, helpId)
  expect([card.state, card.accepted, card.offers, entries]).toEqual(['open', 0, 0, 1])
  expect((await another(helpId)).body.outcome).toBe('accepted')
})

it.each(['before', 'after'] as const)(
  'where the asker picks, whom they blocked %s the offer waits as who was not chosen does, and is told with them',
  async (when) => {
    await gather(stage, [other, third])
    if (when === 'before') {
      const met = await seededHelp(stage, { choose: 'pick' })
      await offer(met)
      await leaveOut(met)
      await stage.ok('resident', 'cancelHelp', { ...params(met), body: { reason: '不用了' } })
    }
    const helpId = await seededHelp(stage, { choose: 'pick' })
    const offered = await offer(helpId)
    expect(offered).toMatchObject({ outcome: 'waiting', help: { state: 'open', offers: 1 } })
    if (when === 'after') await leaveOut(helpId)
    expect(await seen('resident', helpId)).toMatchObject({ offers: 0, waiting: [] })
    // Theirs is among the offers, for all they see.
    expect(await seen('neighbour', helpId)).toMatchObject({ offers: 1, firstOfferAt: at(0) })
    expect((await another(helpId)).body.help.offers).toBe(1)
    await callAs(stage, third.id, 'offerHelp', { ...params(helpId), body: {} })
    // As who is not chosen in the end finds it, in every list, at every time; but for how many offers they count.
    const ofIt = (all: { id: string }[]) => all.find(({ id }) => id === helpId)
    const same = async () => {
      const views = await Promise.all(
        [neighbour.id, third.id].map(async (who) => {
          const near = ofIt((await callAs(stage, who, 'listNearHelp', {})).body.items)
          const { body } = await callAs(stage, who, 'getHelp', params(helpId))
          const helping = ofIt(await helpingOf(who))
          return [near, body, helping].map((each) => each && { ...each, offers: 0, distance: '' })
        }),
      )
      expect(views[0]).toEqual(views[1])
      return views[0]?.[2]
    }
    expect(await same()).toMatchObject({ state: 'open', parties: ['offerer'] })
    expect((await storedHelpOf(stage, helpId)).card.offers).toBe(2)
    const accept = (helper: string) => stage.call('resident', 'acceptOffer', { ...params(helpId), body: { helper } })
    expect((await accept(neighbour.id)).status).toBe(400)
    await accept(other.id)
    expect(await same()).toMatchObject({ state: 'taken', parties: ['offerer'] })
    expect((await storedHelpOf(stage, helpId)).waiting.sort()).toEqual([neighbour.id, third.id].sort())
    const timeline = async () => (await seen('resident', helpId)).timeline.length
    const heard = await timeline()
    await stage.ok('neighbour', 'takeBackOffer', params(helpId))
    expect([(await timeline()) - heard, (await storedHelpOf(stage, helpId)).waiting]).toEqual([0, [third.id]])
  },
)

it('who blocks the asker takes back what they offered; who blocked since by another way is picked by nobody', async () => {
  const [mine, theirs] = [await seededHelp(stage, { choose: 'pick' }), await seededHelp(stage, { choose: 'pick' })]
  for (const helpId of [mine, theirs]) await offer(helpId)
  expect((await blockAsker(mine)).name).toBe('一位求助者（搬抬重物）')
  expect((await seen('resident', mine)).timeline.map(({ move }) => move)).toEqual(['open', 'offer', 'takeBack'])
  expect(await seen('resident', theirs)).toMatchObject({ waiting: [] })
  const body = { helper: neighbour.id }
  const { error } = (await stage.call('resident', 'acceptOffer', { ...params(theirs), body })).body
  expect(error.fields.helper).toContain('收回了')
  await unblock('neighbour', (await stage.ok('neighbour', 'listBlocked', {})).items[0]?.key ?? '')
  expect(await seen('resident', theirs)).toMatchObject({ waiting: [{ helper: neighbour.id }] })
})

it('what whom I blocked writes among us is left out for me alone', async () => {
  const helpId = await seededHelp(stage, { wanted: 2 })
  await seededOffer(stage, helpId, 'join', 'neighbour')
  const say = (who: 'resident' | 'neighbour', text: string) =>
    stage.ok(who, 'sayInHelp', { ...params(helpId), body: { text } })
  const lines = async (who: 'resident' | 'neighbour' | 'worker') =>
    (await stage.ok(who, 'listHelpMessages', params(helpId))).items.map(({ text }) => text)
  await say('resident', '几点来')
  await say('neighbour', '不告诉你')
  await leaveOut(helpId)
  await say('neighbour', '又是我')
  expect([await lines('resident'), (await lines('neighbour')).length, (await lines('worker')).length]).toEqual([
    ['几点来'],
    3,
    3,
  ])
})

it('who leaves while nobody hears of what they offered goes without a word', async () => {
  const helpId = await seededHelp(stage, { choose: 'pick' })
  await offer(helpId)
  await leaveOut(helpId)
  await forgetPersonInHelp(grantedTable('sweep', stage.table), neighbour.id, '已注销', at(0))
  const { waiting, card, entries } = await storedHelpOf(stage, helpId)
  expect([waiting, card.offers, entries]).toEqual([[], 0, 2])
})

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
  await gather(stage, [other])
  await stage.call('unverified', 'blockInHelp', { params: { helpId }, body: { helper: neighbour.id } })
  await callAs(stage, other.id, 'blockInHelp', { params: { helpId }, body: { helper: neighbour.id } })
  expect(await seen('resident', helpId)).toMatchObject({ offers: 1 })
})

it('who stands there by name is not found out by whom one blocked unnamed', async () => {
  const [unnamed, named] = [await seededHelp(stage), await seededHelp(stage, { wanted: 2 })]
  await seededOffer(stage, named, 'join', 'neighbour')
  await blockAsker(unnamed)
  await stage.ok('resident', 'sayInHelp', { ...params(named), body: { text: '我在楼下' } })
  const lines = async () => (await stage.ok('neighbour', 'listHelpMessages', params(named))).items.length
  expect(await lines()).toBe(1)
  await blockAsker(named)
  expect(await lines()).toBe(0)
})

it('whom I blocked I offer nothing, though a link leads there: it says so, and nobody hears of it', async () => {
  const helpId = await seededHelp(stage)
  const { key } = await blockAsker(helpId)
  const { status, body } = await stage.call('neighbour', 'offerHelp', { ...params(helpId), body: {} })
  expect([status, body.error.fields]).toEqual([409, { helper: '您屏蔽了对方，先取消屏蔽' }])
  expect((await storedHelpOf(stage, helpId)).entries).toBe(1)
  await unblock('neighbour', key)
  expect((await offer(helpId)).outcome).toBe('accepted')
})
