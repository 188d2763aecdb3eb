import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localCredentials } from '../../infra/local/credentials.ts'
import { startS3 } from '../../infra/local/s3.ts'
import type { Server } from '../../infra/local/server.ts'

const Bucket = 'photos'
const bytes = Buffer.from('some bytes')
let late = 0
let folder: string
let server: Server
let client: S3Client

const clientOf = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
  new S3Client({ endpoint: server.url, region: 'local', credentials, forcePathStyle: true })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 's3-'))
  const now = () => Date.now() + late
  server = await startS3({ folder, buckets: [Bucket], credentials: localCredentials, now })
  client = clientOf(localCredentials)
})
afterAll(async () => {
  client.destroy()
  await server.stop()
  await rm(folder, { recursive: true })
})

/** Does something while the store's clock is ahead by so many milliseconds. */
async function later<T>(milliseconds: number, action: () => Promise<T>): Promise<T> {
  late = milliseconds
  try {
    return await action()
  } finally {
    late = 0
  }
}

type Fields = Record<string, string>

/** A form as the app is given it: this key, an image, at most 100 bytes, ten minutes. */
const form = (key = 'inbox/one', s3 = client) =>
  createPresignedPost(s3, {
    Bucket,
    Key: key,
    Fields: { 'Content-Type': 'image/jpeg' },
    Conditions: [['content-length-range', 5, 100]],
    Expires: 600,
  })

async function send(url: string, fields: Fields, file: Buffer | undefined = bytes, after: Fields = {}) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  if (file) body.append('file', new Blob([Uint8Array.from(file)]), 'photo.jpg')
  for (const [name, value] of Object.entries(after)) body.append(name, value)
  const reply = await fetch(url, { method: 'POST', body, headers: { origin: 'http://localhost:4173' } })
  const text = await reply.text()
  return { status: reply.status, code: /<Code>(.*)<\/Code>/.exec(text)?.[1], text, headers: reply.headers }
}

const read = async (key: string) =>
  (await client.send(new GetObjectCommand({ Bucket, Key: key }))).Body?.transformToString()

describe('a form upload', () => {
  it('keeps the file under the key and with the type that were signed', async () => {
    const { url, fields } = await form()
    const reply = await send(url, fields)
    expect(reply).toMatchObject({ status: 204, text: '' })
    expect(reply.headers.get('access-control-allow-origin')).toBe('*')
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'inbox/one' }))
    expect(got).toMatchObject({
      ContentType: 'image/jpeg',
      ContentLength: bytes.length,
      ETag: reply.headers.get('etag'),
    })
    expect(await got.Body?.transformToString()).toBe('some bytes')
  })

  it('does not read what stands after the file', async () => {
    const { url, fields } = await form()
    expect(await send(url, fields, bytes, { key: 'photos/other' })).toHaveProperty('status', 204)
  })

  const tampered: [string, (fields: Fields) => Fields, number, string][] = [
    ['another key', (f) => ({ ...f, key: 'photos/other' }), 403, 'AccessDenied'],
    ['another type', (f) => ({ ...f, 'Content-Type': 'text/html' }), 403, 'AccessDenied'],
    ['a field that no condition speaks of', (f) => ({ ...f, acl: 'public-read' }), 403, 'AccessDenied'],
    ['a tampered signature', (f) => ({ ...f, 'X-Amz-Signature': '0'.repeat(64) }), 403, 'SignatureDoesNotMatch'],
    ['a tampered policy', (f) => ({ ...f, Policy: widened(f.Policy ?? '') }), 403, 'SignatureDoesNotMatch'],
    ['another key id', (f) => ({ ...f, 'X-Amz-Credential': `x${f['X-Amz-Credential']}` }), 403, 'InvalidAccessKeyId'],
    ['no policy', ({ Policy: _, ...f }) => f, 400, 'InvalidArgument'],
    ['no key', ({ key: _, ...f }) => f, 400, 'InvalidArgument'],
    ['no type', ({ 'Content-Type': _, ...f }) => f, 403, 'AccessDenied'],
  ]
  it.each(tampered)('refuses %s', async (_, change, status, code) => {
    const { url, fields } = await form('inbox/never')
    expect(await send(url, change(fields))).toMatchObject({ status, code })
    await expect(read('inbox/never')).rejects.toThrow('does not exist')
  })

  it.each([
    ['too large', Buffer.alloc(101), 'EntityTooLarge'],
    ['much too large', Buffer.alloc(5_000_000), 'EntityTooLarge'],
    ['too small', Buffer.alloc(4), 'EntityTooSmall'],
  ])('refuses a file that is %s', async (_, file, code) => {
    const { url, fields } = await form('inbox/never')
    expect(await send(url, fields, file)).toMatchObject({ status: 400, code })
    await expect(read('inbox/never')).rejects.toThrow('does not exist')
  })

  it('refuses a form without a file', async () => {
    const { url, fields } = await form()
    expect(await send(url, fields, Buffer.alloc(0))).toMatchObject({ status: 400, code: 'EntityTooSmall' })
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    expect((await fetch(url, { method: 'POST', body })).status).toBe(400)
  })

  it('refuses an expired form', async () => {
    const { url, fields } = await form()
    const reply = await later(601_000, () => send(url, fields))
    expect(reply).toMatchObject({ status: 403, code: 'AccessDenied' })
    expect(reply.text).toContain('Policy expired')
  })

  it('refuses a form signed with another secret, or for a bucket that is not there', async () => {
    const { url, fields } = await form('inbox/never', clientOf({ ...localCredentials, secretAccessKey: 'guessed' }))
    expect(await send(url, fields)).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' })
    expect(await send(`${server.url}/elsewhere`, fields)).toMatchObject({ status: 404, code: 'NoSuchBucket' })
  })

  it('refuses what is no form', async () => {
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }
    expect((await fetch(`${server.url}/${Bucket}`, json)).status).toBe(412)
    const cut = {
      method: 'POST',
      body: '--x\r\nbroken',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    }
    expect((await fetch(`${server.url}/${Bucket}`, cut)).status).toBe(400)
  })
})

