/** Files that go out with a notice, on S3's protocol: sent, looked at, attached, read, corrected around, copied, taken back, swept. */
import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectBucket } from '../../../functions/photos/bucket.ts'
import { parseFile } from '../../../functions/photos/files/store.ts'
import { objectUrls } from '../../../functions/photos/urls.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { localCredentials, localRegion } from '../../../infra/local/credentials.ts'
import { startS3 } from '../../../infra/local/s3.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import { type FileType, fileMediaTypes, fileTypeOf, fileTypes, MAX_FILE_BYTES } from '../../../shared/photos/files.ts'
import type { PersonName } from '../../support/district.ts'
import { documentOf, office, pdf } from '../../support/files.ts'
import { draft, outage, publish } from '../../support/notices.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

const BUCKET = 'files'

let stage: Stage
let folder: string
let s3: Awaited<ReturnType<typeof startS3>>
beforeAll(async () => {
  process.env.AWS_ACCESS_KEY_ID = localCredentials.accessKeyId
  process.env.AWS_SECRET_ACCESS_KEY = localCredentials.secretAccessKey
  folder = await mkdtemp(join(tmpdir(), 'files-'))
  s3 = await startS3({ folder, buckets: [BUCKET], credentials: localCredentials, now: Date.now })
  const at = { bucket: BUCKET, region: localRegion, endpoint: s3.url }
  stage = await makeStage({ bucket: connectBucket(at), objectUrl: objectUrls({ ...at, clock: { now: Date.now } }) })
})
afterAll(async () => {
  await s3.stop()
  await rm(folder, { recursive: true })
})

async function post(
  upload: { url: string; fields: Record<string, string> },
  bytes: Uint8Array,
  more: Record<string, string> = {},
) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...upload.fields, ...more })) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(bytes)]), 'file')
  return (await fetch(upload.url, { method: 'POST', body: form })).status
}

async function send(name: string, bytes: Uint8Array, who: PersonName = 'communityStaff') {
  const { fileId, upload } = await stage.ok(who, 'requestFile', { body: { name, bytes: bytes.length } })
  expect(await post(upload, bytes)).toBe(204)
  return fileId
}
const check = (fileId: string, who: PersonName = 'communityStaff') =>
  stage.call(who, 'checkFile', { params: { fileId } })

/** Sent and looked at. */
async function ready(name = '停水安排.pdf', bytes: Uint8Array = documentOf(fileTypeOf(name) ?? 'pdf')) {
  const fileId = await send(name, bytes)
  expect((await check(fileId)).status).toBe(200)
  return fileId
}
const get = (noticeId: string, who: PersonName = 'resident') => stage.ok(who, 'getNotice', { params: { noticeId } })
const save = (noticeId: string, files: string[]) =>
  stage.call('communityStaff', 'saveDraft', { params: { noticeId }, body: { ...outage, files } })
const withdraw = (noticeId: string) =>
  stage.ok('communityStaff', 'withdrawNotice', { params: { noticeId }, body: { reason: '改期了' } })
const record = async (fileId: string) => parseFile((await stage.table.read([keys.file(fileId)]))[0])
const objects = () =>
  readdirSync(join(folder, BUCKET)).filter((name) => name.startsWith('object-files') && !name.endsWith('.about')).length

