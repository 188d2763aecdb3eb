/** The phone itself: a bundle that passes here must not owe it to something that WeChat hasn't got. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { phoneOf, theBundle } from './people.ts'
import type { Phone } from './runner/phone.ts'
import { makeRealm } from './runner/realm.ts'

let phone: Phone
beforeEach(() => {
  phone = phoneOf('demo-resident-1')
})
afterEach(() => phone.kill())

/** Calls an interface of wx with callbacks, as a page does. */
const ask = (name: string, options: Record<string, unknown>) =>
  new Promise<Record<string, unknown>>((resolve) => {
    const call = phone.app.realm.run(`(options) => wx.${name}(options)`) as (options: unknown) => unknown
    call({ ...options, success: resolve, fail: resolve })
  })

describe('the phone', () => {
  it('makes no code from strings, by whatever door', () => {
    const { realm } = phone.app
    expect(() => realm.run('new Function("return 1")')).toThrow(/code generation from strings/i)
    expect(() => realm.run('(() => {}).constructor("return 1")')).toThrow(/code generation from strings/i)
    expect(() => realm.run('eval("1 + 1")')).toThrow(/code generation from strings/i)
    expect(() => realm.run('(0, eval)("1 + 1")')).toThrow(/code generation from strings/i)
    expect(realm.evaluations).toHaveLength(4)
  })

  it.each([
    ...['window', 'document', 'navigator', 'location', 'localStorage', 'fetch', 'XMLHttpRequest', 'WebSocket'],
    ...['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController', 'FormData', 'Blob', 'Intl'],
    ...['process', 'Buffer', 'global', 'structuredClone', 'crypto', 'queueMicrotask', 'setImmediate', 'performance'],
  ])('has no %s', (name) => {
    expect(phone.app.realm.run(`typeof ${name}`)).toBe('undefined')
  })

  it('says which interface a bundle asks for in vain', () => {
    expect(() => phone.app.realm.run('wx.getBatteryLevel()')).toThrow('wx.getBatteryLevel')
  })

  it('reaches no address that is not on the app’s list', async () => {
    const answer = await ask('request', { url: 'https://example.com/' })
    expect(answer.errMsg).toBe('request:fail url not in domain list')
  })

  it('fails what is asked without a network, in WeChat’s words', async () => {
    phone.device.cut()
    const answer = await ask('request', { url: 'http://localhost:4000/health' })
    expect(answer.errMsg).toBe('request:fail net::ERR_INTERNET_DISCONNECTED')
  })

  it('holds ten pages and no more', async () => {
    for (let n = 1; n < 10; n++)
      expect((await ask('navigateTo', { url: '/privacy/policy/index' })).errMsg).toBe('navigateTo:ok')
    expect((await ask('navigateTo', { url: '/privacy/policy/index' })).errMsg).toMatch(/webview count limit exceed/)
  })

  it('opens no tab by navigateTo, and no page that is not there', async () => {
    expect((await ask('navigateTo', { url: '/me/index' })).errMsg).toMatch(/tabbar page/)
    expect((await ask('navigateTo', { url: '/nowhere/index' })).errMsg).toMatch(/is not found/)
  })

  it('takes no consent that nobody tapped', async () => {
    await phone.see('去登录')
    phone.app.realm.run(
      `wx.onNeedPrivacyAuthorization((resolve) => resolve({ event: 'agree', buttonId: 'agree-privacy' }))`,
    )
    phone.device.gallery = [Buffer.from([0xff, 0xd8, 0xff])]
    const answer = await ask('chooseMedia', { count: 1, mediaType: ['image'] })
    expect(answer.errMsg).toMatch(/^chooseMedia:fail agree without a tap/)
    expect(phone.device.consented).toBe(false)
  })

  it('lets no module of a subpackage be required from outside of it', () => {
    const bundle = theBundle()
    const text = (file: string) => (file === 'intruder.js' ? "require('./tickets/open/index')" : bundle.text(file))
    expect(() => makeRealm({ ...bundle, text }).load('intruder.js')).toThrow(/is not defined/)
  })
})