describe('objects', () => {
  it('are written, looked at, read and deleted by a signed client', async () => {
    await client.send(
      new PutObjectCommand({ Bucket, Key: 'photos/a b+c/全.jpg', Body: bytes, ContentType: 'image/png' }),
    )
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'photos/a b+c/全.jpg' }))
    expect(head).toMatchObject({ ContentLength: bytes.length, ContentType: 'image/png' })
    expect(await read('photos/a b+c/全.jpg')).toBe('some bytes')
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'photos/a b+c/全.jpg' }))
    await expect(read('photos/a b+c/全.jpg')).rejects.toMatchObject({ name: 'NoSuchKey' })
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'photos/a b+c/全.jpg' }))
  })

  it('are closed to everybody else', async () => {
    await client.send(new PutObjectCommand({ Bucket, Key: 'closed', Body: bytes }))
    expect((await fetch(`${server.url}/${Bucket}/closed`)).status).toBe(403)
    expect((await fetch(`${server.url}/${Bucket}/closed`, { method: 'PUT', body: 'mine' })).status).toBe(403)
    const stranger = clientOf({ ...localCredentials, secretAccessKey: 'guessed' })
    const name = 'SignatureDoesNotMatch'
    await expect(stranger.send(new PutObjectCommand({ Bucket, Key: 'closed', Body: 'mine' }))).rejects.toMatchObject({
      name,
    })
    expect(await read('closed')).toBe('some bytes')
  })

  it.each(['../../outside', '..', '.', '/etc/passwd', 'a/../../b'])('stay in the folder: %s', async (Key) => {
    const url = `${server.url}/${Bucket}/${encodeURIComponent(Key)}`
    expect((await fetch(url)).ok).toBe(false)
    await client.send(new PutObjectCommand({ Bucket, Key, Body: bytes })).catch(() => undefined)
    expect(await readdir(folder)).toEqual([Bucket])
  })
})

describe('a presigned URL', () => {
  const sign = async () => {
    await client.send(
      new PutObjectCommand({ Bucket, Key: 'photos/x/full.jpg', Body: bytes, ContentType: 'image/jpeg' }),
    )
    return getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'photos/x/full.jpg' }), { expiresIn: 600 })
  }

  it('opens the object for its time', async () => {
    const url = await sign()
    const reply = await later(590_000, () => fetch(url))
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toBe('image/jpeg')
    expect(await reply.text()).toBe('some bytes')
  })

  it('does not open it afterwards', async () => {
    const url = await sign()
    const reply = await later(601_000, () => fetch(url))
    expect(reply.status).toBe(403)
    expect(await reply.text()).toContain('<Code>AccessDenied</Code><Message>Request has expired</Message>')
  })

  it.each([
    ['another key', (url: string) => url.replace('full.jpg', 'thumb.jpg')],
    ['a longer life', (url: string) => url.replace('X-Amz-Expires=600', 'X-Amz-Expires=6000')],
    ['another signature', (url: string) => url.replace(/Signature=[0-9a-f]{8}/, 'Signature=00000000')],
  ])('does not open with %s', async (_, change) => {
    const reply = await fetch(change(await sign()))
    expect(reply.status).toBe(403)
    expect(await reply.text()).toContain('<Code>SignatureDoesNotMatch</Code>')
  })

  it('does not write or delete', async () => {
    const url = await sign()
    for (const method of ['PUT', 'DELETE', 'POST']) expect((await fetch(url, { method })).status).toBe(403)
  })
})

/** The policy with a thousand times the size. */
function widened(policy: string): string {
  const text = Buffer.from(policy, 'base64').toString()
  return Buffer.from(text.replace('100]', '100000]')).toString('base64')
}