describe('a file', () => {
  it.each(fileTypes)(
    'of type %s goes out with a notice, and is saved under its name by who lives there',
    async (type) => {
      const name = `停水 安排(1).${type}`
      const bytes = documentOf(type)
      const fileId = await send(name, bytes)
      const looked = await check(fileId)
      expect([looked.status, looked.body]).toEqual([200, { id: fileId, name, type, bytes: bytes.length }])
      expect((await check(fileId)).body, 'asked again').toEqual(looked.body)
      const noticeId = await publish(stage, { files: [fileId] })
      const { files, fileCount } = await get(noticeId)
      expect([fileCount, files]).toEqual([1, [{ ...looked.body, url: expect.any(String) }]])
      const opened = await fetch(files[0]?.url ?? '')
      expect(opened.status).toBe(200)
      expect(opened.headers.get('content-type')).toBe(fileMediaTypes[type])
      expect(opened.headers.get('content-disposition')).toBe(
        `attachment; filename="file.${type}"; filename*=UTF-8''${encodeURIComponent('停水 安排')}%281%29.${type}`,
      )
      expect(Buffer.from(await opened.arrayBuffer()).equals(bytes)).toBe(true)
      expect((await fetch((files[0]?.url ?? '').split('?')[0] ?? '')).status, 'unsigned').toBe(403)
      const mine = await stage.ok('resident', 'listMyNotices')
      expect(mine.items.find(({ id }) => id === noticeId)?.fileCount).toBe(1)
      expect(
        (await stage.call('farResident', 'getNotice', { params: { noticeId } })).status,
        'who lives elsewhere',
      ).toBe(404)
    },
  )

  it('stands under a key that nobody could guess, and that says neither its name nor its id', async () => {
    const fileId = await ready('工资表.xlsx')
    const { key } = (await record(fileId)) ?? {}
    expect(key).toMatch(/^files\/[0-9a-f]{40}$/)
  })

  it.each<[string, string, FileType, Buffer]>([
    ['a page that says to be a PDF', '通知.pdf', 'pdf', Buffer.from('<script>alert(1)</script>')],
    ['a document with macros', '通知.docx', 'docx', office('docx', { 'word/vbaProject.bin': 'x' })],
    ['a table that says to be a document', '通知.docx', 'docx', office('xlsx')],
    ['a PDF that starts a program', '通知.pdf', 'pdf', pdf('/OpenAction << /S /Launch >>')],
  ])('that is %s is refused with the reason, and deleted', async (_, name, __, bytes) => {
    const fileId = await send(name, bytes)
    const refused = await check(fileId)
    expect([refused.status, refused.body.error.code]).toEqual([422, 'fileRefused'])
    expect(refused.body.error.fields.fileId).toMatch(/[\u4e00-\u9fff]/)
    expect((await check(fileId)).body.error.code).toBe('fileNotReady')
    const drafted = await stage.call('communityStaff', 'draftNotice', { body: { ...outage, files: [fileId] } })
    expect([drafted.status, drafted.body.error.code]).toEqual([409, 'fileNotReady'])
  })

  it('is refused before it is sent by its name and size, and by the store when it is not what was asked for', async () => {
    const ask = async (name: string, bytes: number) =>
      (await stage.call('communityStaff', 'requestFile', { body: { name, bytes } })).body.error?.fields
    expect(await ask('程序.exe', 10)).toEqual({ name: '只能发 PDF、DOCX、XLSX 或 PPTX 文件' })
    expect(await ask('a\u202efdp.pdf', 10)).toEqual({ name: '文件名里有无法显示的字符，请改名后再试' })
    expect(await ask('大.pdf', MAX_FILE_BYTES + 1)).toEqual({ bytes: '文件不能超过 10 MB' })
    const { upload } = await stage.ok('communityStaff', 'requestFile', { body: { name: '小.pdf', bytes: 10 } })
    expect(await post(upload, pdf()), 'larger').toBe(400)
    expect(await post(upload, Buffer.from('x'), { 'Content-Type': 'text/html' }), 'of another type').toBe(403)
    expect(await post(upload, Buffer.from('x'), { key: 'files/elsewhere' }), 'to another place').toBe(403)
  })

  it('can not be changed by its form once it was looked at', async () => {
    const { fileId, upload } = await stage.ok('communityStaff', 'requestFile', {
      body: { name: '安排.pdf', bytes: 2000 },
    })
    await post(upload, pdf())
    await check(fileId)
    expect(await post(upload, Buffer.from('%PDF-1.7 something else')), 'the form is still good').toBe(204)
    expect((await check(fileId)).body.bytes).toBe(pdf().length)
    const noticeId = await publish(stage, { files: [fileId] })
    const [file] = (await get(noticeId)).files
    expect(Buffer.from(await (await fetch(file?.url ?? '')).arrayBuffer()).equals(pdf())).toBe(true)
  })

  it('is for who may broadcast, and for nobody else to look at or attach', async () => {
    const body = { name: '安排.pdf', bytes: 10 }
    for (const who of ['resident', 'worker', 'supervisor'] as const)
      expect((await stage.call(who, 'requestFile', { body })).status, who).toBe(403)
    const fileId = await ready()
    expect((await check(fileId, 'streetStaff')).status).toBe(404)
    const other = await stage.call('streetStaff', 'draftNotice', { body: { ...outage, files: [fileId] } })
    expect(other.body.error).toMatchObject({ code: 'fileNotReady', fields: { 'files.0': expect.any(String) } })
  })

  it('goes out once, however many try, and five of them at most', async () => {
    const fileId = await ready()
    const tries = await Promise.all(
      [1, 2, 3, 4].map(() => stage.call('communityStaff', 'draftNotice', { body: { ...outage, files: [fileId] } })),
    )
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
    const six = Array.from({ length: 6 }, (_, i) => `fil_${String(i).padStart(26, '0')}`)
    const many = await stage.call('communityStaff', 'draftNotice', { body: { ...outage, files: six } })
    expect([many.status, Object.keys(many.body.error.fields)]).toEqual([400, ['files']])
  })
})

