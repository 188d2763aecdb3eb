import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import {
  building1,
  building2,
  community,
  farBuilding,
  farCommunity,
  grid1,
  grid2,
  type PersonName,
  people,
} from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { say } from '../../support/talk.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

const mine = async (who: PersonName) => (await stage.ok(who, 'listChannels')).items
const unread = async (who: PersonName) => Object.fromEntries((await mine(who)).map(({ id, unread }) => [id, unread]))
const read = (who: PersonName, channel: string, seq: number) =>
  stage.ok(who, 'readChannel', { params: { channel }, body: { seq } })
/** Slowly enough for who may write ten a minute. */
async function sayMany(who: PersonName, channel: string, count: number) {
  for (let i = 1; i <= count; i++) {
    await say(stage, who, channel, `第 ${i} 句`)
    if (i % 10 === 0) stage.clock.pass(MINUTE)
  }
}

describe('my channels', () => {
  it('are those of where I live or serve, nearest first, by the names of their areas; nobody is in others', async () => {
    const ids = async (who: PersonName) => (await mine(who)).map(({ id }) => id)
    expect(await ids('resident')).toEqual([building1, grid1, community])
    expect(await ids('neighbour')).toEqual([building2, grid2, community])
    expect(await ids('worker')).toEqual([grid1, grid2, community])
    expect(await ids('communityStaff')).toEqual([community])
    for (const who of ['propertyManager', 'responder'] as const) expect(await ids(who), who).toEqual([community])
    for (const who of ['newcomer', 'unverified', 'streetStaff', 'supervisor'] as const)
      expect(await ids(who), who).toEqual([])
    expect((await mine('worker')).map(({ name, kind }) => [name, kind])).toEqual([
      ['大江园社区第1网格', 'grid'],
      ['大江园社区第2网格', 'grid'],
      ['大江园社区', 'community'],
    ])
  })

  it('say what is new and what was said last, until I have read it', async () => {
    await say(stage, 'neighbour', community, '楼下的快递到了吗？')
    const { seq } = await say(stage, 'worker', community, '还没有到。')
    await say(stage, 'neighbour', community, '谢谢！')
    const card = (await mine('resident')).find(({ id }) => id === community)
    expect(card).toMatchObject({ unread: 3, seq: 3, muted: false, last: { excerpt: '谢谢！' } })
    expect(await read('resident', community, seq ?? 0)).toEqual({ unread: 1, readTo: 2 })
    expect(await unread('resident')).toEqual({ [building1]: 0, [grid1]: 0, [community]: 1 })
    expect(await unread('neighbour')).toMatchObject({ [community]: 3 })
  })

  it('count posts, not what is changed or answered in them', async () => {
    const { id } = await say(stage, 'neighbour', community, '有人要纸箱吗？')
    await read('resident', community, 1)
    await say(stage, 'resident', community, '要的', { thread: id })
    await stage.ok('neighbour', 'editPost', {
      params: { postId: id },
      body: { text: '有人要大纸箱吗？' },
      key: 'edit-once-1',
    })
    expect(await unread('resident')).toMatchObject({ [community]: 0 })
    expect((await mine('resident')).find((each) => each.id === community)?.seq).toBeGreaterThan(1)
  })

  it('take two requests, however many there are', async () => {
    const reads: number[] = []
    const { read: real } = stage.table
    stage.table.read = (wanted) => {
      reads.push(wanted.length)
      return real(wanted)
    }
    for (const who of ['communityStaff', 'resident', 'worker'] as const) {
      reads.length = 0
      await mine(who)
      expect(reads.length, who).toBe(2)
    }
  })
})

