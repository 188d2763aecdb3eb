/** A ticket's way up and down the ranks, and what neighbours see of it, on the built mini-program. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedIn } from './people.ts'
import type { Phone } from './runner/phone.ts'
import { move } from './scenes.ts'

const text = '小区中心花坛边的长椅断了一块木板，容易夹到孩子的手。'
const excerpt = '小区中心花坛边的长椅'

let resident: Phone
let neighbour: Phone
let worker: Phone
let community: Phone
let street: Phone
beforeAll(async () => {
  ;[resident, neighbour, worker, community, street] = await Promise.all([
    signedIn('demo-resident-2', '演示居民 乙'),
    signedIn('demo-resident-1', '演示居民 甲'),
    signedIn('demo-worker-1', '演示网格员 一'),
    signedIn('demo-community-1', '演示社区员 一'),
    signedIn('demo-street-1', '演示街道员 一'),
  ])
})
const everybody = () => [resident, neighbour, worker, community, street]
afterAll(() => {
  for (const phone of everybody()) phone?.kill()
})

/** Opens the ticket from one's queue. */
async function openFromQueue(phone: Phone) {
  await phone.tap('待办队列')
  await phone.arrive('tickets/queue/index')
  await phone.tap(excerpt)
  await phone.arrive('tickets/detail/index')
}

describe('a public ticket on its way through the ranks', () => {
  it('is filed for a place that is picked, with a name that neighbours don’t see', async () => {
    await resident.tap('提诉求')
    await resident.tap('城市管理', { role: 'radio' })
    await resident.tap('公共设施损坏', { role: 'radio' })
    await resident.type('说说情况', text)
    await resident.tap('别的地方', { role: 'radio' })
    await resident.tap('花桥街道')
    await resident.tap('大江园社区')
    await resident.tap('第2网格')
    await resident.tap('就选第2网格')
    await resident.type('具体位置', '中心花坛东侧')
    await resident.tap('向小区公开')
    await resident.tap('不显示我的姓名')
    await resident.tap('提交诉求')
    await resident.arrive('tickets/detail/index')
    await resident.see('不向邻居显示姓名')
    await resident.see('中心花坛东侧')
  })

  it('lets a neighbour say that they met the same, without learning who wrote it', async () => {
    await neighbour.tap('小区公开诉求')
    await neighbour.tap(excerpt)
    await neighbour.arrive('tickets/detail/index')
    await neighbour.tap('我也遇到了')
    await neighbour.see('1 位邻居也遇到了')
    expect(neighbour.text()).not.toContain('演示居民 乙')
  })

  it('is passed up to the community, who hears of it at once', async () => {
    await community.tap('待办队列')
    await community.arrive('tickets/queue/index')
    await openFromQueue(worker)
    await worker.tap('受理')
    await worker.see('处理中')
    await move(worker, '上报', '上报原因', '长椅属物业资产，需社区协调。', '确认上报')
    await resident.see('现在由大江园社区办理（社区）')
    await community.tap(excerpt)
    await community.arrive('tickets/detail/index')
    await community.see('长椅属物业资产，需社区协调。')
  })

  it('is passed on to the street, and comes back with a reason', async () => {
    await move(community, '上报', '上报原因', '需要街道出面。', '确认上报')
    await openFromQueue(street)
    await move(street, '退回下级', '退回原因', '社区可以直接联系物业。', '确认退回')
    await community.see('社区可以直接联系物业。')
    await resident.see('现在由大江园社区办理（社区）')
  })

  it('is dispatched to a grid of the community’s choice', async () => {
    await community.tap('派单')
    await community.tap('选社区或网格')
    await community.tap('第1网格')
    await community.type('派单说明', '请一网格上门看一下。')
    await community.tap('确认派单')
    await resident.see('现在由大江园社区第1网格办理（网格）')
    expect(resident.text()).not.toContain('请一网格上门看一下。')
  })

  it('is reopened by the resident when it is not resolved, and withdrawn in the end', async () => {
    await worker.tap('受理')
    await worker.see('处理中')
    await move(worker, '办结', '处理结果', '已用胶带包好断口。', '提交办结')
    await resident.tap('没有解决')
    await resident.type('哪里没有解决', '胶带一天就掉了。')
    await resident.tap('退回重办')
    await resident.see('重新办理')
    await worker.see('胶带一天就掉了。')
    await move(resident, '撤回', '撤回原因', '物业已经换了新椅子。', '确认撤回')
    await resident.see('您已撤回这件诉求')
    await worker.see('居民已撤回这件诉求')
  })

  it('went wrong nowhere', () => {
    for (const phone of everybody()) expect(phone.troubles).toEqual([])
  })
})
