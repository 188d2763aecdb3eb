/**
 * Those who serve: a resident accepts a role by a code, and it is taken back; two who are on duty swap their shifts; the audit
 * log has all of it, is saved as a file, and its chain is proved.
 */
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DESK, type Visitor, visit } from './visitor.ts'

let browser: Browser
let staff: Visitor
let responder: Visitor
beforeAll(async () => {
  browser = await launchBrowser()
  staff = await visit(browser, '演示社区员 一', DESK)
  responder = await visit(browser, '演示响应员 一')
})
afterAll(() => browser.close())

it('a code makes a resident lead the volunteers, until it is taken back', async () => {
  await staff.go('/roles/serving/index')
  await staff.tap('邀请一位工作人员')
  await staff.tap('志愿者队长')
  await staff.type('给谁的', '二号楼')
  await staff.tap('生成邀请码')
  const code = await staff.page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).innerText()
  await staff.accessible('the code of a role')
  await staff.tap('好的')

  const resident = await visit(browser, '演示居民 乙')
  await resident.go('/people/arrive/index')
  await resident.tap('工作邀请')
  await resident.type('输入码', code.toLowerCase())
  await resident.tap('继续')
  await resident.see('演示社区员 一 邀请您担任志愿者队长')
  await resident.see('二号楼')
  await resident.accessible('a role that is offered')
  await resident.tap('接受')
  await resident.page.waitForURL(/home/)
  await resident.see('工作台')

  await staff.go('/home/index')
  await staff.go('/roles/serving/index')
  await staff.tap('演示居民 乙')
  await staff.accessible('who somebody is')
  await staff.tap(/^撤销/)
  await staff.tap('确定撤销')
  await staff.see('已撤销，对方马上失去这个身份')
  await resident.go('/work/index')
  await resident.see('这里是工作人员的工作台')
  expect(resident.complaints).toEqual([])
  await resident.context.close()
})

/** Puts somebody on duty for a night of the next week, by the day's name. */
async function plan(day: string, who: RegExp) {
  await staff.tap(new RegExp(`${day}加一班$`))
  await staff.tap(who)
  await staff.tap('夜班 20–8 点')
  await staff.accessible('a shift to be planned')
  await staff.tap('排上')
  await staff.page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Who is on duty for the community on that day of the week that is shown; Monday has the second column. */
const onDuty = (column: number) =>
  staff.page.getByRole('row').filter({ hasText: '大江园社区' }).getByRole('cell').nth(column).innerText()

it('a shift is swapped for another, when the other agrees', async () => {
  await staff.go('/duty/plan/index')
  await staff.tap('下周')
  await plan('周二', /^演示社区员 一/)
  await plan('周四', /^演示响应员 一/)
  await staff.go('/duty/mine/index')
  await staff.tap('找人换班')
  await staff.tap('演示响应员 一')
  await staff.tap(/周四/)
  await staff.type('说一句', '孩子家长会')
  await staff.accessible('a swap to be asked for')
  await staff.tap('发给对方')
  await staff.see('等待答复')

  await responder.go('/duty/mine/index')
  await responder.see('演示社区员 一 想请您替班')
  await responder.see('孩子家长会')
  await responder.accessible('a swap that was asked for')
  await responder.tap('同意')
  await responder.see('已换班')
  expect(responder.complaints).toEqual([])

  await staff.go('/duty/plan/index')
  await staff.tap('下周')
  await staff.see('一周值班')
  await staff.accessible('the plan of a week')
  expect([await onDuty(2), await onDuty(4)]).toEqual([
    expect.stringContaining('演示响应员 一'),
    expect.stringContaining('演示社区员 一'),
  ])
})

it('the audit log has it, as a file too, and its chain is whole', async () => {
  const administrator = await visit(browser, '演示管理员 一', DESK)
  await administrator.go('/audit/log/index')
  await administrator.tap(/^做了什么/)
  await administrator.tap('发出身份邀请')
  await administrator.see('志愿者队长')
  await administrator.accessible('the audit log')
  const downloading = administrator.page.waitForEvent('download')
  await administrator.tap('导出表格')
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^审计日志-江岸区-.*\.csv$/)
  const [titles, ...rows] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  expect(titles).toContain('做了什么')
  expect(rows.join()).toMatch(/演示社区员 一.*发出身份邀请/)
  await administrator.tap(/^核验/)
  await administrator.see(/条记录完整，没有被改动/)
  await administrator.accessible('a chain that is proved')
  expect(administrator.complaints).toEqual([])
  await administrator.context.close()
})

it('no browser complained', () => expect(staff.complaints).toEqual([]))
