/**
 * People and their homes: a resident joins by searching the address and a grid worker approves, an invitation is accepted
 * by a second person, devices are ended, a screen signs in by a phone; and each person's hold on what is kept of them.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DESK, stranger, type Visitor, visit } from './visitor.ts'

let browser: Browser
let newcomer: Visitor
let worker: Visitor
let owner: Visitor
let relative: Visitor
beforeAll(async () => {
  browser = await launchBrowser()
  newcomer = await visit(browser, '演示居民 丁')
  worker = await visit(browser, '演示网格员 一')
  owner = await visit(browser, '演示居民 甲')
  relative = await visit(browser, '演示居民 乙')
})
afterAll(() => browser.close())

/** The words of ten characters that are shown as a code. */
async function shownCode({ page }: Visitor): Promise<string> {
  const code = page.getByText(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/).filter({ visible: true })
  return (await code.last().textContent()) ?? ''
}

/** Types a code into the page for codes and goes on. */
async function enterCode(visitor: Visitor, kind: string, code: string) {
  await visitor.go('/me/index')
  await visitor.tap(/^输入码/)
  await visitor.page.waitForURL(/arrive/)
  await visitor.tap(kind)
  await visitor.type('输入码', code)
  await visitor.tap('继续')
}

describe('joining by the address', () => {
  it('leads who has no home there, and says at each field what is missing', async () => {
    await newcomer.see('您住在哪一户？')
    await newcomer.tap('搜地址入户')
    await newcomer.see('住在哪栋楼')
    await newcomer.tap('提交申请')
    await newcomer.see('请选您住的楼栋')
    await newcomer.see('请填房号，1 到 9999 的数字，例如 302')
    await newcomer.accessible('the form of a join with its errors')
  })

  it('finds the building by words, and keeps what was typed when the page is left', async () => {
    await newcomer.type('搜地址', '大江园社区第1网格 2号楼')
    await newcomer.tap(/^大江园社区第1网格2号楼/)
    await newcomer.type('单元', '2')
    await newcomer.type('房号', '601')
    await newcomer.tap('租户')
    await newcomer.page.reload()
    await newcomer.see('已恢复您上次没写完的内容。')
    await newcomer.see('大江园社区第1网格2号楼')
    expect(await newcomer.page.getByLabel('房号').first().inputValue()).toBe('601')
  })

  it('sends nothing before the policy was agreed to', async () => {
    await newcomer.tap('提交申请')
    await newcomer.see('请先看一看隐私政策，同意后再提交')
    await newcomer.page.getByRole('checkbox').first().click()
    await newcomer.tap('提交申请')
    await newcomer.page.waitForURL(/progress/)
    await newcomer.see('待核实')
    await newcomer.see('怎么核实，任选一种')
    await newcomer.see('提交了入户申请')
    await newcomer.accessible('a join that waits')
  })

  it('shows on the home page that it waits', async () => {
    const page = newcomer.page.url().split('#')[1] ?? ''
    await newcomer.go('/home/index')
    await newcomer.see('入户申请待核实')
    await newcomer.go(page)
    await newcomer.see('待核实')
  })

  it('is approved by the grid worker, and the resident sees it at once', async () => {
    await worker.go('/households/queue/index')
    await worker.tap(/2单元601室/)
    await worker.tap('通过')
    await worker.page.getByRole('dialog').getByRole('button', { name: '确认通过' }).click()
    await newcomer.see('您已是这一户的成员')
    await newcomer.see('社区核实通过')
    await newcomer.accessible('a join that was approved')
    await newcomer.go('/home/index')
    await newcomer.see('提诉求')
    await newcomer.page.getByText('入户申请待核实').waitFor({ state: 'detached' })
    await newcomer.go('/me/index')
    await newcomer.see(/大江园社区第1网格2号楼 2单元601室 · 租户/)
  })
})

describe('the code of a building’s door', () => {
  it('goes on after the sign-in, with the building filled in', async () => {
    const visitor = await stranger(browser)
    await visitor.go('/people/arrive/index?scene=b%3D420102015020001003')
    await visitor.see('您扫的是楼栋的入户码。登录后填房号，就能申请入户。')
    await visitor.tap('去登录')
    await visitor.tap(/^演示居民 丙/)
    await visitor.page.waitForURL(/households\/join/)
    await visitor.see('大江园社区第1网格3号楼')
    await visitor.context.close()
  })

  it('says what to do when it is none of ours', async () => {
    await newcomer.go('/people/arrive/index?scene=b%3D42')
    await newcomer.see('这个码不是微邻里的，或者没有扫全。')
    await newcomer.see('搜地址入户')
    await newcomer.accessible('a code that is none of ours')
  })
})

