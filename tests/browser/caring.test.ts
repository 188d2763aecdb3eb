/**
 * Care by somebody who was assigned: staff choose who, who it is sees what to mind, and the resident sees who looked and says no.
 * And a guardian who takes back what they agreed to for a child.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DESK, type Visitor, visit } from './visitor.ts'

let browser: Browser
let resident: Visitor
let staff: Visitor
let worker: Visitor
beforeAll(async () => {
  browser = await launchBrowser()
  resident = await visit(browser, '演示居民 乙')
  staff = await visit(browser, '演示社区员 一', DESK)
  worker = await visit(browser, '演示网格员 一')
})
afterAll(() => browser.close())

const sure = (visitor: Visitor, name: string) =>
  visitor.page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

/** A tap that is asked about once more; `yes`: what the button says that does it, where that is another word. */
async function tapSurely(visitor: Visitor, name: string, yes = name) {
  await visitor.tap(name)
  await sure(visitor, yes)
}

describe('a carer', () => {
  it('has nobody to care for at first, and is told where they come from', async () => {
    await worker.go('/me/index')
    await worker.tap(/^我照护的人/)
    await worker.see('还没有请您照护的人')
    await worker.accessible('no charges yet')
  })

  it('is assigned by who runs the community, who sees no notes', async () => {
    await resident.go('/care/notes/index')
    await resident.tap(/演示居民 乙（我）/)
    await resident.type('病史、用药、过敏', '青霉素过敏')
    await resident.tap('保存')
    await resident.see('需要您单独同意：照护信息')
    await resident.tap('同意')
    await resident.see('还没有照护人')
    await staff.go('/care/desk/index?area=420102015020')
    await staff.see('还没有照护人')
    await staff.accessible('who registered for care')
    await staff.tap(/^演示居民 乙/)
    await staff.see('指定照护人')
    await staff.accessible('choosing a carer')
    await staff.tap('指定演示网格员 一')
    await staff.see('指定后，演示网格员 一能看到身体状况、行动能力、是否独居，每次查看都有记录。')
    await staff.accessible('assigning a carer')
    await sure(staff, '指定照护人')
    await staff.see('换一位照护人')
    expect(await staff.page.innerText('body')).not.toContain('青霉素')
  })

  it('sees what to mind by a tap that says before that it is kept', async () => {
    await worker.go('/care/charges/index')
    await worker.see(/每次查看都记下来/)
    await worker.accessible('my charges')
    await worker.tap(/^查看演示居民 乙的照护信息/)
    await worker.see('青霉素过敏')
    await worker.see('这次查看已经记下。只为照护使用，不要转告别人。')
    await worker.accessible('what to mind of a charge')
  })

  it('is ended as they stood on the screen: of who was assigned meanwhile nobody said anything', async () => {
    await resident.page.reload()
    await resident.tap('不要这位照护人')
    await resident.see('不要演示网格员 一照护')
    await tapSurely(staff, '换成演示响应员 一', '更换照护人')
    await staff.see('演示响应员 一（应急响应员）')
    await sure(resident, '不要这位照护人')
    await resident.see('照护人刚刚变了，您刚才的选择没有生效。请看现在是谁，再决定。')
    await resident.see('演示响应员 一（应急响应员）')
    await resident.accessible('another carer meanwhile')
    await tapSurely(staff, '取消照护人')
    await staff.see('还没有照护人')
    await tapSurely(staff, '指定演示网格员 一', '指定照护人')
    await staff.see('演示网格员 一（网格员）')
  })

  it('is seen by the resident, with when they looked, who says no; then sees nothing, and is not assigned again', async () => {
    await resident.page.reload()
    await resident.see('网格员 演**')
    await resident.see('演示网格员 一（网格员）')
    await resident.accessible('my carer, and who looked')
    await tapSurely(resident, '不要这位照护人')
    await resident.see('已取消，社区可以另外安排')
    await resident.see('还没有照护人')
    await worker.page.reload()
    await worker.see('您现在看不到')
    await worker.accessible('no charge any more')
    await staff.page.reload()
    await staff.see('本人请您换一位')
    expect(await staff.page.getByRole('button', { name: '指定演示网格员 一' }).count()).toBe(0)
  })

  it('is reached from the record of a household', async () => {
    await staff.go('/households/record/index?household=420102015020002001020501')
    await staff.tap('照护人')
    await staff.see('演示居民 乙')
  })
})

/** One more at home, who has an account and whom they answer for. */
const withChildOfTheirOwn = () =>
  resident.page.route('**/households/*', async (route) => {
    const response = await route.fetch()
    const { members, ...household }: { members: { personId: string; me: boolean }[] } = await response.json()
    const own = members.find(({ me }) => me)
    const child = { ...own, personId: `per_${'0'.repeat(26)}`, me: false, name: '演示孩子 乙', guardian: own?.personId }
    await route.fulfill({ response, json: { ...household, members: [...members, child] } })
  })

describe('a guardian', () => {
  it('is told which child goes before taking the consent back, and the record is gone then, and no other', async () => {
    await resident.go('/households/mine/index')
    for (const [kind, name] of [
      ['孩子', '演示孩子 甲'],
      ['老人', '演示老人 甲'],
    ] as const) {
      await resident.tap('登记一位')
      await resident.tap(kind)
      await resident.type('姓名', name)
      await resident.type('是您的', '家人')
      await resident.tap('保存')
      if (kind === '孩子') {
        await resident.see('需要您单独同意：孩子的信息')
        await resident.tap('同意')
      }
      await resident.see(`${name}（家人）`)
    }
    await resident.go('/privacy/centre/index')
    await resident.see('我同意过什么')
    await resident.page.route('**/households/*', (route) => route.abort())
    await resident.tap(/^孩子的信息/)
    const dialog = resident.page.getByRole('dialog')
    const again = dialog.getByRole('button', { name: '重试' })
    await again.waitFor()
    // Nobody takes it back unseen.
    expect(await dialog.getByRole('button', { name: '撤回同意' }).count()).toBe(0)
    await resident.page.unroute('**/households/*')
    await withChildOfTheirOwn()
    await again.click()
    await resident.see('立即删去：演示孩子 甲')
    await resident.see('退出这一户，没有别的监护人的，账号 7 天后注销：演示孩子 乙')
    await resident.see('提过的诉求等必须保留的记录，到时去掉姓名。')
    await resident.accessible('withdrawing the consent for a child')
    await sure(resident, '撤回同意')
    await resident.see('已撤回：孩子的信息')
    await resident.page.unroute('**/households/*')
    await resident.go('/households/mine/index')
    await resident.see('演示老人 甲（家人）')
    expect(await resident.page.getByText('演示孩子 甲（家人）').count()).toBe(0)
  })
})

it('no browser complained', () => expect([resident, staff, worker].flatMap(({ complaints }) => complaints)).toEqual([]))
