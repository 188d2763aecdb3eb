/** The forms in which WeChat pushes an event, as its console was told: JSON or XML, in the open or encrypted. */
import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Callback, pushed } from '../../../infra/local/wechat/push.ts'
import { memoryBucket } from '../../support/bucket.ts'
import { sentPhoto } from '../../support/cases.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { EVENT_TOKEN, fakeChecker } from '../../support/wechat.ts'
import { stateOf, write } from './scene.ts'

const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const OTHER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg'
const checker = fakeChecker()
const bucket = memoryBucket()
let open: Stage
let safe: Stage
beforeAll(async () => {
  open = await makeStage({ checker, bucket })
  safe = await makeStage({ checker, bucket, events: { key: KEY } })
})

type Form = Pick<Callback, 'as' | 'key'>

const verdict = (trace: string, appid = 'wx-local') => ({
  ToUserName: 'gh_6e306981e699',
  FromUserName: 'oeaTy0Ej7xM_LexOCWGeJtL4ABoE',
  CreateTime: 1_659_967_849,
  MsgType: 'event',
  Event: 'wxa_media_check',
  appid,
  trace_id: trace,
  version: 2,
  detail: [{ strategy: 'content_model', errcode: 0, suggest: 'risky', label: 20002, prob: 90 }],
  errcode: 0,
  errmsg: 'ok',
  result: { suggest: 'risky', label: 20002 },
})

function wire(stage: Stage, trace: string, form: Form, appid?: string) {
  const timestamp = String(Math.floor(stage.clock.now() / 1000))
  return pushed({ token: EVENT_TOKEN, ...form }, verdict(trace, appid), timestamp, randomBytes)
}
type Wire = ReturnType<typeof wire>

const send = (stage: Stage, { query, type, body }: Wire) =>
  stage.raw({
    method: 'POST',
    path: '/wechat/events',
    query: Object.fromEntries(query),
    headers: { 'content-type': type },
    body,
  })

async function waitsForPhoto(stage: Stage) {
  const photoId = await sentPhoto(stage, bucket)
  await stage.ok('resident', 'checkPhoto', { params: { photoId } })
  const { id } = await write(stage, '看照片', 'resident', { photos: [photoId] })
  return { id, trace: checker.photos.at(-1)?.trace ?? '' }
}

describe('a result that is pushed', () => {
  const forms: [string, () => Stage, Form, string | undefined][] = [
    ['as JSON', () => open, { as: 'json' }, undefined],
    ['as XML', () => open, { as: 'xml' }, undefined],
    ['as XML that is said to be text', () => open, { as: 'xml' }, 'text/plain;charset=utf-8'],
    ['as JSON that is said to be text', () => open, { as: 'json' }, 'text/plain'],
    ['as XML, of which nothing is said', () => open, { as: 'xml' }, ''],
    ['encrypted, as JSON', () => safe, { as: 'json', key: KEY }, undefined],
    ['encrypted, as XML', () => safe, { as: 'xml', key: KEY }, 'application/xml'],
  ]
  it.each(forms)('%s is taken', async (_, stage, form, type) => {
    const { id, trace } = await waitsForPhoto(stage())
    const sent = wire(stage(), trace, form)
    const answer = await send(stage(), { ...sent, type: type ?? sent.type })
    expect([answer.status, answer.body]).toEqual([200, 'success'])
    expect(await stateOf(stage(), id)).toBe('refused')
  })

  it('as XML is read as WeChat writes it', async () => {
    const { id, trace } = await waitsForPhoto(open)
    const body = `<?xml version="1.0" encoding="utf-8"?>
<xml>
  <ToUserName><![CDATA[gh_6e306981e699]]></ToUserName>
  <CreateTime>1659967849</CreateTime>
  <MsgType><![CDATA[event]]></MsgType>
  <Event><![CDATA[wxa_media_check]]></Event>
  <trace_id><![CDATA[${trace}]]></trace_id>
  <version>2</version>
  <detail>
    <strategy><![CDATA[content_model]]></strategy>
    <errcode>0</errcode>
    <suggest><![CDATA[review]]></suggest>
    <label>20012</label>
    <prob>90</prob>
  </detail>
  <errcode>0</errcode>
  <result>
    <suggest><![CDATA[review]]></suggest>
    <label>20012</label>
  </result>
</xml>
`
    expect((await send(open, { ...wire(open, trace, { as: 'xml' }), body })).body).toBe('success')
    expect(await stateOf(open, id)).toBe('review')
  })
})

describe('where there is a key', () => {
  const refused: [string, (trace: string) => Wire][] = [
    ['an event in the open', (trace) => wire(safe, trace, {})],
    ['one encrypted with another key', (trace) => wire(safe, trace, { key: OTHER })],
    ['one of another app', (trace) => wire(safe, trace, { key: KEY }, 'wx-other')],
    [
      'one whose encrypted part was exchanged',
      (trace) => ({ ...wire(safe, trace, { key: KEY }), body: wire(safe, trace, { key: KEY }).body }),
    ],
    [
      'one without the signature of what was encrypted',
      (trace) => {
        const sent = wire(safe, trace, { key: KEY })
        sent.query.delete('msg_signature')
        return sent
      },
    ],
    ['what was not encrypted at all', (trace) => ({ ...wire(safe, trace, { key: KEY }), body: '{"Encrypt":"AAAA"}' })],
  ]
  it.each(refused)('%s is refused, and changes nothing', async (_, sent) => {
    const { id, trace } = await waitsForPhoto(safe)
    expect((await send(safe, sent(trace))).body.error.code).toBe('notFromWechat')
    expect(await stateOf(safe, id)).toBe('waiting')
  })
})

describe('what is neither JSON nor XML', () => {
  it.each([
    ['<xml><Event>wxa_media_check</xml>'],
    ['<!DOCTYPE xml [<!ENTITY a "b">]><xml><Event>&a;</Event></xml>'],
    [`${'<a>'.repeat(50)}${'</a>'.repeat(50)}`],
    ['Event=wxa_media_check'],
    ['{'],
  ])('%s is refused', async (body) => {
    const { status, body: answer } = await send(open, { ...wire(open, 'trace', {}), body })
    expect([status, answer.error.code]).toEqual([400, 'badJson'])
  })
})
