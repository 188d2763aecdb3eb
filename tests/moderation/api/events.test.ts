/** What WeChat pushes: signed, once, and what it makes of a post with photos. */
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { signedQuery } from '../../../infra/local/wechat/push.ts'
import { routes } from '../../../shared/routes.ts'
import { memoryBucket } from '../../support/bucket.ts'
import { sentPhoto } from '../../support/cases.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { EVENT_TOKEN, fakeChecker } from '../../support/wechat.ts'
import { seen, stateOf, write } from './scene.ts'

const checker = fakeChecker()
const bucket = memoryBucket()
let stage: Stage
beforeAll(async () => {
  stage = await makeStage({ checker, bucket })
})

const seconds = () => String(Math.floor(stage.clock.now() / 1000))
let nonces = 0
const signed = (token = EVENT_TOKEN, timestamp = seconds()) =>
  Object.fromEntries(signedQuery(token, timestamp, `nonce-${nonces++}`))
const path = routes.takeEvent.path
const push = (event: unknown, query: Record<string, string> = signed()) =>
  stage.raw({
    method: 'POST',
    path,
    query,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(event),
  })
const verdict = (trace: string, suggest: string, label: number) => ({
  ToUserName: 'gh_1',
  FromUserName: 'openid',
  CreateTime: Number(seconds()),
  MsgType: 'event',
  Event: 'wxa_media_check',
  appid: 'wx-local',
  trace_id: trace,
  version: 2,
  errcode: 0,
  errmsg: 'ok',
  detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
  result: { suggest, label },
})

async function postWithPhotos(count: number) {
  const photos: string[] = []
  for (let i = 0; i < count; i++) {
    const photoId = await sentPhoto(stage, bucket)
    await stage.ok('resident', 'checkPhoto', { params: { photoId } })
    photos.push(photoId)
  }
  const before = checker.photos.length
  const { id, state } = await write(stage, '看照片', 'resident', { photos })
  expect(state).toBe('waiting')
  return { id, traces: checker.photos.slice(before).map(({ trace }) => trace) }
}
const isSeen = async (id: string) => (await seen(stage)).some((post) => post.id === id)

describe('the address', () => {
  const verify = (query: Record<string, string>) => stage.raw({ method: 'GET', path, query, headers: {} })

  it('sends back what WeChat sent, as it is', async () => {
    const answer = await verify({ ...signed(), echostr: '4375120948345356249' })
    expect([answer.status, answer.headers['content-type'], answer.body]).toEqual([
      200,
      'text/plain; charset=utf-8',
      '4375120948345356249',
    ])
  })

  it.each([
    ['another token', () => signed('another')],
    ['a signature of another time', () => signed(EVENT_TOKEN, String(Number(seconds()) - 301))],
    ['one of the future', () => signed(EVENT_TOKEN, String(Number(seconds()) + 301))],
    ['a signature over other parts', () => ({ ...signed(), nonce: 'other' })],
  ])('refuses %s', async (_, query) => {
    expect((await verify({ ...query(), echostr: '1' })).body.error.code).toBe('notFromWechat')
    expect((await push(verdict('trace', 'pass', 100), query())).body.error.code).toBe('notFromWechat')
  })

  it('is signed as WeChat documents it', () => {
    const { signature, timestamp, nonce } = signed() as Record<'signature' | 'timestamp' | 'nonce', string>
    const sorted = [EVENT_TOKEN, timestamp, nonce].sort().join('')
    expect(signature).toBe(createHash('sha1').update(sorted).digest('hex'))
  })
})

describe('a post with photos', () => {
  it('is seen when all of them passed, whatever the order of the results', async () => {
    const { id, traces } = await postWithPhotos(3)
    expect(traces).toHaveLength(3)
    for (const trace of traces.reverse()) {
      expect(await isSeen(id)).toBe(false)
      expect((await push(verdict(trace, 'pass', 100))).body).toBe('success')
    }
    expect(await isSeen(id)).toBe(true)
  })

  it('is refused with one that is risky, and says why to its author', async () => {
    const { id, traces } = await postWithPhotos(2)
    await push(verdict(traces[1] ?? '', 'risky', 20002))
    await push(verdict(traces[0] ?? '', 'pass', 100))
    expect(await stage.ok('resident', 'getPost', { params: { postId: id } })).toMatchObject({
      state: 'refused',
      reason: '内容可能涉及色情',
    })
    expect(await isSeen(id)).toBe(false)
  })

  it.each([
    ['a doubtful result', (trace: string) => verdict(trace, 'review', 20012)],
    [
      'a photo that WeChat could not fetch',
      (trace: string) => ({ ...verdict(trace, 'pass', 100), errcode: -1008, result: undefined }),
    ],
    ['a label that nobody knows yet', (trace: string) => verdict(trace, 'review', 29999)],
  ])('waits for a person after %s', async (_, event) => {
    const { id, traces } = await postWithPhotos(1)
    expect((await push(event(traces[0] ?? ''))).body).toBe('success')
    expect(await stateOf(stage, id)).toBe('review')
  })

  it('is judged once, however often the result comes', async () => {
    const { id, traces } = await postWithPhotos(1)
    const [trace = ''] = traces
    const query = signed()
    for (let i = 0; i < 3; i++) expect((await push(verdict(trace, 'pass', 100), query)).body).toBe('success')
    expect((await push(verdict(trace, 'risky', 20002))).body).toBe('success')
    expect(await stateOf(stage, id)).toBe('shown')
  })

  it('is judged by one of two results that come at once', async () => {
    const { id, traces } = await postWithPhotos(2)
    const answers = await Promise.all(traces.map((trace) => push(verdict(trace, 'pass', 100))))
    expect(answers.map(({ body }) => body)).toEqual(['success', 'success'])
    expect(await stateOf(stage, id)).toBe('shown')
  })
})

describe('an event', () => {
  it('whose signature was good for another is refused', async () => {
    const { id, traces } = await postWithPhotos(1)
    const query = signed()
    await push({ MsgType: 'event', Event: 'something_else' }, query)
    const forged = await push(verdict(traces[0] ?? '', 'pass', 100), query)
    expect(forged.body.error.code).toBe('keyReused')
    expect(await isSeen(id)).toBe(false)
  })

  it.each([
    ['of another kind', () => ({ MsgType: 'event', Event: 'subscribe_msg_sent_event' })],
    ['about nothing that we asked', () => verdict('never-asked', 'risky', 20001)],
    ['of another shape', () => ({ Event: 'wxa_media_check', trace_id: 7 })],
    ['that says nothing', () => ({})],
  ])('%s is taken, and does nothing', async (_, event) => {
    expect((await push(event())).body).toBe('success')
  })
})