describe('the files of a notice', () => {
  it('stay when it is corrected', async () => {
    const noticeId = await publish(stage, { files: [await ready('一.pdf'), await ready('二.docx')] })
    const { title, text } = outage
    await stage.ok('communityStaff', 'correctNotice', {
      params: { noticeId },
      body: { title, text: `${text}改到后天。`, reason: '时间有误' },
    })
    expect((await get(noticeId)).files.map(({ name }) => name)).toEqual(['一.pdf', '二.docx'])
  })

  it('are named, and open no more, when it is taken back', async () => {
    const noticeId = await publish(stage, { files: [await ready()] })
    await withdraw(noticeId)
    for (const who of ['resident', 'communityStaff'] as const) {
      const { files } = await get(noticeId, who)
      expect(
        files.map(({ name, url }) => [name, url]),
        who,
      ).toEqual([['停水安排.pdf', undefined]])
    }
  })

  it('are deleted with a draft that never went out, and when they are taken out of it', async () => {
    const [first, second] = [await ready('一.pdf'), await ready('二.pdf')]
    const noticeId = await draft(stage, { files: [first, second] })
    expect((await record(first))?.person, 'of the notice now').toBeUndefined()
    const before = objects()
    expect((await save(noticeId, [second])).status).toBe(200)
    await sweep(stage.ports)
    expect([await record(first), objects()]).toEqual([undefined, before - 1])
    expect((await save(noticeId, [first, second])).body.error.code).toBe('fileNotReady')
    await withdraw(noticeId)
    await sweep(stage.ports)
    expect([await record(second), objects()]).toEqual([undefined, before - 2])
    expect((await get(noticeId, 'communityStaff')).files).toEqual([])
  })

  it('go along with a copy, and are deleted with the last of those that have them', async () => {
    const fileId = await ready()
    const noticeId = await draft(stage, { files: [fileId] })
    const copy = await stage.ok('communityStaff', 'copyNotice', { params: { noticeId } })
    expect([copy.fileCount, (await record(fileId))?.uses]).toEqual([1, 2])
    await withdraw(noticeId)
    await sweep(stage.ports)
    const [file] = (await get(copy.id, 'communityStaff')).files
    expect((await fetch(file?.url ?? '')).status).toBe(200)
    stage.clock.pass(2 * DAY)
    await sweep(stage.ports)
    expect((await record(fileId))?.uses).toBe(1)
    await withdraw(copy.id)
    await sweep(stage.ports)
    expect(await record(fileId)).toBeUndefined()
    expect((await fetch(file?.url ?? '')).status).toBe(404)
  })

  it('that no notice has within a day are deleted', async () => {
    const [left, sentOnly] = [await ready(), await send('没查.pdf', pdf())]
    const noticeId = await draft(stage, { files: [await ready('留.pdf')] })
    stage.clock.pass(DAY - 1000)
    await sweep(stage.ports)
    expect([await record(left), await record(sentOnly)].map((file) => file?.uses)).toEqual([0, 0])
    stage.clock.pass(2000)
    await sweep(stage.ports)
    expect([await record(left), await record(sentOnly)]).toEqual([undefined, undefined])
    expect((await check(left)).status).toBe(404)
    const [file] = (await get(noticeId, 'communityStaff')).files
    expect((await fetch(file?.url ?? '')).status).toBe(200)
  })
})
