/** What is kept of a resident, with their word for it: those without a phone, contacts, care notes; and each person's hold on all of it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type Visitor, visit } from './visitor.ts'

let browser: Browser
let owner: Visitor
beforeAll(async () => {
  browser = await launchBrowser()
  owner = await visit(browser, '演示居民 甲')
})
afterAll(() => browser.close())

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
    await owner.go('/privacy/centre/index')
    await owner.tap(/^微邻里有我的哪些信息/)
    await owner.see('整理于')
    await owner.see('大江园社区第1网格3号楼 1单元302室')
    await owner.accessible('what is held of me')
    const download = owner.page.waitForEvent('download')
    await owner.tap('下载一份')
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^微邻里-我的信息-\d{4}-\d{2}-\d{2}\.json$/)
    const stream = await file.createReadStream()
    const copy = JSON.parse(Buffer.concat(await stream.toArray()).toString('utf8'))
    expect(JSON.stringify(copy)).toContain('1单元302室')
    expect(copy.sections.length).toBeGreaterThan(3)
  })

  it('takes a request to the operator, with its clock, more to it, and takes it back', async () => {
    await owner.go('/privacy/requests/index')
    await owner.tap('提出请求')
    await owner.tap('解释说明')
    await owner.type('请说明', '请说明我的手机号会给谁看。')
    await owner.tap('提交')
    await owner.page.waitForURL(/request\/index/)
    await owner.see('待答复')
    await owner.see(/答复还剩/)
    await owner.accessible('a request')
    await owner.tap('补充说明')
    await owner.type('补充内容', '最近三个月的就可以。')
    await owner.tap('提交补充')
    await owner.see('最近三个月的就可以。')
    await owner.tap('撤回')
    await owner.page.getByRole('dialog').getByRole('button', { name: '确认撤回' }).click()
    await owner.see('您已撤回这次请求')
  })

  it('lets me delete my account, says what goes and what stays, and lets me change my mind', async () => {
    await owner.go('/privacy/leave/index')
    await owner.see('会删除')
    await owner.see('必须保留，去掉您的姓名')
    await owner.tap('申请注销')
    await owner.see('天内登录都可以反悔')
    await owner.page.getByRole('dialog').getByRole('button', { name: '申请注销' }).click()
    await owner.see(/账号将在 .+ 注销/)
    await owner.accessible('an account that will be deleted')
    await owner.go('/me/index')
    await owner.tap('反悔')
    await owner.tap('不注销了')
    await owner.see('已取消注销，账号照常使用')
    await owner.see('申请注销')
  })

  it('has the policy within four taps of anywhere', async () => {
    await owner.go('/home/index')
    await owner.tap(/^我的$/)
    await owner.tap(/^隐私中心/)
    await owner.tap('隐私政策')
    await owner.see('收集什么，为了什么')
  })
})

it('no browser complained', () => expect(owner.complaints).toEqual([]))
