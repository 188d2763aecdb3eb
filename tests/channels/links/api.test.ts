import { beforeEach, describe, expect, it } from 'vitest'
import { judgePhoto } from '../../../functions/channels/judge-photo.ts'
import { parsePhoto } from '../../../functions/photos/store.ts'
import { fullObject } from '../../../functions/photos/urls.ts'
import { queryAll } from '../../../functions/platform/query-all.ts'
import { keys } from '../../../functions/platform/table.ts'
import { KEPT_TIME } from '../../../shared/channels/limits.ts'
import type { Turning } from '../../../shared/channels/post.ts'
import { DAY, MINUTE } from '../../../shared/lifecycle.ts'
import { lift, sentPhoto } from '../../support/cases.ts'
import { deciding } from '../../support/channels.ts'
import { building1, building2, type PersonName, people } from '../../support/district.ts'
import { seededHelp } from '../../support/help.ts'
import { interestThat } from '../../support/interests.ts'
import { draft, publish } from '../../support/notices.ts'
import { anew, at, bucket, checker, codeOf, of, postNow, said, say, stage, swept } from '../api/scene.ts'

beforeEach(anew)

const LIFT = '电梯又坏了，老人下不了楼。'
const body: Turning = { category: 'propertyManagement', subcategory: 'lift' }
const turn = (who: PersonName, id: string, more: Partial<Turning> = {}, key?: string) =>
  stage.call(who, 'turnPost', { ...of(id), body: { ...body, ...more }, ...(key ? { key } : {}) })
const turned = (id: string, more: Partial<Turning> = {}) =>
  stage.ok('resident', 'turnPost', { ...of(id), body: { ...body, ...more } })
const ticketsOf = (who: PersonName) =>
  queryAll(stage.table, { index: 'byOwner', pk: { name: 'owner', value: `${people[who].id}#ticket` }, ascending: true })
const seenBy = async (who: PersonName, id: string) =>
  (await stage.ok(who, 'listPosts', at)).items.find((post) => post.id === id)
const pass = { suggest: 'pass', label: 100 } as const

/** A post with a photo that passed the check. */
async function pictured(text = LIFT) {
  const photoId = await sentPhoto(stage, bucket)
  await stage.ok('resident', 'checkPhoto', { params: { photoId } })
  const { id } = await said('resident', { text, photos: [photoId] })
  await judgePhoto(stage.ports, checker.photos.at(-1)?.trace ?? '', pass)
  return { id, photoId }
}

