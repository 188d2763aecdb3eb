/** A resident asks something of the operator about their own data, and is answered with the reason. */
import { expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DESK, visit } from './visitor.ts'

it('a request is asked, answered by an administrator beside the list, and read', async () => {
  const browser = await launchBrowser()
  const resident = await visit(browser, '演示居民 甲')
  await resident.go('/privacy/requests/index')
  await resident.tap('提出请求')
  await resident.tap('更正、补充')
  await resident.type('请说明', '我家门牌登记错了，请更正。')
  await resident.tap('提交')
  await resident.see('15 个工作日内答复您，并说明理由')

  const administrator = await visit(browser, '演示管理员 一', DESK)
  await administrator.go('/privacy/queue/index')
  await administrator.tap(/^更正、补充 · 演示居民 甲/)
  await administrator.see('居民的请求')
  await administrator.accessible('a request beside the queue')
  await administrator.tap(/^答复$/)
  await administrator.tap('没有按要求办理')
  await administrator.type('答复内容', '门牌以房产登记为准，请带证件到社区更正。')
  await administrator.accessible('answering a request')
  await administrator.tap('发送答复')
  await administrator.see('已经答复居民')
  await administrator.see('没有等待答复的请求')

  await resident.see('已答复')
  await resident.see('请带证件到社区更正')
  await resident.accessible('a request that was answered')
  expect([...resident.complaints, ...administrator.complaints]).toEqual([])
  await browser.close()
})
