/**
 * A neighbour puts a thing on the shelf of the building; another asks for it, is told where to come once it is lent, with a photo of
 * how it was; it comes back, and stands on the shelf again. Until it is lent the one learns no room of the other. Asked for once more,
 * who lends leaves the other out from the loan's page: to them it was only not lent, and the shelf has it no more.
 */
import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type Caller, codeOf, neighbours, openidOf } from './neighbours.ts'
import { type Visitor, visitWith } from './visitor.ts'

const Jimp = createJimp({ formats: [jpeg], plugins: [] })
const BUILDING = '420102015020001003'
const ROOMS = [503, 504] as const
const ROOM = /2单元503室/
const words = `两米的人字梯，用完请擦干净 ${Date.now()}`

let browser: Browser
let owner: Visitor
let borrower: Visitor
let borrows: Caller
/** The borrower, as the owner reads it. */
let name = ''
let picture: Buffer
beforeAll(async () => {
  browser = await launchBrowser()
  picture = await new Jimp({ width: 600, height: 400, color: 0x8a7a5cff }).getBuffer('image/jpeg')
  const callers = await neighbours(inject('product'), BUILDING, ROOMS)
  const [first, second] = await Promise.all(
    callers.map(async (caller, i) => {
      const me: { id: string; name: string } = await caller.get('/me')
      return visitWith(browser, { ...me, code: await codeOf(inject('product'), openidOf(BUILDING, ROOMS[i] ?? 0)) })
    }),
  )
  const [, caller] = callers
  if (!first || !second || !caller) throw new Error('There are no neighbours')
  ;[owner, borrower, borrows] = [first, second, caller]
})
afterAll(() => browser.close())

const sheet = ({ page }: Visitor): Locator => page.getByRole('dialog').last()
const text = async ({ page }: Visitor) => (await page.locator('.taro_page:visible').last().textContent()) ?? ''

async function addPhoto(visitor: Visitor) {
  const chooser = visitor.page.waitForEvent('filechooser')
  await sheet(visitor).getByRole('button', { name: '添加照片' }).click()
  await (await chooser).setFiles({ name: '梯子.jpg', mimeType: 'image/jpeg', buffer: picture })
}

it('a thing is put on the shelf; what is missing is said at its field', async () => {
  await owner.go('/help/shelf/index')
  await owner.see('的邻居互相借用')
  await owner.tap('出借一件物品')
  await sheet(owner).getByRole('button', { name: '放上架' }).click()
  await owner.see('请选一种')
  await owner.accessible('the sheet to lend by, with its errors')
  await sheet(owner).getByRole('radio', { name: '工具' }).click()
  await sheet(owner).getByLabel('说说这件物品').fill(words)
  await addPhoto(owner)
  await sheet(owner).getByRole('button', { name: '放上架' }).click()
  await owner.see(words)
  await owner.see('在架上')
  await owner.accessible('what I lend')
})

it('a neighbour of the building finds it, learns no room, and asks to borrow it', async () => {
  await borrower.go('/help/shelf/index')
  await borrower.see(words)
  await borrower.accessible('the shelf')
  await borrower.page.getByText(words).click()
  await borrower.accessible('a thing')
  await sheet(borrower).getByRole('button', { name: '举报' }).click()
  await sheet(borrower).getByLabel('哪里不合适').fill('像是推销')
  await borrower.accessible('the sheet to report a thing by')
  await sheet(borrower).getByRole('button', { name: '举报' }).click()
  await borrower.see('已收到举报，谢谢您')
  await borrower.page.getByText(words).click()
  await sheet(borrower).getByLabel('带一句话').fill('周末装灯用一下')
  await sheet(borrower).getByRole('button', { name: '想借用' }).click()
  await borrower.page.waitForURL(/help\/loan/)
  await borrower.see('物主答应后会看到怎么取')
  expect(await text(borrower)).not.toMatch(ROOM)
})