describe('an invitation', () => {
  let code: string

  it('is made by a member, as a code and as a picture', async () => {
    await owner.go('/households/mine/index')
    await owner.see('演示居民 甲（我）')
    await owner.tap('邀请家人')
    await owner.tap('生成邀请码')
    await owner.see('把这个码给家人')
    code = await shownCode(owner)
    expect(code).toHaveLength(11)
    await owner.page.getByAltText('邀请码的二维码').waitFor()
    await owner.accessible('an invitation')
  })

  it('makes who accepts it a member of a second home', async () => {
    await enterCode(relative, '家人的邀请', code.toLowerCase().replace('-', ''))
    await relative.see('家人邀请您加入同一户')
    expect(await relative.page.getByText('3号楼').filter({ visible: true }).count()).toBe(0)
    await relative.accessible('an invitation that is to be accepted')
    await relative.page.getByRole('checkbox').first().click()
    await relative.tap('加入这一户')
    await relative.page.waitForURL(/mine/)
    await relative.tap(/大江园社区第1网格3号楼 1单元302室/)
    await relative.see('演示居民 甲')
    await relative.see('演示居民 乙（我）')
    await owner.go('/households/mine/index')
    await owner.see('演示居民 乙')
  })

  it('is used once: who comes second is told so, with a next step', async () => {
    await enterCode(newcomer, '家人的邀请', code)
    await newcomer.tap('加入这一户')
    await newcomer.see('这个邀请码已失效')
    await newcomer.accessible('an invitation that was used')
    await newcomer.tap('重新输入')
    await newcomer.see('这是什么码')
  })

  it('is left again, with a question before', async () => {
    await relative.tap('离开这一户')
    await relative.see('离开后，您不再是这一户的成员')
    await relative.accessible('leaving a household')
    await relative.page.getByRole('dialog').getByRole('button', { name: '离开这一户' }).click()
    await relative.page.getByText('演示居民 甲', { exact: true }).waitFor({ state: 'detached' })
  })
})

describe('a member', () => {
  it('is confirmed by one of the household, and both see it at once', async () => {
    await relative.go('/people/arrive/index?scene=b%3D420102015020001003')
    await relative.page.waitForURL(/households\/join/)
    await relative.see('大江园社区第1网格3号楼')
    await relative.type('单元', '1')
    await relative.type('房号', '302')
    await relative.tap('家人')
    await relative.tap('提交申请')
    await relative.see('待核实')
    await owner.go('/households/mine/index')
    await owner.see('等您确认')
    await owner.accessible('a household with somebody who waits')
    await owner.tap(/^确认是家人/)
    await owner.see('他马上成为这一户的成员')
    await owner.page.getByRole('dialog').getByRole('button', { name: '确认是家人' }).click()
    await owner.page.getByText('等您确认').waitFor({ state: 'detached' })
    await relative.see('由同户成员确认')
    await relative.see('您已是这一户的成员')
  })

  it('moves house: leaves the old one, asks for the new one, and can take that back', async () => {
    await relative.tap('去我的家')
    await relative.tap(/大江园社区第1网格3号楼 1单元302室/)
    await relative.tap('搬家')
    await relative.see(/搬离 大江园社区第1网格3号楼 1单元302室/)
    await relative.type('搜地址', '大江园社区第1网格 2号楼')
    await relative.tap(/^大江园社区第1网格2号楼/)
    await relative.type('单元', '1')
    await relative.type('房号', '502')
    await relative.tap('租户')
    await relative.accessible('moving house')
    await relative.tap('提交申请')
    await relative.page.waitForURL(/progress/)
    await relative.see('大江园社区第1网格2号楼 1单元502室')
    await relative.tap('撤回申请')
    await relative.page.getByRole('dialog').getByRole('button', { name: '确认撤回' }).click()
    await relative.see('您已撤回这次申请')
    await owner.go('/home/index')
    await owner.go('/households/mine/index')
    await owner.see('演示居民 甲（我）')
    await owner.page.getByText('演示居民 乙').filter({ visible: true }).first().waitFor({ state: 'hidden' })
  })
})

