/** An activity on the screen: composed, signed up for, waited for, checked in by the code on the spot, and in the ledger of hours at last. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connectTable } from '../../functions/platform/dynamo.ts'
import { exists } from '../../functions/platform/expressions.ts'
import { keys } from '../../functions/platform/table.ts'
import { parseActivity } from '../../functions/teams/store.ts'
import { demoPeople } from '../../infra/demo/people.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { localTable } from '../../infra/local/environment.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import { launchBrowser } from '../support/browser.ts'
import { DESK, type Visitor, visit } from './visitor.ts'

let browser: Browser
let lead: Visitor
let second: Visitor
let third: Visitor
let staff: Visitor
beforeAll(async () => {
  browser = await launchBrowser()
  ;[lead, second, third, staff] = await Promise.all([
    visit(browser, '演示居民 甲'),
    visit(browser, '演示居民 乙'),
    visit(browser, '演示居民 丙'),
    visit(browser, '演示社区员 一', DESK),
  ])
})
afterAll(() => browser.close())

const tableHere = () => {
  const { dynamodb: endpoint } = inject('product')
  const client = new DynamoDBClient({ endpoint, region: localRegion, credentials: localCredentials })
  return connectTable({ tableName: localTable, region: localRegion }, client)
}
const shown = ({ page }: Visitor) => page.locator('.taro_page:visible').last()

/** Has it begin at this moment: the sweep does the rest. */
async function beginNow(id: string) {
  const now = new Date(Date.now() + 1000).toISOString()
  const [item] = await tableHere().read([keys.activity(id)])
  const version = parseActivity(item)?.card.version
  const set = { 'card.beginsAt': now, 'card.dueAt': now, dueAt: now }
  const when = { expression: 'version = :version', values: { ':version': version } }
  expect(await tableHere().write([{ update: keys.activity(id), changes: { set }, when }])).toEqual({ written: true })
}

/** As if it had begun so long ago, and somebody had come then. */
async function cameBefore(id: string, person: string, minutes: number) {
  const inAt = new Date(Date.now() - minutes * MINUTE - 20_000).toISOString()
  await tableHere().write([
    { update: keys.activity(id), changes: { set: { 'card.beginsAt': inAt } }, when: exists },
    { update: keys.signed(id, person), changes: { set: { inAt } }, when: exists },
  ])
}

const codeOn = async (visitor: Visitor, purpose: '签到' | '签退') =>
  (
    (await shown(visitor)
      .getByRole('status', { name: `${purpose}码` })
      .textContent()) ?? ''
  ).trim()

const openActivity = (visitor: Visitor, id: string) => visitor.go(`/teams/activity/index?id=${id}`)

/** Until the sweep has brought it there. */
const swept = (id: string, state: string) =>
  expect
    .poll(async () => parseActivity((await tableHere().read([keys.activity(id)]))[0])?.card.state, {
      timeout: 60_000,
      interval: 500,
    })
    .toBe(state)

/** What the sweep or the relay does first: on a busy machine that takes a while. */
const slowly = (visitor: Visitor, text: string) => shown(visitor).getByText(text).first().waitFor({ timeout: 90_000 })

let activity = ''

it('a lead composes and publishes; one takes the only place, the next waits and moves up by itself', {
  timeout: 180_000,
}, async () => {
  await lead.go('/teams/list/index')
  await lead.tap(/花园清洁队/)
  await lead.see('队伍的活动')
  await lead.tap('写一个活动')
  await lead.type('活动名称', '种春天的花')
  await lead.tap('环境清洁')
  await lead.type('集合地点', '南门花坛')
  await lead.type('名额', '1')
  await lead.type('活动内容', '一起种郁金香，工具队里准备。')
  await lead.accessible('composing an activity')
  await lead.tap('存为草稿')
  await lead.see('写好后发布')
  activity = /id=(act_\w+)/.exec(lead.page.url())?.[1] ?? ''
  await openActivity(second, activity)
  await second.see('没有找到')
  await lead.tap('发布')
  await lead.see('发布这个活动？')
  await lead.page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await lead.see('报名中')

  await second.tap('重试')
  await second.tap('我要报名')
  await second.see('您已报名')
  await openActivity(third, activity)
  await third.tap('名额满了，排队候补')
  await third.see('候补第 1 位')
  await third.accessible('waiting for a place')
  await second.tap('退出报名')
  await second.page.getByRole('dialog').getByRole('button', { name: '退出报名' }).click()
  await second.see('名额满了，排队候补')
  // Told by a frame: nobody reads the page again.
  await slowly(third, '您已报名')
})

it('whoever is there checks in by the code on the screen, and the minutes stand in the ledger', {
  timeout: 300_000,
}, async () => {
  const person = demoPeople[2]?.id ?? ''
  await beginNow(activity)
  await swept(activity, 'underway')
  await lead.go(`/teams/run/index?id=${activity}`)
  await lead.see('进行中')
  await lead.see('秒后换新码')
  await lead.accessible('the code on the spot')
  await openActivity(third, activity)
  await third.tap('扫码签到')
  await third.type('输入现场屏幕上的 8 位码', 'ZZZZ-ZZZZ')
  await third.page.getByRole('dialog').getByRole('button', { name: '签到', exact: true }).click()
  await third.see('签到码不对或已过期')
  await third.type('输入现场屏幕上的 8 位码', (await codeOn(lead, '签到')).toLowerCase())
  await third.page.getByRole('dialog').getByRole('button', { name: '签到', exact: true }).click()
  await third.see('您已签到')
  await lead.see('签到 1 人，报名 1 人，候补 0 人')
  await cameBefore(activity, person, 45)

  await lead.tap('签退')
  await third.tap('扫码签退')
  await third.type('输入现场屏幕上的 8 位码', await codeOn(lead, '签退'))
  await third.page.getByRole('dialog').getByRole('button', { name: '签退', exact: true }).click()
  await third.see(/签退$/)
  await lead.tap('结束活动')
  await lead.page.getByRole('dialog').getByRole('button', { name: '结束活动' }).click()
  await lead.tap('核对完成，记入时长')
  await lead.page.getByRole('dialog').getByRole('button', { name: '记入时长' }).click()
  await swept(activity, 'closed')
  await lead.page.reload()
  await lead.see('合计 45分钟，已记入每个人的账户')
  await third.go('/hours/mine/index')
  await third.see(/种春天的花/)
  await third.see(/\+45分钟/)
})

it('staff see teams and activities of their area as tables, and what they did by month', async () => {
  await staff.go('/teams/desk/index?area=420102015020')
  await staff.see('花园大扫除')
  await staff.accessible('activities of an area')
  await staff.tap('队伍')
  await staff.see('暖心陪伴队')
  await staff.tap('每月数据')
  await staff.see('近十二个月')
  await staff.see(/按活动开始的月份统计/)
  await staff.accessible('monthly figures of teams')
  for (const each of [lead, second, third, staff]) expect(each.complaints).toEqual([])
})
