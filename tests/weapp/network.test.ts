/** A network that goes away: nothing is lost, and nothing is sent twice. */
import { afterAll, describe, expect, it } from 'vitest'
import { signedIn } from './people.ts'
import type { Phone } from './runner/phone.ts'
import { fileTicket, move, writeTicket } from './scenes.ts'

const phones: Phone[] = []
afterAll(() => {
  for (const phone of phones) phone.kill()
})

async function start(openid: string, name: string): Promise<Phone> {
  const phone = await signedIn(openid, name)
  phones.push(phone)
  return phone
}

/** Waits until my tickets list it: the passing word that it was sent comes a little earlier. */
const listed = (phone: Phone, words: string) => phone.until(`List “${words}”`, () => timesListed(phone, words) > 0)

/** What my tickets say of this one, as many lines as there are tickets with these words; not the passing word that it was sent. */
const timesListed = (phone: Phone, words: string) =>
  phone
    .text()
    .split('\n')
    .filter((line) => line.includes(words) && !line.includes('已发出')).length

const posts = (phone: Phone) =>
  phone.device.sent.filter(({ method, url }) => method === 'POST' && /\/tickets$/.test(url))

describe('a network that goes away', () => {
  it('keeps a ticket that is filed without a network, and sends it once when it is back', async () => {
    const resident = await start('demo-resident-2', '演示居民 乙')
    await writeTicket(resident, '二号楼门口的路灯不亮了，晚上看不清台阶。')
    resident.device.cut()
    await resident.see('网络断开了')
    await resident.tap('提交诉求')
    await resident.arrive('tickets/mine/index')
    await resident.see('1 条待发送，联网后自动发出')
    resident.device.restore()
    await resident.seeNoMore('待发送')
    await listed(resident, '二号楼门口的路灯不亮了')
    expect(posts(resident)).toMatchObject([{ status: 201 }])
    expect(timesListed(resident, '二号楼门口的路灯不亮了')).toBe(1)
    expect(resident.troubles).toEqual([])
  })

  it('sends it again under the same key when the answer was lost, and files it once', async () => {
    const resident = await start('demo-resident-2', '演示居民 乙')
    await writeTicket(resident, '小区东门的井盖松了，车压过去会响。')
    resident.device.loses = (method, url) => method === 'POST' && url.endsWith('/tickets')
    await resident.tap('提交诉求')
    await resident.see('1 条待发送，联网后自动发出')
    resident.device.restore()
    await resident.seeNoMore('待发送')
    await listed(resident, '小区东门的井盖松了')
    expect(posts(resident)).toMatchObject([{ status: 201 }, { status: 201 }])
    expect(timesListed(resident, '小区东门的井盖松了')).toBe(1)
    expect(resident.troubles).toEqual([])
  })

  it('keeps what waits when the system ends the app, and sends it at the next start', async () => {
    const resident = await start('demo-resident-2', '演示居民 乙')
    await writeTicket(resident, '楼顶的水箱盖没有盖好，请来看看。')
    resident.device.cut()
    await resident.tap('提交诉求')
    await resident.see('1 条待发送，联网后自动发出')
    resident.kill()
    resident.device.restore()
    resident.start()
    await resident.tap('我的诉求')
    await resident.see('楼顶的水箱盖没有盖好')
    await resident.seeNoMore('待发送')
    expect(posts(resident)).toMatchObject([{ status: 201 }])
    expect(resident.troubles).toEqual([])
  })
})

describe('a socket that is cut', () => {
  it('has the resident catch up on what was replied meanwhile', async () => {
    const text = '一楼的感应门关不上，夜里风大。'
    const [resident, worker] = await Promise.all([
      start('demo-resident-3', '演示居民 丙'),
      start('demo-worker-2', '演示网格员 二'),
    ])
    await fileTicket(resident, text)
    await worker.tap('待办队列')
    await worker.tap('一楼的感应门关不上')
    await worker.arrive('tickets/detail/index')
    await worker.tap('受理')
    await resident.see('处理中')

    resident.device.cut()
    await move(worker, '回复居民', '回复内容', '门禁公司明早来修。', '发送回复')
    await worker.see('门禁公司明早来修。')
    expect(resident.text()).not.toContain('门禁公司明早来修。')
    resident.device.restore()
    await resident.see('门禁公司明早来修。')

    resident.device.cutSockets()
    await move(worker, '回复居民', '回复内容', '已经修好，请您试试。', '发送回复')
    await resident.see('已经修好，请您试试。')
    expect([...resident.troubles, ...worker.troubles]).toEqual([])
  })
})
