/** What a resident writes where neighbours can read it is checked first, and never in the way of filing it. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '../../../../shared/errors.ts'
import { memoryBucket } from '../../../support/bucket.ts'
import { lift, sentPhoto } from '../../../support/cases.ts'
import { told } from '../../../support/pushed.ts'
import { makeStage, type Stage } from '../../../support/stage.ts'
import { fakeChecker } from '../../../support/wechat.ts'

const checker = fakeChecker()
const bucket = memoryBucket()
let stage: Stage
beforeAll(async () => {
  stage = await makeStage({ checker, bucket })
})
beforeEach(() => {
  checker.down = false
})

const open = (text: string, more: object = {}) =>
  stage.ok('resident', 'openTicket', { body: { ...lift, visibility: 'public', text, ...more } })
const at = (id: string) => ({ params: { ticketId: id } })
const isSeen = async (id: string) => {
  const { items } = await stage.ok('neighbour', 'listPublicTickets', { query: { limit: 50 } })
  const { status } = await stage.call('neighbour', 'getTicket', at(id))
  const listed = items.some((each) => each.id === id)
  expect(listed).toBe(status === 200)
  return listed
}
const looked = async () => {
  const photoId = await sentPhoto(stage, bucket)
  await stage.ok('resident', 'checkPhoto', { params: { photoId } })
  return photoId
}

describe('a public ticket', () => {
  it('is seen by neighbours when its text passes', async () => {
    const { id, heldBack } = await open('路灯不亮了，请修一下。')
    expect([heldBack, await isSeen(id)]).toEqual([undefined, true])
  })

  it.each([
    ['待审词', 'review'],
    ['违规词', 'risky'],
    ['检查中断', 'unchecked'],
  ])('that says %s is filed and worked on, and held back (%s) until staff show it', async (word, why) => {
    const { id, heldBack, state } = await open(`这里有${word}，请看看。`)
    expect([state, heldBack]).toEqual(['filed', why])
    expect(await isSeen(id)).toBe(false)
    expect((await stage.call('neighbour', 'supportTicket', at(id))).body.error.code).toBe('notFound')
    expect(await stage.ok('resident', 'getTicket', at(id))).toMatchObject({ heldBack: why })
    expect(await stage.ok('worker', 'acceptTicket', at(id))).toMatchObject({ state: 'accepted', heldBack: why })
    expect(await isSeen(id)).toBe(false)
    expect(await stage.ok('worker', 'showTicket', at(id))).not.toHaveProperty('heldBack')
    expect(await isSeen(id)).toBe(true)
    const { timeline } = await stage.ok('neighbour', 'getTicket', at(id))
    expect(timeline.map(({ move }) => move)).toEqual(['open', 'accept', 'show'])
    expect((await stage.call('worker', 'showTicket', at(id))).body.error.code).toBe('wrongState')
  })

  it('is filed while the check is down', async () => {
    checker.down = true
    const { id, heldBack } = await open('路灯不亮了，请修一下。')
    expect([heldBack, await isSeen(id)]).toEqual(['unchecked', false])
  })

  describe('with photos', () => {
    const withPhotos = async (count: number) => {
      const before = checker.photos.length
      const photos: string[] = []
      for (let i = 0; i < count; i++) photos.push(await looked())
      const { id, heldBack } = await open('路灯不亮了，请修一下。', { photos })
      expect([heldBack, await isSeen(id)]).toEqual(['unchecked', false])
      return { id, traces: checker.photos.slice(before).map(({ trace }) => trace) }
    }

    it('is seen when WeChat has looked at all of them, whatever else happens meanwhile', async () => {
      const { id, traces } = await withPhotos(2)
      const [first = '', second = ''] = traces
      expect((await told(stage, first, 'pass')).body).toBe('success')
      expect(await isSeen(id)).toBe(false)
      await Promise.all([stage.ok('worker', 'acceptTicket', at(id)), told(stage, second, 'pass')])
      expect(await isSeen(id)).toBe(true)
      expect(await stage.ok('resident', 'getTicket', at(id))).toMatchObject({ state: 'accepted' })
      // What comes later changes nothing.
      await told(stage, second, 'risky')
      expect(await isSeen(id)).toBe(true)
    })

    it.each(['review', 'risky'] as const)('is for staff to look at after one result: %s', async (suggest) => {
      const { id, traces } = await withPhotos(2)
      await told(stage, traces[0] ?? '', suggest)
      await told(stage, traces[1] ?? '', 'pass')
      expect(await stage.ok('resident', 'getTicket', at(id))).toMatchObject({ heldBack: suggest })
      await stage.ok('worker', 'showTicket', at(id))
      expect(await isSeen(id)).toBe(true)
    })

    it('is seen when staff show it first, and not when its owner adds what does not pass', async () => {
      const shown = await withPhotos(1)
      await stage.ok('worker', 'showTicket', at(shown.id))
      await told(stage, shown.traces[0] ?? '', 'risky')
      expect(await isSeen(shown.id)).toBe(true)
      const noted = await withPhotos(1)
      await stage.ok('resident', 'addTicketNote', { ...at(noted.id), body: { text: '违规词' } })
      await told(stage, noted.traces[0] ?? '', 'pass')
      expect(await isSeen(noted.id)).toBe(false)
    })

    it('that could not be asked about is for staff to look at', async () => {
      const photos = [await looked()]
      const { photo } = checker
      checker.photo = () => Promise.reject(new Refusal('unavailable'))
      const { id } = await open('路灯不亮了，请修一下。', { photos })
      checker.photo = photo
      expect(await isSeen(id)).toBe(false)
      await stage.ok('worker', 'showTicket', at(id))
      expect(await isSeen(id)).toBe(true)
    })

    it('added to it hide it until WeChat has looked at them', async () => {
      const { id } = await open('路灯不亮了，请修一下。')
      const before = checker.photos.length
      await stage.ok('resident', 'addTicketNote', { ...at(id), body: { text: '看图', photos: [await looked()] } })
      expect(await isSeen(id)).toBe(false)
      await told(stage, checker.photos[before]?.trace ?? '', 'pass')
      expect(await isSeen(id)).toBe(true)
    })
  })

  it('is shown by staff alone, and made private by its owner too', async () => {
    const { id } = await open('这里有待审词，请看看。')
    expect((await stage.call('resident', 'showTicket', at(id))).body.error.code).toBe('notAllowed')
    expect((await stage.call('supervisor', 'showTicket', at(id))).body.error.code).toBe('notAllowed')
    const made = await stage.ok('resident', 'makeTicketPrivate', at(id))
    expect([made.visibility, made.heldBack]).toEqual(['private', undefined])
    expect((await stage.call('worker', 'showTicket', at(id))).body.error.code).toBe('wrongState')
    expect((await stage.call('worker', 'makeTicketPrivate', at(id))).body.error.code).toBe('wrongState')
  })

  it('is seen no longer when its owner adds what does not pass', async () => {
    const { id } = await open('路灯不亮了，请修一下。')
    expect(await stage.ok('resident', 'addTicketNote', { ...at(id), body: { text: '还是不亮。' } })).not.toHaveProperty(
      'heldBack',
    )
    expect(await isSeen(id)).toBe(true)
    const noted = await stage.ok('resident', 'addTicketNote', { ...at(id), body: { text: '违规词' } })
    expect(noted.heldBack).toBe('risky')
    expect(await isSeen(id)).toBe(false)
  })

  it('is checked again when it is reopened, and when it is rated', async () => {
    const { id } = await open('路灯不亮了，请修一下。')
    const resolve = async () => {
      await stage.ok('worker', 'acceptTicket', at(id))
      await stage.ok('worker', 'resolveTicket', { ...at(id), body: { text: '修好了。' } })
    }
    await resolve()
    const reopened = await stage.ok('resident', 'reopenTicket', { ...at(id), body: { reason: '待审词，没修好' } })
    expect(reopened.heldBack).toBe('review')
    await stage.ok('worker', 'showTicket', at(id))
    await resolve()
    await stage.ok('resident', 'confirmTicket', at(id))
    const rated = await stage.ok('resident', 'rateTicket', { ...at(id), body: { stars: 1, text: '违规词' } })
    expect(rated.heldBack).toBe('risky')
  })
})

it('a private ticket is not checked: nobody but staff reads it', async () => {
  const { heldBack } = await open('这里有违规词，请看看。', { visibility: 'private' })
  expect(heldBack).toBeUndefined()
})