describe('a household', () => {
  it('keeps the record of someone without a phone, with a consent of its own for a child', async () => {
    await owner.go('/households/mine/index')
    await owner.tap('登记一位')
    await owner.tap('孩子')
    await owner.type('姓名', '演示孩子')
    await owner.type('是您的', '女儿')
    await owner.tap('保存')
    await owner.see('需要您单独同意：孩子的信息')
    await owner.accessible('a consent at the moment it is needed')
    await owner.tap('同意')
    await owner.see('演示孩子（女儿）')
    await owner.tap('删除：演示孩子')
    await owner.page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    await owner.page.getByText('演示孩子（女儿）').waitFor({ state: 'detached' })
  })

  it('keeps contacts and care notes, each by its own consent', async () => {
    await owner.go('/care/contacts/index')
    await owner.tap('添加联系人')
    await owner.type('姓名', '演示亲友')
    await owner.type('电话', '12')
    await owner.type('是您的', '儿子')
    await owner.tap('保存')
    await owner.see('请填写手机号，或带区号的电话')
    await owner.type('电话', '13900000099')
    await owner.tap('保存')
    await owner.see('需要您单独同意：紧急联系人')
    await owner.tap('同意')
    await owner.see('演示亲友（儿子）')
    await owner.accessible('contacts')
    await owner.go('/care/notes/index')
    await owner.tap(/演示居民 甲（我）/)
    await owner.type('病史、用药、过敏', '青霉素过敏')
    await owner.tap('保存')
    await owner.see('需要您单独同意：照护信息')
    await owner.tap('同意')
    await owner.see('删除照护信息')
    await owner.accessible('care notes')
    await owner.page.reload()
    await owner.see('删除照护信息')
    expect(await owner.page.getByLabel('病史、用药、过敏').first().inputValue()).toBe('青霉素过敏')
  })
})

describe('a wide screen', () => {
  it('signs in when the phone confirms its code, and its session can be ended from the phone', async () => {
    const screen = await stranger(browser, DESK)
    await screen.go('/sign-in/index')
    await screen.see('用微信扫码登录')
    await screen.page.getByAltText('登录用的小程序码').waitFor()
    await screen.accessible('the login of a wide screen')
    await enterCode(owner, '电脑登录', await shownCode(screen))
    await owner.see('有一台电脑想登录')
    await owner.accessible('confirming a login')
    await screen.see('已扫码，请在手机上点“确认登录”。')
    await owner.tap('确认登录')
    await owner.see('已确认，电脑正在登录')
    await screen.page.waitForURL(/home/)
    await screen.see('，演示居民 甲')
    await owner.go('/people/sessions/index')
    await owner.see('这台设备')
    await owner.accessible('the sessions')
    await screen.go('/me/index')
    await screen.see('改称呼')
    await owner.tap('结束其他全部设备')
    await owner.page.getByRole('dialog').getByRole('button', { name: '结束登录' }).click()
    await screen.see('这台设备的登录已结束，请重新登录')
    await screen.see('登录后就能使用')
    expect(screen.complaints.filter((said) => !said.includes('WebSocket'))).toEqual([])
    await screen.context.close()
  })

  it('does not sign in when the phone says no', async () => {
    const screen = await stranger(browser, DESK)
    await screen.go('/sign-in/index')
    await screen.page.getByAltText('登录用的小程序码').waitFor()
    const code = await shownCode(screen)
    await enterCode(newcomer, '电脑登录', code)
    await newcomer.tap('不是我')
    await newcomer.see('已拒绝，那台电脑没有登录')
    await screen.see('手机上选了“不是我”')
    await screen.accessible('a login that was refused')
    await screen.tap('换一个码')
    await screen.page.getByAltText('登录用的小程序码').waitFor()
    expect(await shownCode(screen)).not.toBe(code)
    await enterCode(newcomer, '电脑登录', code)
    await newcomer.see('已拒绝，那台电脑没有登录')
    await screen.context.close()
  })
})

