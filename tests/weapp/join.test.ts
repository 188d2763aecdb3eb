/** Joining on the built mini-program: by the code of a building's door and a phone of the roster; a relative by a scanned invitation. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { awaited, demoPhone } from '../../infra/demo/phones.ts'
import { phoneOf, scanned } from './people.ts'
import type { Phone } from './runner/phone.ts'
import { everything } from './runner/screen.ts'

const RIGHT = demoPhone('demo-resident-4')
const WRONG = '13900000000'
const agree = '我看过隐私政策，同意按它处理我的信息'
const consent = '用到您的手机号之前'

let newcomer: Phone
let relative: Phone
beforeAll(() => {
  newcomer = phoneOf('story-newcomer', scanned(`b=${awaited.building}`))
  relative = phoneOf('story-relative')
})
afterAll(() => {
  newcomer?.kill()
  relative?.kill()
})

const asked = (phone: Phone, path: string) => phone.device.sent.filter(({ url }) => url.includes(path))

describe('the code of a building’s door', () => {
  it('says what it is for to who is not signed in yet, and goes on after that', async () => {
    await newcomer.see('您扫的是楼栋的入户码')
    await newcomer.tap('去登录')
    await newcomer.tap('微信一键登录')
    await newcomer.arrive('households/join/index')
    await newcomer.see('大江园社区第1网格1号楼')
  })

  it('leaves unit, room and relation to be filled in, with keys for numbers', async () => {
    await newcomer.type('单元', '1')
    await newcomer.type('房号', '101')
    const fields = await newcomer.until('The fields', (view) => {
      const typed = everything(view).filter(({ tag }) => tag === 'input')
      return typed.length >= 4 && typed
    })
    expect(fields.slice(0, 2).map(({ attributes }) => attributes.type)).toEqual(['number', 'number'])
    await newcomer.tap('业主', { role: 'radio' })
    await newcomer.tap('提交申请')
    await newcomer.see('请先看一看隐私政策')
    await newcomer.tap(agree, { role: 'checkbox' })
    await newcomer.tap('提交申请')
    await newcomer.arrive('households/progress/index')
    await newcomer.see('待核实')
    await newcomer.see('大江园社区第1网格1号楼 1单元101室')
  })
})

describe('the phone', () => {
  it('is asked for by WeChat’s own button, behind the privacy prompt; who refuses has other ways', async () => {
    await newcomer.tap('验证手机号')
    await newcomer.see(consent)
    await newcomer.see('手机号只用来和社区名册核对')
    await newcomer.tap('不同意')
    await newcomer.see('没有取手机号，可以用下面的办法核实')
    await newcomer.see('等社区核实')
    expect(asked(newcomer, '/phone')).toEqual([])
  })

  it('that is not in the roster says no more than that it was not found to fit', async () => {
    newcomer.device.phoneNumber = WRONG
    await newcomer.tap('验证手机号')
    await newcomer.tap('同意')
    await newcomer.see('没有核对上，社区会人工核实')
    await newcomer.see('手机号没有核对上')
    await newcomer.see('待核实')
  })

  it('that the roster has verifies at once', async () => {
    newcomer.device.phoneNumber = RIGHT
    await newcomer.tap('验证手机号')
    await newcomer.see('您已是这一户的成员')
    await newcomer.see('手机号与社区名册相符')
    expect(asked(newcomer, '/phone').map(({ status }) => status)).toEqual([200, 200])
    expect(newcomer.app.consentAskedFor.every((name) => /phone/i.test(name))).toBe(true)
  })
})

describe('an invitation', () => {
  let code: string

  it('is made by the new member, to be shared with a friend or shown', async () => {
    await newcomer.tap('去我的家')
    await newcomer.arrive('households/mine/index')
    await newcomer.tap('邀请家人')
    await newcomer.arrive('households/invite/index')
    await newcomer.tap('生成邀请码')
    code = await newcomer.until(
      'The code',
      () => /[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/.exec(newcomer.text())?.[0],
    )
    const share = newcomer.app.pages.current?.onShareAppMessage
    const shared = typeof share === 'function' ? share.call(newcomer.app.pages.current, { from: 'button' }) : undefined
    expect(shared).toMatchObject({
      path: `/people/arrive/index?scene=${encodeURIComponent(`i=${code.replace('-', '')}`)}`,
    })
  })

  it('is scanned from the picture by a relative, who is a member at once', async () => {
    await relative.tap('去登录')
    await relative.tap('微信一键登录')
    await relative.arrive('home/index')
    await relative.see('您住在哪一户？')
    relative.device.scans.push({ result: 'https://example.com/' })
    await relative.tap('扫一扫')
    await relative.see('这不是微邻里的码')
    relative.device.scans.push({ result: `i=${code.replace('-', '')}` })
    await relative.tap('扫一扫')
    await relative.arrive('households/accept/index')
    await relative.tap(agree, { role: 'checkbox' })
    await relative.tap('加入这一户')
    await relative.arrive('households/mine/index')
    await relative.see('大江园社区第1网格1号楼 1单元101室')
    await relative.see('已核实，您是家人')
  })

  it('shows both to one another', async () => {
    await newcomer.back()
    await newcomer.until('The other one', () => newcomer.text().match(/微信居民 /g)?.length === 2)
  })
})

describe('the login of a wide screen', () => {
  const { api } = inject('product')
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(api + path, { method: 'POST', headers, body: JSON.stringify(body) })
    return (await answer.json()) as Record<string, string>
  }

  it('is confirmed by the phone that scanned its mini-program code', async () => {
    const { code = '', secret } = await post('/login-codes', { device: '演示电脑' })
    const path = `people/arrive/index?scene=${encodeURIComponent(`l=${code.replace('-', '')}`)}`
    relative.device.scans.push({ path })
    await relative.back()
    await relative.tab('我的')
    await relative.tap('扫一扫')
    await relative.arrive('people/confirm-login/index')
    await relative.see('有一台电脑想登录')
    await relative.see('演示电脑')
    await relative.tap('确认登录')
    await relative.see('已确认，电脑正在登录')
    const claimed = await post(`/login-codes/${code}/claim`, { secret })
    expect(claimed.state).toBe('confirmed')
  })
})

describe('what is held of me', () => {
  it('is two taps from me, and goes to a conversation as a file', async () => {
    await relative.back()
    await relative.tap('隐私中心')
    await relative.arrive('privacy/centre/index')
    await relative.see('我同意过什么')
    await relative.tap('微邻里有我的哪些信息')
    await relative.arrive('privacy/data/index')
    await relative.see('大江园社区第1网格1号楼 1单元101室')
    await relative.tap('下载一份')
    await relative.until('The file is given', () => relative.device.shared.length === 1)
    const [file] = relative.device.shared
    expect(file?.name).toMatch(/^微邻里-我的信息-.*\.json$/)
    expect(relative.device.files.get(file?.file ?? '')?.toString('utf8')).toContain('1单元101室')
  })

  it('is left behind by signing out, which needs no network', async () => {
    await relative.back()
    await relative.back()
    relative.device.cut()
    await relative.tap('退出登录')
    await relative.arrive('home/index')
    await relative.see('小区里的事，说了有人办')
    expect(relative.device.storage.has('session')).toBe(false)
    relative.device.restore()
  })
})

it('went wrong nowhere, and made no code from a string', () => {
  expect(newcomer.troubles).toEqual([])
  expect(relative.troubles).toEqual([])
})
