/** Logs and metrics, as they are really written, hold nothing of anybody: a life is lived, spoilt and erased, and they are searched. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { logOf, metricsOf } from '../../../functions/platform/log.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { Refusal } from '../../../shared/errors.ts'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { LEAVING } from '../../../shared/privacy/contract.ts'
import { people } from '../../support/district.ts'
import { id, kept, live, private_, who } from '../../support/lives.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { fakeWechat } from '../../support/wechat.ts'

let written: string[]
const kinds = ['stdout', 'stderr'] as const
beforeEach(() => {
  written = []
  for (const kind of kinds)
    vi.spyOn(process[kind], 'write').mockImplementation((chunk) => {
      written.push(String(chunk))
      return true
    })
})
afterEach(() => vi.restoreAllMocks())

/** What must be in none of it, with the tokens and codes that were given out. */
const secrets = new Set<string>()
const tell = (...words: (string | undefined)[]) => {
  for (const word of words) if (word) secrets.add(word)
}

async function signedIn(stage: Stage) {
  const code = `code of ${people[who].openid}`
  const { body } = await stage.call({}, 'signIn', { body: { code, device: private_.device } })
  tell(code, body.token, (await stage.call({ token: body.token }, 'renewSession')).body.token)
  const asked = (await stage.call({}, 'askLogin', { body: { device: private_.device } })).body
  tell(asked.code, asked.code.replace('-', ''), asked.secret)
  const params = { code: asked.code }
  await stage.call({ token: body.token }, 'lookAtLogin', { params })
  await stage.call({ token: body.token }, 'confirmLogin', { params, body: { answer: 'confirm' } })
  tell((await stage.call({}, 'claimLogin', { params, body: { secret: asked.secret } })).body.signedIn.token)
  tell(new URL((await stage.call({ token: body.token }, 'openSocket')).body.url).searchParams.get('pass') ?? '')
}

/** Refusals and faults: with the same words where they are wrong, in items that don't parse, by a server that is down. */
async function spoilt(stage: Stage) {
  const bad = { items: [{ name: private_.contact, phone: `${private_.phone}x`, relation: private_.note.repeat(9) }] }
  expect((await stage.call(who, 'saveContacts', { body: bad })).status).toBe(400)
  expect((await stage.call({}, 'signIn', { body: { code: private_.phone } })).status).toBe(401)
  expect((await stage.call({ token: `${private_.name}.a.b` }, 'getMe')).status).toBe(401)
  const raw = {
    method: 'POST',
    path: '/me/name',
    body: `{"name":"${private_.name}`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await stage.token(who)}` },
  }
  expect((await stage.raw(raw)).status).toBe(400)
  const [contacts] = await stage.table.read([keys.contacts(id)])
  await stage.table.write([{ put: { ...keys.contacts(id), ...contacts, sealed: private_.contact } }])
  expect((await stage.call(who, 'getContacts')).status).toBe(500)
  await stage.table.write([
    { update: keys.person(id), changes: { set: { homes: [{ room: private_.note, name: private_.name }] } } },
  ])
  expect((await stage.call(who, 'getMe')).status).toBe(500)
}

it('hold no phone, name, note, openid, token or code, whatever is called, spoilt, refused or erased', async () => {
  let down = false
  const stage = await makeStage({
    log: logOf('test'),
    metrics: (capability) => metricsOf(capability),
    wechat: {
      ...fakeWechat,
      codeImage: (wanted) =>
        down ? Promise.reject(new Refusal('unavailable', undefined, 'down')) : fakeWechat.codeImage(wanted),
    },
  })
  await live(stage)
  await signedIn(stage)
  down = true
  await signedIn(stage)
  await stage.ok(who, 'getMyData')
  await stage.ok(who, 'askDeletion')
  const [whole] = await stage.table.read([keys.person(id)])
  await spoilt(stage)
  if (whole) await stage.table.write([{ put: { ...keys.person(id), ...whole } }])
  for (const wait of [LEAVING, MINUTE]) {
    stage.clock.pass(wait)
    await sweep(stage.ports)
  }
  expect((await stage.table.read([keys.person(id)]))[0]).toBeUndefined()

  const log = written.join('\n')
  // It was really written: metrics of each call, the fault's stack, the account's end.
  for (const sign of ['"operation":"saveCare"', 'CloudWatchMetrics', '"code":"internal"', 'An account was erased', id])
    expect(log, sign).toContain(sign)
  tell(...Object.values(private_), ...Object.values(kept))
  tell(...Object.values(people).flatMap(({ name, openid, homes }) => [name, openid, ...homes.map(({ room }) => room)]))
  for (const secret of secrets)
    expect(
      log.includes(secret),
      `${secret} was logged: ${log.slice(log.indexOf(secret) - 300, log.indexOf(secret) + 100)}`,
    ).toBe(false)
})