describe('where I stopped reading', () => {
  it('goes on, never back, and not beyond the last event', async () => {
    await sayMany('neighbour', community, 12)
    expect(await read('resident', community, 5)).toEqual({ unread: 7, readTo: 5 })
    expect(await read('resident', community, 3)).toEqual({ unread: 7, readTo: 5 })
    expect(await read('resident', community, 0)).toEqual({ unread: 7, readTo: 5 })
    expect(await read('resident', community, 999)).toEqual({ unread: 0, readTo: 12 })
    expect((await stage.ok('resident', 'getChannel', { params: { channel: community } })).readTo).toBe(12)
  })

  it('is told right when two devices say it at once', async () => {
    await sayMany('neighbour', community, 9)
    await Promise.all([2, 9, 4, 7].map((seq) => read('resident', community, seq)))
    expect(await unread('resident')).toMatchObject({ [community]: 0 })
  })

  it('is asked of nobody in a channel that they may not read', async () => {
    for (const [who, channel] of [
      ['farResident', community],
      ['unverified', building1],
      ['newcomer', grid1],
      ['resident', building2],
      ['resident', farCommunity],
      ['otherWorker', building1],
    ] as const) {
      const params = { channel }
      const codes = [
        await stage.call(who, 'readChannel', { params, body: { seq: 1 } }),
        await stage.call(who, 'muteChannel', { params, body: { muted: true } }),
        await stage.call(who, 'getChannel', { params }),
        await stage.call(who, 'searchPosts', { params, query: { q: '你好' } }),
      ].map(({ body }) => body.error.code)
      expect(codes, `${who} ${channel}`).toEqual(Array(4).fill('notFound'))
    }
  })
})

describe('a channel opened', () => {
  const open = (who: PersonName, channel: string) => stage.ok(who, 'getChannel', { params: { channel } })

  it('says what I may do there, and why not', async () => {
    expect(await open('resident', building1)).toMatchObject({ kind: 'building', maySpeak: true, mayModerate: false })
    expect(await open('worker', building1)).toMatchObject({ maySpeak: true, mayModerate: true })
    expect(await open('supervisor', building1)).toMatchObject({ maySpeak: false, why: '您可以查看这个频道，不能发言' })
    expect(await open('otherWorker', community)).toMatchObject({ maySpeak: true, mayModerate: false })
  })

  it('is there before its first post, and not for an area that is none', async () => {
    expect(await open('resident', grid1)).toMatchObject({ name: '大江园社区第1网格', seq: 0, unread: 0, pins: [] })
    const nowhere = await stage.call('districtStaff', 'getChannel', { params: { channel: `${community}999` } })
    expect(nowhere.body.error.code).toBe('notFound')
  })

  it('shows what is pinned, and keys by which I am known in its frames, other in each channel', async () => {
    const { id } = await say(stage, 'communityStaff', community, '明天上午停水。')
    await stage.ok('communityStaff', 'pinPost', { params: { postId: id }, body: { pinned: true } })
    const here = await open('resident', community)
    expect(here.pins.map((each) => [each.id, each.text])).toEqual([[id, '明天上午停水。']])
    const [mine, others] = [here.keys.me, (await open('neighbour', community)).keys.me]
    expect(new Set([mine, others, (await open('resident', grid1)).keys.me]).size).toBe(3)
    expect(JSON.stringify(here)).not.toContain(people.communityStaff.id)
  })
})

