import { beforeEach, describe, expect, it } from 'vitest'
import { inboxKey } from '../../functions/photos/request-photo.ts'
import { type MemoryBucket, memoryBucket } from '../support/bucket.ts'
import { lift, sentPhoto } from '../support/cases.ts'
import { failing } from '../support/client.ts'
import { makeStage, type Stage } from '../support/stage.ts'

const outage = () => Object.assign(new Error('The store is out of reach'), { code: 'ECONNREFUSED' })

let bucket: MemoryBucket
let stage: Stage
beforeEach(async () => {
  bucket = memoryBucket()
  stage = await makeStage({ bucket })
})

const check = (photoId: string) => stage.call('resident', 'checkPhoto', { params: { photoId } })
const open = (photos: string[]) => stage.call('resident', 'openTicket', { body: { ...lift, photos } })

const drawn = () => [...bucket.objects.keys()].filter((key) => key.startsWith('photos/'))

/** The bucket's calls in their order; the one of this number ends the process, before it is done or after. */
function dieAt(number: number, after: boolean) {
  let calls = 0
  const { get, put, remove } = bucket
  const guard =
    <A extends unknown[], R>(real: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      if (++calls !== number) return real(...given)
      if (after) await real(...given)
      throw outage()
    }
  Object.assign(bucket, { get: guard(get), put: guard(put), remove: guard(remove) })
  return () => Object.assign(bucket, { get, put, remove })
}

describe('looking at a photo', () => {
  // get, put whole, put thumbnail, remove: the process may end at each of them, before or after it took effect.
  it.each([1, 2, 3, 4].flatMap((number) => [false, true].map((after) => [number, after] as const)))(
    'that ends at the store’s call %i (done: %s) ends well when it is asked for again',
    async (number, after) => {
      const photoId = await sentPhoto(stage, bucket)
      const heal = dieAt(number, after)
      expect((await check(photoId)).body.error.code).toBe('unavailable')
      heal()
      expect((await check(photoId)).body).toEqual({ photoId, width: 40, height: 30 })
      expect(drawn(), 'nothing that no record knows of').toHaveLength(2)
      const { status, body } = await open([photoId])
      expect([status, body.photoCount]).toEqual([201, 1])
    },
  )

  it('that ends before or after its record is written ends well when it is asked for again', async () => {
    for (const after of [false, true]) {
      const photoId = await sentPhoto(stage, bucket)
      const trouble = failing(stage.client, 'TransactWriteItemsCommand', () => true, { error: outage, after })
      expect((await check(photoId)).body.error.code).toBe('unavailable')
      trouble.stop()
      expect((await check(photoId)).body).toEqual({ photoId, width: 40, height: 30 })
      expect((await open([photoId])).status).toBe(201)
    }
  })

  it('twice at once gives one photo that opens', async () => {
    const photoId = await sentPhoto(stage, bucket)
    const answers = await Promise.all([check(photoId), check(photoId), check(photoId)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const { id } = (await open([photoId])).body
    const seen = await stage.ok('resident', 'getTicket', { params: { ticketId: id } })
    const key = new URL(seen.photos[0]?.url ?? '').pathname.slice(1).replace(/\/full$/, '')
    expect([bucket.objects.has(`${key}/full.jpg`), bucket.objects.has(`${key}/thumb.jpg`)]).toEqual([true, true])
    expect(bucket.objects.has(inboxKey(photoId))).toBe(false)
    expect(drawn(), 'nothing that no record knows of').toHaveLength(2)
  })

  it('that ends while another is on its way to the store is answered to that one, too', async () => {
    const photoId = await sentPhoto(stage, bucket)
    const { get } = bucket
    bucket.get = async (key) => {
      bucket.get = get
      expect((await check(photoId)).status).toBe(200)
      return get(key)
    }
    expect((await check(photoId)).body).toEqual({ photoId, width: 40, height: 30 })
  })

  it('that was no picture can be sent again by the same form', async () => {
    const photoId = await sentPhoto(stage, bucket)
    const good = bucket.objects.get(inboxKey(photoId)) ?? new Uint8Array()
    bucket.objects.set(inboxKey(photoId), new TextEncoder().encode('no picture'))
    expect((await check(photoId)).body.error.code).toBe('notAPhoto')
    expect((await check(photoId)).body.error.code).toBe('photoNotReady')
    bucket.objects.set(inboxKey(photoId), good)
    expect((await check(photoId)).status).toBe(200)
  })
})

describe('attaching a photo', () => {
  it('to two tickets at once attaches it to one; the other is not filed', async () => {
    const photoId = await sentPhoto(stage, bucket)
    await check(photoId)
    const answers = await Promise.all([open([photoId]), open([photoId]), open([photoId])])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    for (const { status, body } of answers) if (status === 409) expect(body.error.code).toBe('photoNotReady')
    expect((await stage.ok('resident', 'listMyTickets')).items).toHaveLength(1)
  })
})
