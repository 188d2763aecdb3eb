/** WeChat's content check as functions reach it, against the stand-in. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Checker, connectChecker } from '../../functions/wechat/checker.ts'
import type { Server } from '../../infra/local/server.ts'
import { startWechat } from '../../infra/local/wechat.ts'

let now = Date.UTC(2026, 10, 22)
const clock = { now: () => now }
const app = { appId: 'wx-local', appSecret: 'local-secret' }
let standIn: Server
let checker: Checker

beforeAll(async () => {
  standIn = await startWechat({ ...app, now: () => now, random: randomBytes })
})
afterAll(() => standIn.stop())
beforeEach(() => {
  checker = connectChecker({ ...app, url: standIn.url }, clock)
})

const control = (path: string, body: object = {}) =>
  fetch(`${standIn.url}/stand-in/${path}`, { method: 'POST', body: JSON.stringify(body) })

describe('a text', () => {
  it.each([
    ['今天天气好', 'pass', 100],
    ['这是违规词', 'risky', 20003],
    ['这是待审词', 'review', 20013],
  ])('%s: %s, %i', async (content, suggest, label) => {
    expect(await checker.text('somebody', content)).toEqual({ suggest, label })
  })

  it('of who was not in the mini-program for two hours is for a person to look at', async () => {
    await control('leave', { openid: 'away' })
    expect(await checker.text('away', '今天天气好')).toEqual({ suggest: 'review', label: 21000 })
    await expect(checker.photo('away', 'https://photos.test/1')).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('is checked with a new token when the one that was kept is taken no longer', async () => {
    await checker.text('somebody', '好')
    await control('forget-token')
    expect(await checker.text('somebody', '好')).toEqual({ suggest: 'pass', label: 100 })
  })

  it('can not be checked while the service is down, and can be again', async () => {
    await control('security', { off: true })
    await expect(checker.text('somebody', '好')).rejects.toMatchObject({
      code: 'unavailable',
      cause: 'msgSecCheck: errcode -1',
    })
    await control('security', { off: false })
    expect(await checker.text('somebody', '好')).toEqual({ suggest: 'pass', label: 100 })
  })

  it('is waited for no longer than a person would', async () => {
    await checker.text('somebody', '好')
    await control('security', { delay: 5000 })
    const began = performance.now()
    await expect(checker.text('somebody', '好')).rejects.toMatchObject({ code: 'unavailable' })
    expect(performance.now() - began).toBeLessThan(3000)
    await control('security', { delay: 0 })
  })

  it('is nothing that a refusal quotes', async () => {
    const refused = await checker.text('somebody', '检查中断的秘密').catch((error: unknown) => error)
    expect(JSON.stringify([String(refused), (refused as Error).cause, (refused as Error).stack])).not.toMatch(/秘密/)
  })

  it('of more than 2,500 characters is a fault of ours', async () => {
    await expect(checker.text('somebody', '好'.repeat(2501))).rejects.toThrow(RangeError)
  })

  it('too many a minute are refused as such', async () => {
    now += 60_000
    let taken = 0
    for (let asked = 0; asked < 4000; asked += 200) {
      const answers = await Promise.allSettled(Array.from({ length: 200 }, () => checker.text('somebody', '好')))
      taken += answers.filter(({ status }) => status === 'fulfilled').length
    }
    // What an earlier test gave up waiting for may be counted in this minute.
    expect(taken).toBeGreaterThan(3990)
    await expect(checker.text('somebody', '好')).rejects.toMatchObject({ code: 'tooMany' })
    now += 60_000
    // Four thousand requests take a busy machine longer than a test may take unless said.
  }, 60_000)
})

it('a photo is asked about, and its trace id told', async () => {
  expect(await checker.photo('somebody', 'https://photos.test/1')).toMatch(/^[0-9a-f-]{26}$/)
})
