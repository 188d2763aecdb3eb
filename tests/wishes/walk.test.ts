/** What each viewer is told by every reply of wishes and of service posts: the tables below are all of it. */
import { beforeAll, expect, it } from 'vitest'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { keys } from '../../functions/platform/table.ts'
import { callAs, crowdOf, gather } from '../support/crowd.ts'
import { building2, community, grid1, people } from '../support/district.ts'
import { homeAt } from '../support/households.ts'
import { lookedAt } from '../support/points.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { type Walked, WHOLE_WALK, walk } from '../support/walk.ts'
import {
  claimed,
  confirmed,
  enter,
  familyOf,
  forgetClaims,
  fulfilled,
  household,
  post,
  wishScenes,
} from '../support/wishes.ts'

const { neighbour: claimer, worker, farWorker } = people
const [stranger, member] = crowdOf(2).map((person, i) => ({
  ...person,
  name: ['路人全名', '家人全名'][i] ?? '',
  homes: [
    i
      ? { ...homeAt({ building: household.slice(0, 18), unit: 1, room: 601 }), household }
      : homeAt({ building: building2, unit: 1, room: 701 }),
  ],
})) as [StoredPerson, StoredPerson]

let stage: Stage
let wishId: string
let walked: Walked<'newcomer' | 'stranger' | 'farStaff' | 'nextWorker' | 'family' | 'claimer' | 'supervisor' | 'staff'>
beforeAll(async () => {
  stage = await makeStage()
  await gather(stage, [stranger, member])
  const cameTrue = await confirmed(stage)
  await stage.ok('worker', 'thankForWish', { params: { wishId: cameTrue }, body: { text: '被子很暖和' } })
  const toTheDoor = await claimed(stage, 'neighbour', { delivery: 'door' })
  wishId = await fulfilled(stage)
  await callAs(stage, stranger.id, 'reportWish', { params: { wishId }, body: { reason: '像是广告吧' } })
  await stage.ok('worker', 'refuseProof', { params: { wishId }, body: { reason: '请再拍一张' } })
  const photos = [await lookedAt(stage, 'neighbour')]
  await stage.ok('neighbour', 'fulfilWish', { params: { wishId }, body: { text: '交给老人了', photos } })
  const servicePostId = await post(stage)
  await forgetClaims(stage, 'neighbour')
  const { id: holdingId } = await stage.ok('neighbour', 'claimServicePost', {
    params: { servicePostId },
    body: { term: 3, note: '我住得近' },
  })
  await stage.ok('worker', 'agreeHolding', { params: { holdingId }, body: { text: '欢迎您来' } })

  walked = await walk(stage, {
    capability: 'wishes',
    viewers: {
      newcomer: people.newcomer.id,
      stranger: stranger.id,
      farStaff: farWorker.id,
      nextWorker: people.otherWorker.id,
      family: member.id,
      claimer: claimer.id,
      supervisor: people.supervisor.id,
      staff: worker.id,
    },
    secrets: {
      'name of the claimer': { text: claimer.name, of: claimer.id },
      'room of the claimer': { text: claimer.homes[0]?.room ?? '', of: claimer.id },
      'name of the worker': { text: worker.name, of: worker.id },
      'name of the family': { text: familyOf.name },
      'address of the family': { text: familyOf.address },
      'note about the family': { text: familyOf.note },
      'the reason of a report': { text: '像是广告吧' },
      'what was asked of the claimer': { text: '请再拍一张' },
      'the proof': { text: '交给老人了' },
      'the claim of a post': { text: '我住得近' },
    },
    params: [
      { wishId, servicePostId, holdingId, area: community },
      { wishId: toTheDoor, area: grid1 },
      { wishId: cameTrue },
    ],
    scenes: {
      ...wishScenes,
      reportWish: async (on) => ({ who: 'resident', params: { wishId: await enter(on) }, body: { reason: '看看' } }),
    },
  })
}, WHOLE_WALK)

it('walks every route', () => expect(walked.unwalked).toEqual([]))
it('tells who has no part in it nobody’s name, room, phone or id, nor a word that was meant for others', () => {
  const reads = [
    'listWishes',
    'getWish',
    'listMyWishes',
    'listServicePosts',
    'getServicePost',
    'listMyHoldings',
  ] as const
  expect([...walked.heard.stranger]).toEqual(expect.arrayContaining([...reads, 'claimWish', 'claimServicePost']))
  const { newcomer, stranger, farStaff, nextWorker } = walked.told
  expect({ newcomer, stranger, farStaff, nextWorker }).toEqual({
    newcomer: [],
    stranger: [],
    farStaff: [],
    nextWorker: [],
  })
})

it('tells the family what was done for it, and not by whom', () =>
  expect(walked.told.family).toEqual(['getWish: the proof']))

it('tells who claimed it where to bring it, where the worker so decided, and never the household', () =>
  expect(walked.told.claimer).toEqual([
    'getHolding: the claim of a post',
    'getWish: the proof',
    'getWish: what was asked of the claimer',
    'getWishFamily: a phone',
    'getWishFamily: a room',
    'getWishFamily: address of the family',
    'getWishFamily: name of the family',
  ]))

it('tells who oversees it who claimed and who serves, and nothing of the family', () =>
  expect(walked.told.supervisor).toEqual([
    'getHolding: name of the claimer',
    'getHolding: name of the worker',
    'getHolding: the claim of a post',
    'getServicePost: name of the claimer',
    'getWish: name of the claimer',
    'getWish: name of the worker',
    'getWish: the proof',
    'getWish: what was asked of the claimer',
    'listHoldings: name of the claimer',
    'listWishQueue: name of the claimer',
  ]))

it('tells who serves there the family in the one reply that is audited, and else who claimed', () => {
  const family = walked.told.staff.filter((told) => /famil|phone|room|household/i.test(told))
  expect(family).toEqual([
    'getWishFamily: a household',
    'getWishFamily: a phone',
    'getWishFamily: a room',
    'getWishFamily: address of the family',
    'getWishFamily: name of the family',
    'getWishFamily: note about the family',
  ])
  const rest = walked.told.staff.filter((told) => !family.includes(told)).map((told) => told.split(': ')[1])
  expect(new Set(rest)).toEqual(
    new Set(['name of the claimer', 'the claim of a post', 'the proof', 'what was asked of the claimer']),
  )
})

it('keeps nothing of the family in clear', async () => {
  const [item] = await stage.table.read([keys.wishFamily(wishId)])
  const [wish] = await stage.table.read([keys.wish(wishId)])
  for (const secret of [familyOf.name, familyOf.phone, familyOf.address, familyOf.note, household])
    expect(JSON.stringify([item, wish])).not.toContain(secret)
})