describe('privacy', () => {
  it('is two taps from me: what I agreed to, by purpose, with when; to be taken back and given again', async () => {
    await owner.go('/me/index')
    await owner.tap(/^隐私中心/)
    await owner.see('我同意过什么')
    await owner.tap(/^紧急联系人/)
    await owner.see('撤回后，立即删除保存的联系人。')
    await owner.accessible('withdrawing a consent')
    await owner.page.getByRole('dialog').getByRole('button', { name: '撤回同意' }).click()
    await owner.see('已撤回：紧急联系人')
    await owner.see(/不同意，版本/)
    await owner.accessible('the privacy centre')
    await owner.go('/care/contacts/index')
    await owner.see('还没有登记紧急联系人')
  })

  it('shows all that is held, and gives it as a file', async () => {
    await newcomer.go('/privacy/centre/index')
    await newcomer.tap(/^微邻里有我的哪些信息/)
    await newcomer.see('整理于')
    await newcomer.see('大江园社区第1网格2号楼 2单元601室')
    await newcomer.accessible('what is held of me')
    const download = newcomer.page.waitForEvent('download')
    await newcomer.tap('下载一份')
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^微邻里-我的信息-\d{4}-\d{2}-\d{2}\.json$/)
    const stream = await file.createReadStream()
    const copy = JSON.parse(Buffer.concat(await stream.toArray()).toString('utf8'))
    expect(JSON.stringify(copy)).toContain('2单元601室')
    expect(copy.sections.length).toBeGreaterThan(3)
  })

  it('tells who looked: the grid worker, who opened the join', async () => {
    await newcomer.go('/privacy/looks/index')
    await newcomer.see(/网格员/)
    await newcomer.accessible('who looked')
  })

  it('takes a request to the operator, with its clock, more to it, and takes it back', async () => {
    await newcomer.go('/privacy/requests/index')
    await newcomer.tap('提出请求')
    await newcomer.tap('解释说明')
    await newcomer.type('请说明', '请说明我的手机号会给谁看。')
    await newcomer.tap('提交')
    await newcomer.page.waitForURL(/request\/index/)
    await newcomer.see('待答复')
    await newcomer.see(/答复还剩/)
    await newcomer.accessible('a request')
    await newcomer.tap('补充说明')
    await newcomer.type('补充内容', '最近三个月的就可以。')
    await newcomer.tap('提交补充')
    await newcomer.see('最近三个月的就可以。')
    await newcomer.tap('撤回')
    await newcomer.page.getByRole('dialog').getByRole('button', { name: '确认撤回' }).click()
    await newcomer.see('您已撤回这次请求')
  })

  it('lets me delete my account, says what goes and what stays, and lets me change my mind', async () => {
    await newcomer.go('/privacy/leave/index')
    await newcomer.see('会删除')
    await newcomer.see('必须保留，去掉您的姓名')
    await newcomer.tap('申请注销')
    await newcomer.see('天内登录都可以反悔')
    await newcomer.page.getByRole('dialog').getByRole('button', { name: '申请注销' }).click()
    await newcomer.see(/账号将在 .+ 注销/)
    await newcomer.accessible('an account that will be deleted')
    await newcomer.go('/me/index')
    await newcomer.tap('反悔')
    await newcomer.tap('不注销了')
    await newcomer.see('已取消注销，账号照常使用')
    await newcomer.see('申请注销')
  })

  it('has the policy within four taps of anywhere', async () => {
    await newcomer.go('/home/index')
    await newcomer.tap(/^我的$/)
    await newcomer.tap(/^隐私中心/)
    await newcomer.tap('隐私政策')
    await newcomer.see('收集什么，为了什么')
  })
})

it('my name is changed everywhere at once, and signing out ends the session', async () => {
  await newcomer.go('/me/index')
  await newcomer.tap('改称呼')
  await newcomer.type('新的称呼', '演示居民 丁丁')
  await newcomer.tap('保存')
  await newcomer.see('演示居民 丁丁')
  await newcomer.tap('改称呼')
  await newcomer.type('新的称呼', '演示居民 丁')
  await newcomer.tap('保存')
  await newcomer.page.getByRole('heading', { name: '演示居民 丁丁', exact: true }).waitFor({ state: 'detached' })
  await newcomer.tap('退出登录')
  await newcomer.see('小区里的事，说了有人办')
})

it('no browser complained', () => {
  const all = [newcomer, worker, owner, relative].flatMap(({ complaints }) => complaints)
  expect(all.filter((said) => !said.includes('WebSocket'))).toEqual([])
})