describe('quiet', () => {
  it('is a channel that I muted, until I want to hear of it again', async () => {
    const mute = (muted: boolean) =>
      stage.ok('resident', 'muteChannel', { params: { channel: grid1 }, body: { muted } })
    const muted = async () => (await mine('resident')).flatMap(({ id, muted }) => (muted ? [id] : []))
    for (const _ of [1, 2]) expect(await mute(true)).toEqual({ muted: true })
    expect(await muted()).toEqual([grid1])
    for (const _ of [1, 2]) expect(await mute(false)).toEqual({ muted: false })
    expect(await muted()).toEqual([])
  })

  it('are the hours that I say, over midnight too, until I take them back', async () => {
    const set = (body: { from?: string; to?: string }) => stage.call('resident', 'setQuietHours', { body })
    expect((await set({ from: '22:00', to: '07:30' })).body).toEqual({ quiet: { from: '22:00', to: '07:30' } })
    expect((await stage.ok('resident', 'listChannels')).quiet).toEqual({ from: '22:00', to: '07:30' })
    for (const wrong of [
      { from: '22:00' },
      { to: '07:00' },
      { from: '7:00', to: '08:00' },
      { from: '24:00', to: '01:00' },
    ])
      expect((await set(wrong)).body.error.code, JSON.stringify(wrong)).toBe('badInput')
    expect((await set({ from: '08:00', to: '08:00' })).body.error.fields).toHaveProperty('to')
    expect((await set({})).body).toEqual({})
    expect(await stage.ok('resident', 'listChannels')).not.toHaveProperty('quiet')
  })
})

describe('a reaction', () => {
  const react = (who: PersonName, postId: string, reaction: 'like' | 'heart', on = true) =>
    stage.ok(who, 'reactToPost', { params: { postId }, body: { reaction, on } })

  it('counts once a person, however often it is said, and is taken back', async () => {
    const { id } = await say(stage, 'neighbour', community, '电梯修好了')
    for (const _ of [1, 2, 3]) await react('resident', id, 'like')
    await react('worker', id, 'like')
    expect((await react('worker', id, 'heart')).reactions).toEqual([
      { reaction: 'like', count: 2, mine: true },
      { reaction: 'heart', count: 1, mine: true },
    ])
    for (const _ of [1, 2]) await react('worker', id, 'like', false)
    const { items } = await stage.ok('resident', 'listPosts', { params: { channel: community } })
    expect(items[0]?.reactions).toEqual([
      { reaction: 'like', count: 1, mine: true },
      { reaction: 'heart', count: 1, mine: false },
    ])
  })

  it('is counted exactly when all react at once, and some of them change their minds', async () => {
    const { id } = await say(stage, 'neighbour', community, '今晚有露天电影')
    const all = ['resident', 'neighbour', 'worker', 'otherWorker', 'communityStaff', 'streetStaff'] as const
    await Promise.all(all.flatMap((who) => [react(who, id, 'like'), react(who, id, 'heart')]))
    await Promise.all(all.slice(0, 2).flatMap((who) => [react(who, id, 'like', false), react(who, id, 'like', false)]))
    const seen = await stage.ok('resident', 'getPost', { params: { postId: id } })
    expect(seen.reactions.map(({ reaction, count }) => [reaction, count])).toEqual([
      ['like', 4],
      ['heart', 6],
    ])
  })

  it('is for those of the channel: who oversees looks on, strangers know of no post', async () => {
    const { id } = await say(stage, 'neighbour', community, '大家晚上好')
    const code = async (who: PersonName) =>
      (await stage.call(who, 'reactToPost', { params: { postId: id }, body: { reaction: 'like', on: true } })).body
        .error.code
    expect(await code('supervisor')).toBe('notAllowed')
    for (const who of ['farResident', 'unverified', 'newcomer'] as const) expect(await code(who)).toBe('notFound')
  })

  it('is not for what is no longer shown', async () => {
    const { id } = await say(stage, 'neighbour', community, '发错了')
    await stage.ok('neighbour', 'recallPost', { params: { postId: id }, key: 'recall-once-1' })
    const answer = await stage.call('resident', 'reactToPost', {
      params: { postId: id },
      body: { reaction: 'like', on: true },
    })
    expect(answer.body.error.code).toBe('wrongState')
  })
})

it('a day later, in another place, nothing of it is known', async () => {
  await say(stage, 'neighbour', community, '在吗')
  stage.clock.pass(24 * HOUR)
  expect((await mine('farResident')).map(({ id, unread }) => [id, unread])).toEqual([
    [farBuilding, 0],
    [farBuilding.slice(0, 15), 0],
    [farCommunity, 0],
  ])
})
