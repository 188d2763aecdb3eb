import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'
import png from '@jimp/js-png'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectBucket } from '../../functions/photos/bucket.ts'
import { pixelsOf, typeOf } from '../../functions/photos/image.ts'
import { photoUrls } from '../../functions/photos/urls.ts'
import { sweep } from '../../functions/sweep/sweep.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { startS3 } from '../../infra/local/s3.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { makeStage, type Stage } from '../support/stage.ts'

const Jimp = createJimp({ formats: [jpeg, png], plugins: [] })
const BUCKET = 'photos'

let stage: Stage
let folder: string
let s3: Awaited<ReturnType<typeof startS3>>
let picture: Buffer
beforeAll(async () => {
  process.env.AWS_ACCESS_KEY_ID = localCredentials.accessKeyId
  process.env.AWS_SECRET_ACCESS_KEY = localCredentials.secretAccessKey
  folder = await mkdtemp(join(tmpdir(), 'photos-'))
  s3 = await startS3({
    folder,
    buckets: [BUCKET],
    credentials: localCredentials,
    now: Date.now,
  })
  const at = { bucket: BUCKET, region: localRegion, endpoint: s3.url }
  stage = await makeStage({ bucket: connectBucket(at), photoUrls: photoUrls({ ...at, clock: { now: Date.now } }) })
  picture = await new Jimp({ width: 800, height: 600, color: 0x2e7d6bff }).getBuffer('image/jpeg')
})
afterAll(async () => {
  await s3.stop()
  await rm(folder, { recursive: true })
})

async function send(bytes: Uint8Array, type: 'image/jpeg' | 'image/png' = 'image/jpeg', size = bytes.length) {
  const asked = await stage.ok('resident', 'requestPhoto', { body: { type, bytes: size } })
  const form = new FormData()
  for (const [name, value] of Object.entries(asked.upload.fields)) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), 'photo')
  const sent = await fetch(asked.upload.url, { method: 'POST', body: form })
  return { photoId: asked.photoId, sent }
}
const check = (photoId: string) => stage.call('resident', 'checkPhoto', { params: { photoId } })
const lift = { category: 'propertyManagement', subcategory: 'lift', text: '电梯又坏了，请来看看。' } as const

describe('a photo', () => {
  it('is sent by a signed form, looked at, attached once, and opened by who may see the ticket', async () => {
    const { photoId, sent } = await send(picture)
    expect(sent.status).toBe(204)
    expect((await check(photoId)).body).toEqual({ photoId, width: 800, height: 600 })
    expect((await check(photoId)).status, 'asked again').toBe(200)
    const { id } = await stage.ok('resident', 'openTicket', { body: { ...lift, photos: [photoId] } })
    const again = await stage.call('resident', 'openTicket', { body: { ...lift, photos: [photoId] } })
    expect([again.status, again.body.error.code]).toEqual([409, 'photoNotReady'])

    const [photo] = (await stage.ok('worker', 'getTicket', { params: { ticketId: id } })).photos
    const opened = await fetch(photo?.thumbUrl ?? '')
    expect(opened.status).toBe(200)
    const thumb = await Jimp.fromBuffer(Buffer.from(await opened.arrayBuffer()))
    expect([thumb.width, thumb.height]).toEqual([320, 240])
    const forged = (photo?.url ?? '').replace(/Signature=(.)/, (_, first) => `Signature=${first === '0' ? '1' : '0'}`)
    expect((await fetch(forged)).status).toBe(403)
    expect((await fetch((photo?.url ?? '').split('?')[0] ?? '')).status).toBe(403)
  })

  it('keeps nothing of the file but what one sees', async () => {
    const secret = Buffer.from('Exif\0\0 30.6N 114.3E')
    const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, secret.length + 2]), secret])
    const { photoId } = await send(Buffer.concat([picture.subarray(0, 2), exif, picture.subarray(2)]))
    expect((await check(photoId)).status).toBe(200)
    const { id } = await stage.ok('resident', 'openTicket', { body: { ...lift, photos: [photoId] } })
    const [photo] = (await stage.ok('resident', 'getTicket', { params: { ticketId: id } })).photos
    const kept = Buffer.from(await (await fetch(photo?.url ?? '')).arrayBuffer())
    expect(kept.includes('114.3E')).toBe(false)
  })

  it('is refused by the store when it is larger than asked for, or of another type', async () => {
    expect((await send(picture, 'image/jpeg', picture.length - 1)).sent.status).toBe(400)
    const asked = await stage.ok('resident', 'requestPhoto', { body: { type: 'image/png', bytes: picture.length } })
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...asked.upload.fields, 'Content-Type': 'text/html' }))
      form.append(name, value)
    form.append('file', new Blob([new Uint8Array(picture)]), 'photo')
    expect((await fetch(asked.upload.url, { method: 'POST', body: form })).status).toBe(403)
  })

  it('is looked at, never trusted by its type: what is not a picture is refused and deleted', async () => {
    for (const bytes of [
      Buffer.from('<script>alert(1)</script>'),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
      picture.subarray(0, 200),
    ]) {
      const { photoId, sent } = await send(bytes)
      expect(sent.status).toBe(204)
      expect((await check(photoId)).body.error.code).toBe('notAPhoto')
      expect((await check(photoId)).body.error.code).toBe('photoNotReady')
    }
  })

  it('that unpacks to too many pixels is refused before it is unpacked', () => {
    const header = Buffer.alloc(33)
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(header)
    header.writeUInt32BE(100_000, 16)
    header.writeUInt32BE(100_000, 20)
    expect(typeOf(header)).toBe('image/png')
    expect(pixelsOf(header)).toBe(10_000_000_000)
    expect(pixelsOf(picture)).toBe(480_000)
  })

  it('that nobody attached is forgotten after a day, with its objects; one that was attached is not', async () => {
    const [kept, left] = [(await send(picture)).photoId, (await send(picture)).photoId]
    await Promise.all([check(kept), check(left)])
    const { id } = await stage.ok('resident', 'openTicket', { body: { ...lift, photos: [kept] } })
    const objects = () => readdirSync(folder, { recursive: true }).length
    const before = objects()
    stage.clock.pass(DAY - 1000)
    await sweep(stage.ports)
    expect(objects()).toBe(before)
    stage.clock.pass(2000)
    await sweep(stage.ports)
    expect(objects()).toBeLessThan(before)
    expect((await check(left)).status).toBe(404)
    const [photo] = (await stage.ok('resident', 'getTicket', { params: { ticketId: id } })).photos
    expect((await fetch(photo?.url ?? '')).status).toBe(200)
  })

  it("can't be attached by another, nor before it was looked at; nor asked for above 10 MB", async () => {
    const { photoId } = await send(picture)
    const early = await stage.call('resident', 'openTicket', { body: { ...lift, photos: [photoId] } })
    expect(early.body.error).toMatchObject({ code: 'photoNotReady', fields: { 'photos.0': expect.any(String) } })
    expect((await stage.call('neighbour', 'checkPhoto', { params: { photoId } })).status).toBe(404)
    await check(photoId)
    const other = await stage.call('neighbour', 'openTicket', { body: { ...lift, photos: [photoId] } })
    expect(other.body.error.code).toBe('photoNotReady')
    const huge = await stage.call('resident', 'requestPhoto', {
      body: { type: 'image/jpeg', bytes: 10 * 1024 * 1024 + 1 },
    })
    expect(huge.body.error).toMatchObject({ code: 'badInput', fields: { bytes: '照片不能超过 10 MB' } })
  })
})
