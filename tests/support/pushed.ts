/** Results of photo checks as WeChat pushes them. */
import { randomUUID } from 'node:crypto'
import type { Verdict } from '../../functions/wechat/checker.ts'
import { signedQuery } from '../../infra/local/wechat/push.ts'
import type { Stage } from './stage.ts'
import { EVENT_TOKEN } from './wechat.ts'

const labelOf = { pass: 100, review: 20012, risky: 20002 }

/** Tells the stage what WeChat found of the photo of this trace. */
export const told = (stage: Stage, trace: string, suggest: Verdict['suggest']) =>
  stage.raw({
    method: 'POST',
    path: '/wechat/events',
    query: Object.fromEntries(signedQuery(EVENT_TOKEN, `${Math.floor(stage.clock.now() / 1000)}`, randomUUID())),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      MsgType: 'event',
      Event: 'wxa_media_check',
      trace_id: trace,
      version: 2,
      errcode: 0,
      result: { suggest, label: labelOf[suggest] },
    }),
  })
