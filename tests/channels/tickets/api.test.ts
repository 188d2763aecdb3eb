/** A post is made a ticket by its author, whom staff may ask for it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { parsePhoto } from '../../../functions/photos/store.ts'
import { keys } from '../../../functions/platform/table.ts'
import { building1, type PersonName, people } from '../../support/district.ts'
import { anew, at, codeOf, of, said, stage } from '../api/scene.ts'
import { body, LIFT, pictured, seenBy, ticketsOf, turn, turned } from './scene.ts'

beforeEach(anew)

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