describe('a post is made a ticket', () => {
  it('by its author alone, and only while it is shown', async () => {
    const { id } = await said('resident', { text: LIFT })
    expect(codeOf(await turn('neighbour', id))).toEqual([403, 'notAllowed'])
    expect(codeOf(await turn('communityStaff', id))).toEqual([403, 'notAllowed'])
    expect(codeOf(await turn('farResident', id))).toEqual([404, 'notFound'])
    const short = await said('resident', { text: '灯坏' })
    expect(codeOf(await turn('resident', short.id))).toEqual([400, 'badInput'])
    expect(codeOf(await turn('resident', id, { subcategory: 'water' }))).toEqual([400, 'badInput'])
    await stage.ok('resident', 'recallPost', of(id))
    const waiting = await said('resident', { text: '检查中断，电梯坏了' })
    const refused = await said('resident', { text: '违规词，电梯坏了' })
    for (const post of [id, waiting.id, refused.id])
      expect(codeOf(await turn('resident', post))).toEqual([409, 'wrongState'])
    expect(await ticketsOf('resident')).toEqual([])
  })

  it('in its author’s name, with its words and photos, linked both ways', async () => {
    const { id, photoId } = await pictured()
    const { ticket } = await turned(id)
    const ticketId = ticket?.seen?.id ?? ''
    expect(ticket?.seen).toMatchObject({ state: 'filed', title: '物业管理 · 电梯', excerpt: LIFT })
    const mine = await stage.ok('resident', 'getTicket', { params: { ticketId } })
    expect(mine).toMatchObject({
      text: LIFT,
      openedBy: people.resident.name,
      visibility: 'private',
      place: { area: building1 },
      post: { id, channelName: '大江园社区' },
    })
    expect(mine.photos.map(({ id }) => id)).toEqual([photoId])
    expect((await stage.ok('resident', 'getPost', of(id))).photos.map((photo) => photo.id)).toEqual([photoId])
    expect(parsePhoto((await stage.table.read([keys.photo(photoId)]))[0])?.attachedTo).toBe(ticketId)
    expect((await stage.ok('resident', 'getPost', of(id))).timeline.at(-1)).toMatchObject({ move: 'turn' })
  })

  it('to others it says no more than that it was, unless they may see the ticket', async () => {
    const { id } = await said('resident', { text: LIFT })
    const { ticket } = await turned(id)
    const params = { ticketId: ticket?.seen?.id ?? '' }
    expect((await seenBy('neighbour', id))?.ticket).toEqual({ kind: 'ticket' })
    expect((await seenBy('otherWorker', id))?.ticket).toEqual({ kind: 'ticket' })
    expect((await seenBy('worker', id))?.ticket?.seen).toMatchObject({ id: params.ticketId, state: 'filed' })
    await stage.ok('worker', 'acceptTicket', { params })
    expect((await seenBy('resident', id))?.ticket?.seen?.state).toBe('accepted')
    expect((await seenBy('communityStaff', id))?.ticket?.seen?.state).toBe('accepted')
    expect((await stage.ok('neighbour', 'catchUp', { ...at, query: { after: 1 } })).items).toMatchObject([
      { what: 'changed', post: { id, ticket: { kind: 'ticket' } } },
    ])
    // Staff above who don't read this channel as its own still do; who reads no channel there sees no post of the ticket.
    expect((await stage.ok('worker', 'getTicket', { params })).post?.id).toBe(id)
  })

  it('public, neighbours follow it both ways; with the name hidden they don’t', async () => {
    const open = await said('resident', { text: LIFT })
    const shown = await turned(open.id, { visibility: 'public' })
    const ticketId = shown.ticket?.seen?.id ?? ''
    expect((await seenBy('neighbour', open.id))?.ticket?.seen?.id).toBe(ticketId)
    expect((await stage.ok('neighbour', 'getTicket', { params: { ticketId } })).post?.id).toBe(open.id)

    const hidden = await said('resident', { text: '楼道的灯坏了很久。' })
    const anonymous = await turned(hidden.id, { visibility: 'public', anonymous: true })
    const params = { ticketId: anonymous.ticket?.seen?.id ?? '' }
    expect((await seenBy('neighbour', hidden.id))?.ticket).toEqual({ kind: 'ticket' })
    expect((await stage.ok('neighbour', 'getTicket', { params })).post).toBeUndefined()
    expect((await stage.ok('worker', 'getTicket', { params })).post?.id).toBe(hidden.id)
  })

  it('of a building’s channel, is not known to come from there by neighbours of other buildings', async () => {
    const { id } = await said('resident', { text: LIFT }, building1)
    const { ticket } = await turned(id, { visibility: 'public' })
    const params = { ticketId: ticket?.seen?.id ?? '' }
    expect((await stage.ok('neighbour', 'getTicket', { params })).post).toBeUndefined()
    expect((await stage.ok('resident', 'getTicket', { params })).post?.id).toBe(id)
  })

  it('once, also ten times at the same time, and the same for the same key', async () => {
    const { id } = await pictured()
    const answers = await Promise.all(Array.from({ length: 10 }, () => turn('resident', id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).map((answer) => codeOf(answer).join()))).toEqual(
      new Set(['409,wrongState']),
    )
    expect(await ticketsOf('resident')).toHaveLength(1)
    const other = await said('resident', { text: LIFT })
    const twice = await Promise.all(['a', 'b', 'c'].map(() => turn('resident', other.id, {}, 'the-same-wish')))
    expect(new Set(twice.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(await ticketsOf('resident')).toHaveLength(2)
  })

  it('with other words, which are checked before neighbours read them', async () => {
    const { id } = await said('resident', { text: '灯坏' })
    const { ticket } = await turned(id, { text: '违规词，三楼的灯坏了', visibility: 'public' })
    const seen = await stage.ok('resident', 'getTicket', { params: { ticketId: ticket?.seen?.id ?? '' } })
    expect(seen).toMatchObject({ text: '违规词，三楼的灯坏了', heldBack: 'risky' })
    expect((await seenBy('neighbour', id))?.ticket).toEqual({ kind: 'ticket' })
  })
})

describe('staff propose it', () => {
  const propose = (who: PersonName, id: string) =>
    stage.call(who, 'proposeTicket', { ...of(id), body: { ...body, note: '我们来处理' } })

  it('of neighbours’ posts that are shown, and make no ticket themselves', async () => {
    const { id } = await said('resident', { text: LIFT })
    expect(codeOf(await propose('neighbour', id))).toEqual([403, 'notAllowed'])
    expect(codeOf(await propose('resident', id))).toEqual([403, 'notAllowed'])
    expect(codeOf(await propose('supervisor', id))).toEqual([403, 'notAllowed'])
    expect(codeOf(await propose('farCommunityStaff', id))).toEqual([404, 'notFound'])
    const own = await said('worker', { text: LIFT })
    expect(codeOf(await propose('worker', own.id))).toEqual([403, 'notAllowed'])
    expect((await propose('otherWorker', id)).status).toBe(200)
    expect(await ticketsOf('resident')).toEqual([])
    expect(codeOf(await propose('communityStaff', id))).toEqual([409, 'wrongState'])
    const gone = await said('resident', { text: LIFT })
    await stage.ok('resident', 'recallPost', of(gone.id))
    expect(codeOf(await propose('communityStaff', gone.id))).toEqual([409, 'wrongState'])
  })

  it('its author and staff know of it, nobody else; the author agrees by filing it', async () => {
    const { id } = await said('resident', { text: LIFT })
    await propose('communityStaff', id)
    const [mine] = (await stage.ok('resident', 'listMyPosts', { query: {} })).items
    expect(mine?.proposal).toMatchObject({
      ...body,
      note: '我们来处理',
      name: people.communityStaff.name,
      staff: '大江园社区 社区工作人员',
      declined: false,
    })
    expect((await stage.ok('worker', 'getPost', of(id))).proposal).toBeDefined()
    expect(JSON.stringify(await stage.ok('neighbour', 'getPost', of(id)))).not.toContain('我们来处理')
    expect(JSON.stringify(await stage.ok('neighbour', 'listPosts', at))).not.toContain('我们来处理')
    const { ticket } = await turned(id)
    expect(ticket?.seen?.state).toBe('filed')
    expect(codeOf(await stage.call('resident', 'declineTicket', of(id)))).toEqual([409, 'wrongState'])
  })

  it('no is no: nobody proposes it again, and the author may still file it', async () => {
    const { id } = await said('resident', { text: LIFT })
    expect(codeOf(await stage.call('resident', 'declineTicket', of(id)))).toEqual([409, 'wrongState'])
    await propose('communityStaff', id)
    expect(codeOf(await stage.call('neighbour', 'declineTicket', of(id)))).toEqual([403, 'notAllowed'])
    expect((await stage.ok('resident', 'declineTicket', of(id))).proposal?.declined).toBe(true)
    expect(codeOf(await propose('worker', id))).toEqual([409, 'wrongState'])
    expect((await turned(id)).ticket?.seen).toBeDefined()
  })
})

describe('a link', () => {
  it('leads to what its author may see, and to nothing else', async () => {
    const { id } = await stage.ok('resident', 'openTicket', { body: lift })
    const link = { kind: 'ticket', id } as const
    expect(codeOf(await say('neighbour', { text: '看这个', link }))).toEqual([400, 'badInput'])
    const notOut = { kind: 'notice', id: await draft(stage) } as const
    expect(codeOf(await say('communityStaff', { text: '看通知', link: notOut }))).toEqual([400, 'badInput'])
    const nothing = { kind: 'notice', id: `ntc_${'0'.repeat(26)}` } as const
    expect(codeOf(await say('resident', { text: '看通知', link: nothing }))).toEqual([400, 'badInput'])
  })

  it('shows each reader as much as they may see', async () => {
    const { id } = await stage.ok('resident', 'openTicket', { body: lift })
    const post = await said('resident', { text: '我提的这件', link: { kind: 'ticket', id } })
    expect(post.link).toMatchObject({ kind: 'ticket', seen: { id, state: 'filed' } })
    expect((await seenBy('neighbour', post.id))?.link).toEqual({ kind: 'ticket' })
    expect((await seenBy('worker', post.id))?.link).toMatchObject({ seen: { id, title: '物业管理 · 电梯' } })
    await stage.ok('resident', 'recallPost', of(post.id))
    expect((await seenBy('worker', post.id))?.link).toBeUndefined()
  })

  it('to a notice stands alone without words, and the notice knows where it is talked about', async () => {
    const noticeId = await publish(stage, { targets: [building1] })
    const link = { kind: 'notice', id: noticeId } as const
    const inBuilding = await said('resident', { link }, building1)
    stage.clock.pass(1000)
    const inCommunity = await said('resident', { text: '看到通知了吗', link })
    const gone = await said('resident', { text: '发错了', link })
    await stage.ok('resident', 'recallPost', of(gone.id))
    await said('resident', { text: '检查中断', link })
    expect((await seenBy('neighbour', inCommunity.id))?.link).toEqual({ kind: 'notice' })
    const talk = async (who: PersonName) =>
      (await stage.ok(who, 'listTalk', { query: { about: noticeId } })).items.map(({ channelName, post }) => [
        channelName,
        post.id,
      ])
    const both = [
      ['大江园社区', inCommunity.id],
      ['大江园社区第1网格1号楼', inBuilding.id],
    ]
    expect(await talk('resident')).toEqual(both)
    expect(await talk('streetStaff')).toEqual(both)
    expect(await talk('neighbour')).toEqual([['大江园社区', inCommunity.id]])
    for (const who of ['farResident', 'newcomer', 'unverified'] as const) expect(await talk(who)).toEqual([])
  })

  it('to a request for help shows what strangers see of it, and the request knows where it is talked about', async () => {
    const id = await seededHelp(stage)
    const link = { kind: 'help', id } as const
    const post = await said('neighbour', { text: '谁有空搭把手', link })
    const seen = { id, state: 'open', title: '搬抬重物', excerpt: '请帮忙把一张旧沙发抬到楼下' }
    for (const who of ['neighbour', 'resident', 'worker'] as const)
      expect((await seenBy(who, post.id))?.link, who).toEqual({ kind: 'help', seen })
    expect((await stage.ok('resident', 'listTalk', { query: { about: id } })).items).toHaveLength(1)
    const near = await seededHelp(stage, { scope: 'building' })
    expect(codeOf(await say('neighbour', { text: '看这个', link: { kind: 'help', id: near } }))).toEqual([
      400,
      'badInput',
    ])
    // What is over is known to who had to do with it.
    await stage.ok('resident', 'cancelHelp', { params: { helpId: id }, body: { reason: '已经搬好了' } })
    expect((await seenBy('neighbour', post.id))?.link).toEqual({ kind: 'help' })
    expect((await seenBy('resident', post.id))?.link).toMatchObject({ seen: { state: 'cancelled' } })
  })

  it('in an interest channel is known to who joined it', async () => {
    const channel = await interestThat('open')(stage)
    await stage.ok('resident', 'joinInterest', { params: { interest: channel } })
    const noticeId = await publish(stage)
    await said('resident', { text: '读书会也改时间', link: { kind: 'notice', id: noticeId } }, channel)
    const query = { about: noticeId }
    expect((await stage.ok('resident', 'listTalk', { query })).items).toHaveLength(1)
    expect((await stage.ok('neighbour', 'listTalk', { query })).items).toEqual([])
  })
})

describe('a place', () => {
  it('is an area that is there, or words, or both', async () => {
    expect(codeOf(await say('resident', { text: '在这里', place: {} }))).toEqual([400, 'badInput'])
    expect(codeOf(await say('resident', { text: '在这里', place: { area: '420102015020009' } }))).toEqual([
      400,
      'badInput',
    ])
    const area = building2
    expect((await said('resident', { text: '在这里', place: { area } })).place).toEqual({
      area,
      name: '大江园社区第2网格1号楼',
    })
    expect((await said('resident', { text: '在这里', place: { area, name: '东门' } })).place?.name).toBe(
      '大江园社区第2网格1号楼 东门',
    )
    expect((await said('resident', { text: '在这里', place: { name: '花坛边' } })).place).toEqual({ name: '花坛边' })
    const filed = await said('resident', { text: LIFT, place: { area, name: '东门' } })
    const { ticket } = await turned(filed.id, { place: { area, detail: '东门' } })
    const seen = await stage.ok('resident', 'getTicket', { params: { ticketId: ticket?.seen?.id ?? '' } })
    expect(seen.place).toMatchObject({ area, detail: '东门' })
  })
})

describe('photos of what is shown no more', () => {
  const objects = () => [...bucket.objects.keys()]
  const keyOf = async (photoId: string) => {
    const [item] = await stage.table.read([keys.photo(photoId)])
    return fullObject(parsePhoto(item)?.key ?? '')
  }

  it('are deleted when the time to appeal is over, and no appeal is heard then', async () => {
    const { id, photoId } = await pictured()
    const kept = await keyOf(photoId)
    await stage.ok('communityStaff', 'decidePost', await deciding(stage, id, 'remove', '不实'))
    stage.clock.pass(KEPT_TIME - MINUTE)
    await swept()
    expect(objects()).toContain(kept)
    stage.clock.pass(2 * MINUTE)
    // The post lets go of them; then the photos are due themselves.
    await swept()
    await swept()
    expect(objects()).not.toContain(kept)
    expect(await stage.table.read([keys.photo(photoId)])).toEqual([undefined])
    expect((await postNow(id))?.photos).toEqual([])
    const appeal = { ...of(id), body: { reason: '是真的' } }
    expect(codeOf(await stage.call('resident', 'appealPost', appeal))).toEqual([409, 'wrongState'])
    stage.clock.pass(DAY)
    expect((await swept()).due).toBe(0)
  })

  it('stay as long as an appeal is open, and come back with it', async () => {
    const { id, photoId } = await pictured()
    const kept = await keyOf(photoId)
    await stage.ok('communityStaff', 'decidePost', await deciding(stage, id, 'remove', '不实'))
    stage.clock.pass(KEPT_TIME - MINUTE)
    await stage.ok('resident', 'appealPost', { ...of(id), body: { reason: '是真的' } })
    stage.clock.pass(2 * MINUTE)
    await swept()
    await swept()
    expect(objects()).toContain(kept)
    await stage.ok('streetStaff', 'decidePost', await deciding(stage, id, 'approve', '属实'))
    expect((await seenBy('neighbour', id))?.photos).toHaveLength(1)
  })

  it('stay with the ticket that was made of it', async () => {
    const { id, photoId } = await pictured()
    const kept = await keyOf(photoId)
    const { ticket } = await turned(id)
    await stage.ok('resident', 'recallPost', of(id))
    stage.clock.pass(KEPT_TIME + MINUTE)
    await swept()
    await swept()
    expect(objects()).toContain(kept)
    const seen = await stage.ok('resident', 'getTicket', { params: { ticketId: ticket?.seen?.id ?? '' } })
    expect(seen.photos).toHaveLength(1)
    expect((await postNow(id))?.photos).toEqual([])
  })
})