it('it is lent with a photo of how it is; who borrows it sees that at once, and where to come', async () => {
  await owner.go('/help/near/index')
  await owner.see('1 位邻居想借您的物品，等您答应')
  await owner.go('/help/lending/index?show=owner')
  await owner.see('等物主答应')
  await owner.accessible('what was asked of me')
  await owner.page.getByText(words).click()
  await owner.see('周末装灯用一下')
  await owner.tap('借出')
  await addPhoto(owner)
  await owner.accessible('the sheet to hand it over by')
  await sheet(owner).getByRole('button', { name: '借出' }).click()
  await borrower.see(/到 .*2单元503室 取/)
  // The photo is shown once WeChat has looked at it.
  await expect
    .poll(
      async () => {
        await borrower.page.reload()
        await borrower.see(/到 .*2单元503室 取/)
        return borrower.page.getByRole('button', { name: /看大图/ }).count()
      },
      { timeout: 20_000 },
    )
    .toBe(1)
  await borrower.accessible('a loan, to who borrows')
  await borrower.go('/help/shelf/index')
  await borrower.see(/借出了，.*还/)
})

it('it comes back, and can be borrowed again', async () => {
  await owner.tap('已归还')
  await sheet(owner).getByLabel('说几句').fill('擦得很干净，谢谢')
  await sheet(owner).getByRole('button', { name: '已归还' }).click()
  await owner.see('已经还回来了')
  await owner.accessible('a loan that is over')
  await borrower.go('/help/lending/index')
  await borrower.see('已经归还，谢谢')
  await borrower.page.getByText(words).click()
  await borrower.see('擦得很干净，谢谢')
  expect(await text(borrower)).not.toMatch(ROOM)
  await borrower.go('/help/shelf/index')
  await borrower.see('可以借')
})

it('who lends blocks who asks, from the loan: it ends as any that was not lent, and the one finds nothing of theirs any more', async () => {
  await borrower.page.getByText(words).filter({ visible: true }).first().click()
  await sheet(borrower).getByRole('button', { name: '想借用' }).click()
  await borrower.page.waitForURL(/help\/loan/)
  await borrower.see('物主答应后会看到怎么取')
  await owner.go(new URL(borrower.page.url()).hash.slice(1))
  await owner.see('邻居想借，请答应或说不方便；借出时最好拍张照片')
  name = (await owner.page.getByText(/^借用的邻居：/).innerText()).replace(/^借用的邻居：/, '').trim()
  await owner.tap(`屏蔽${name}`)
  await sheet(owner)
    .getByText(/这次借用会结束。/)
    .waitFor()
  await owner.accessible('asked before somebody is left out of lending')
  await sheet(owner).getByRole('button', { name: '屏蔽', exact: true }).click()
  await owner.see('这次没有借成')
  expect(await owner.page.getByRole('button', { name: '借出' }).filter({ visible: true }).count()).toBe(0)
  // Not a word of why.
  await borrower.see('这次没有借成')
  await borrower.see('这次不方便借')
  expect(await text(borrower)).not.toMatch(/屏蔽了/)
  await borrower.go('/help/shelf/index')
  await borrower.see('的邻居互相借用')
  await borrower.settled()
  expect(await borrower.page.getByText(words).filter({ visible: true }).count()).toBe(0)
  await owner.go('/channels/talk/settings/index')
  await owner.see(name)
})

it('whom they blocked they offer no help either, and read why', async () => {
  const until = new Date(Date.now() + 3 * 3_600_000).toISOString()
  const body = { kind: 'lift', words: '想请邻居搬一个柜子', until, urgency: 'normal', whose: 'me', scope: 'building' }
  const { id }: { id: string } = await borrows.post('/help', body)
  await owner.go(`/help/detail/index?id=${id}`)
  await owner.tap('我来帮忙')
  await sheet(owner).getByRole('button', { name: '我能帮忙' }).click()
  await sheet(owner).getByText('您屏蔽了对方，先取消屏蔽').waitFor()
  await owner.accessible('the sheet to offer help by, refused')
  expect([...owner.complaints, ...borrower.complaints]).toEqual([])
})
