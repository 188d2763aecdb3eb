import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectTelephone } from '../../functions/tencent/telephone.ts'
import { localTencent } from '../../infra/local/environment.ts'
import { freePort } from '../../infra/local/ports.ts'
import type { Server } from '../../infra/local/server.ts'
import { startTencent } from '../../infra/local/tencent.ts'

const now = Date.parse('2026-03-02T01:00:00.000Z')
const PHONE = '13800000005'
const words = { to: 'answer', place: '花桥一村2号楼' } as const
let server: Server

beforeAll(async () => {
  server = await startTencent({ ...localTencent, now: () => now, random: (bytes) => randomBytes(bytes) })
})
afterAll(() => server.stop())

const { smsAppId, smsSign, voiceAppId } = localTencent.account
const options = () => ({
  ...localTencent,
  urls: { sms: server.url, voice: server.url },
  sms: { appId: smsAppId, sign: smsSign, templates: { answer: '2000001', family: '2000002', over: '2000005' } },
  voice: { appId: voiceAppId, templates: { answer: '2000003', family: '2000004' } },
})
const telephone = (more: object = {}, at = now) => connectTelephone({ ...options(), ...more }, { now: () => at })

it('takes what is signed, and says what reached whom', async () => {
  expect(await telephone().sms(PHONE, words, 'alr_1')).toEqual({ outcome: 'sent' })
  const family = { to: 'family', name: '演示居民 甲', place: 'https://a.b/【2号楼】\n'.repeat(9) } as const
  expect(await telephone().voice('027-80001234', family, 'alr_1')).toEqual({ outcome: 'sent' })
  const reply = await fetch(`${server.url}/stand-in/told`, { method: 'POST', body: '{}' })
  expect(await reply.json()).toMatchObject({
    told: [
      { way: 'sms', phone: PHONE, template: '2000001', words: [words.place], about: 'alr_1' },
      { way: 'voice', phone: '2780001234', template: '2000004', about: 'alr_1' },
    ],
  })
})

it.each([
  ['another secret', { secretKey: 'another' }, now, 'AuthFailure.SignatureFailure'],
  ['an account that is not there', { secretId: 'AKIDother' }, now, 'AuthFailure.SecretIdNotFound'],
  ['a clock that is wrong', {}, now - 600_000, 'AuthFailure.SignatureExpire'],
  [
    'an application of somebody else',
    { sms: { appId: '1', sign: smsSign, templates: { answer: '2000001', family: '2000002', over: '2000005' } } },
    now,
    'UnauthorizedOperation.SmsSdkAppIdVerifyFail',
  ],
  [
    'a template that was not approved',
    { sms: { appId: smsAppId, sign: smsSign, templates: { answer: '7', family: '8', over: '9' } } },
    now,
    'FailedOperation.TemplateIncorrectOrUnapproved',
  ],
])('%s is wrong, whomever it is for', async (_, more, at, code) => {
  expect(await telephone(more, at).sms(PHONE, words, 'alr_1')).toEqual({ outcome: 'wrong', code })
})

it('a number that is none is refused, and nobody there is tried later', async () => {
  expect(await telephone().sms('1234', words, 'alr_1')).toMatchObject({ outcome: 'refused' })
  expect(await telephone().voice('1234', words, 'alr_1')).toMatchObject({ outcome: 'refused' })
  const nobody = `http://127.0.0.1:${await freePort()}`
  const away = telephone({ urls: { sms: nobody, voice: nobody } })
  expect(await away.sms(PHONE, words, 'alr_1')).toEqual({ outcome: 'again', code: 'Outage' })
})
