/** What a post leads to: a case, as far as its reader may see it, or a place. */
import { beforeEach, describe, expect, it } from 'vitest'
import { lift } from '../../support/cases.ts'
import { building1, building2, type PersonName } from '../../support/district.ts'
import { seededHelp } from '../../support/help.ts'
import { interestThat } from '../../support/interests.ts'
import { draft, publish } from '../../support/notices.ts'
import { anew, codeOf, of, said, say, stage } from '../api/scene.ts'
import { LIFT, seenBy, turned } from '../tickets/scene.ts'

beforeEach(anew)

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
