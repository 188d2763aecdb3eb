/**
 * People and their homes: a resident joins by searching the address and a grid worker approves, an invitation is accepted
 * by a second person, a member moves house.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { enterCode, shownCode } from './codes.ts'
import { stranger, type Visitor, visit } from './visitor.ts'

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

  it('tells who looked: the grid worker, who opened the join', async () => {
    await newcomer.go('/privacy/looks/index')
    await newcomer.see(/网格员/)
    await newcomer.accessible('who looked')
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
    await relative.see(/^您登记的老人、孩子，连同他们的照护信息一起删去/)
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

  it('is removed by who owns the home or by staff, who are told before what goes along', async () => {
    const asked = async (who: Visitor, button: string) => {
      await who.tap(button)
      await who.see(/^对方登记的老人、孩子，连同他们的照护信息一起删去/)
      await who.see(/^由对方监护的孩子不再是这一户的成员/)
      await who.accessible('removing a member')
    }
    await asked(owner, '移除：演示居民 乙')
    await owner.page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    await worker.go('/households/record/index?household=420102015020001003010302')
    await asked(worker, '把演示居民 乙移出这一户')
  })

  it('moves house: leaves the old one, asks for the new one, and can take that back', async () => {
    await relative.tap('去我的家')
    await relative.tap(/大江园社区第1网格3号楼 1单元302室/)
    await relative.tap('搬家')
    await relative.see(/搬离 大江园社区第1网格3号楼 1单元302室/)
    await relative.see(/^您登记的老人、孩子，连同他们的照护信息一起删去/)
    await relative.see(/^由您监护的孩子不再是这一户的成员/)
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
