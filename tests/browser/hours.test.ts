/** Hours on the screen: they add up, go from hand to hand at once, stand on paper that a stranger verifies, and are corrected by staff. */

import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { communityAccount } from '../../functions/hours/account.ts'
import { moveWrites } from '../../functions/hours/ledger.ts'
import { connectTable } from '../../functions/platform/dynamo.ts'
import { demoPeople } from '../../infra/demo/people.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { localTable } from '../../infra/local/environment.ts'
import { launchBrowser } from '../support/browser.ts'
import { readPdf } from '../support/pdf.ts'
import { readCode } from '../support/read-code.ts'
import { shownCode } from './codes.ts'
import { DESK, stranger, type Visitor, visit } from './visitor.ts'

let browser: Browser
let first: Visitor
let second: Visitor
let staff: Visitor
beforeAll(async () => {
  browser = await launchBrowser()
  await serve('帮忙搬书', 105)
  ;[first, second, staff] = await Promise.all([
    visit(browser, '演示居民 甲'),
    visit(browser, '演示居民 乙'),
    visit(browser, '演示社区员 一', DESK),
  ])
})
afterAll(() => browser.close())

/** The first of them served the community today, as helping has it booked. */
async function serve(what: string, minutes: number) {
  const client = new DynamoDBClient({
    endpoint: inject('product').dynamodb,
    region: localRegion,
    credentials: localCredentials,
  })
  const table = connectTable({ tableName: localTable, region: localRegion }, client)
  const to = demoPeople[0]?.id ?? ''
  const at = new Date().toISOString()
  const [from, area] = [communityAccount('420102015020'), '420102015020001']
  const move = { source: `story#${at}`, from, to, minutes, kind: 'help', what, at, area } as const
  expect(await table.write(moveWrites(move))).toEqual({ written: true })
}

/** How many entries the page of somebody's hours lists, when it says that they add up. */
async function entriesOf(visitor: Visitor): Promise<number> {
  const sum = shown(visitor).getByText(/^这 \d+ 笔：.*这些相加正好等于余额 /)
  return Number(/\d+/.exec((await sum.textContent()) ?? '')?.[0])
}

const shown = ({ page }: Visitor) => page.locator('.taro_page:visible').last()

async function makeCode(visitor: Visitor): Promise<string> {
  await visitor.go('/hours/receive/index')
  await visitor.tap('生成收时长码')
  await visitor.see('给对方看这个码')
  return shownCode(visitor)
}

/** Up to the question that is asked once more. */
async function readyToGive(visitor: Visitor, code: string) {
  await visitor.go('/hours/give/index')
  await visitor.type('对方的收时长码', code.replace('-', '').toLowerCase())
  await visitor.tap('下一步')
  await visitor.see(/^送给 \d号楼 演邻居/)
  await visitor.tap('30分钟')
  await visitor.tap(/^送 30分钟/)
  await visitor.see(/^送 30分钟 给 .*？/)
}

it('two people give each other hours at the same moment, and both pages add up', async () => {
  await Promise.all([first, second].map((each) => each.go('/hours/mine/index')))
  const before = await Promise.all([first, second].map(entriesOf))
  await first.accessible('my hours')
  const [ofFirst, ofSecond] = await Promise.all([makeCode(first), makeCode(second)])
  await Promise.all([readyToGive(first, ofSecond), readyToGive(second, ofFirst)])
  await Promise.all([first, second].map((each) => each.tap('确认送出')))
  for (const each of [first, second]) {
    await each.see(/30分钟 给了 \d号楼 演邻居/)
    await each.tap('看我的时长')
    await each.see(/^谢谢您帮忙/)
  }
  expect(await Promise.all([first, second].map(entriesOf))).toEqual(before.map((count) => count + 2))
  const entries = await shown(first).getByRole('listitem').filter({ hasText: '赠送' }).allInnerTexts()
  expect(entries.filter((text) => /^谢谢您帮忙\s*[+-]30分钟/.test(text))).toHaveLength(2)
})

it('a certificate on paper leads a stranger to what is true of it, also after a correction', async () => {
  await first.go('/hours/certificates/index')
  await first.tap('这个月')
  await first.tap('开证明')
  const said =
    (await shown(first)
      .getByText(/ 次服务 · 姓名写“演示居民 甲”/)
      .textContent()) ?? ''
  const minutes = /^[^，]+/.exec(said)?.[0] ?? 'nothing'
  await first.tap('生成 PDF')
  const link = shown(first).getByRole('link', { name: '打开 PDF' })
  const file = await fetch((await link.getAttribute('href')) ?? '')
  const { pages } = await readPdf(new Uint8Array(await file.arrayBuffer()))
  const text = (pages[0]?.text ?? '').replaceAll(/\s/g, '')
  expect(text).toContain(minutes)
  expect(text).toContain('演示居民甲')
  const address = (await readCode((await pages[0]?.picture(150)) ?? new Uint8Array(), 0.6, 1)) ?? ''
  expect(address.startsWith(`${inject('product').app}/#/hours/verify/index?code=`)).toBe(true)

  const school = await stranger(browser)
  await school.page.goto(address)
  await school.see('证明属实，没有更正')
  await school.see('演**')
  await school.see(minutes)
  expect(await shown(school).innerText()).not.toContain('演示居民')
  await school.accessible('a verified certificate')

  await staff.go('/hours/desk/index?area=420102015020')
  await staff.see(/^统计 \d+年\d+月/)
  await staff.see('第1网格')
  await staff.accessible('figures of hours')
  await staff.tap('每一笔与更正')
  await staff.tap('更正 帮忙搬书')
  await staff.type('退回多少分钟', '15')
  await staff.type('原因', '多记了一刻钟')
  await shown(staff).getByRole('dialog').getByRole('button', { name: '更正', exact: true }).click()
  await staff.see('更正“帮忙搬书”：多记了一刻钟')

  await school.page.reload()
  await school.see('证明属实，但之后有更正')
  await school.tap('查另一份')
  await school.type('证明编码', 'ZZZZZ-ZZZZZ')
  await school.tap('查验')
  await school.see('没有查到这份证明')

  await first.go('/hours/mine/index')
  await first.see('更正“帮忙搬书”：多记了一刻钟')
  expect(await entriesOf(first)).toBeGreaterThan(3)
})

it('who wants to stand in the ranking does, and who does not any more is gone at once', async () => {
  await first.go('/hours/ranking/index')
  await first.see('我愿意上榜')
  expect(await shown(first).innerText()).not.toContain('（我）')
  await first.tap(/^我愿意上榜/)
  await first.see(/我排第 \d，/)
  await first.see(/（我）/)
  await first.accessible('the ranking')
  await first.tap(/^我愿意上榜/)
  await shown(first).getByText('（我）').waitFor({ state: 'hidden' })
  for (const each of [first, second, staff]) expect(each.complaints).toEqual([])
})
