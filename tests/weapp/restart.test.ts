/** An app that is put aside, ended by the system, or opened after a long time. */
import { afterAll, describe, expect, inject, it } from 'vitest'
import { signToken } from '../../functions/http/token.ts'
import { demoPeople } from '../../infra/demo/people.ts'
import { TOKEN_LIFE } from '../../shared/people/session.ts'
import { signedIn } from './people.ts'
import type { Phone } from './runner/phone.ts'
import { everything } from './runner/screen.ts'
import { fileTicket, writeTicket } from './scenes.ts'

const phones: Phone[] = []
afterAll(() => {
  for (const phone of phones) phone.kill()
})

async function start(openid: string, name: string): Promise<Phone> {
  const phone = await signedIn(openid, name)
  phones.push(phone)
  return phone
}

describe('an app that is put aside or ended', () => {
  it('opens without a network, says so, and goes on by itself when the network is back', async () => {
    const resident = await start('demo-resident-2', '演示居民 乙')
    resident.kill()
    resident.device.cut()
    resident.start()
    await resident.see('网络断开了')
    await resident.tap('小区公开诉求')
    await resident.see('网络不通，请检查网络后再试')
    resident.device.restore()
    await resident.seeNoMore('网络断开了')
    await resident.seeNoMore('网络不通')
    expect(resident.troubles).toEqual([])
  })

  it('reads again when it comes back from the background, whose sockets WeChat has closed', async () => {
    const [resident, worker] = await Promise.all([
      start('demo-resident-3', '演示居民 丙'),
      start('demo-worker-2', '演示网格员 二'),
    ])
    await fileTicket(resident, '门口的快递柜倒了，挡住了轮椅坡道。')
    resident.app.hide()
    resident.device.cut()
    await worker.tap('待办队列')
    await worker.tap('门口的快递柜倒了')
    await worker.arrive('tickets/detail/index')
    await worker.tap('受理')
    await worker.see('处理中')
    resident.device.restore()
    resident.app.show()
    await resident.see('处理中')
    expect([...resident.troubles, ...worker.troubles]).toEqual([])
  })

  it('keeps the draft', async () => {
    const resident = await start('demo-resident-3', '演示居民 丙')
    await writeTicket(resident, '垃圾桶满了三天没有人清，味道很大。')
    resident.kill()
    resident.start()
    await resident.see('演示居民 丙')
    await resident.tap('提诉求')
    await resident.see('已恢复您上次没写完的内容')
    await resident.see('垃圾桶满了三天没有人清，味道很大。')
    expect(resident.troubles).toEqual([])
  })

  it('signs in again without a word when its token has run out', async () => {
    const resident = await start('demo-resident-3', '演示居民 丙')
    resident.kill()
    const { session } = kept(resident)
    const id = demoPeople.find(({ openid }) => openid === 'demo-resident-3')?.id ?? ''
    const long = 2 * TOKEN_LIFE
    const token = await signToken(
      inject('product').tokenSecret,
      { person: id, session: String(session.id) },
      'api',
      Date.now() - long,
      TOKEN_LIFE,
    )
    keep(resident, { ...session, token })
    resident.device.sent.length = 0
    resident.start()
    await resident.tap('我的诉求')
    const of = (path: string) =>
      resident.device.sent.filter(({ url }) => url.includes(path)).map(({ status }) => status)
    await resident.until('The list is read', () => of('/tickets/mine').at(-1) === 200)
    expect(of('/tickets/mine')).toContain(401)
    expect(of('/session')).toEqual([200])
    expect(resident.troubles).toEqual([])
  })

  it('keeps elder mode, with its larger letters, once it is switched on', async () => {
    const resident = await start('demo-resident-3', '演示居民 丙')
    resident.device.fontScale = 1.25
    await resident.tab('我的')
    await resident.tap('长辈模式')
    await resident.tap('特大', { role: 'radio' })
    resident.kill()
    resident.start()
    await resident.see('演示居民 丙')
    const frame = await resident.until('See the frame', (view) =>
      everything(view).find(({ attributes }) => String(attributes.class).split(' ').includes('elder-largest')),
    )
    expect(String(frame.attributes.style)).toContain('1.25')
    expect(resident.troubles).toEqual([])
  })
})

/** The session as the app keeps it on the device. */
function kept(phone: Phone): { session: Record<string, unknown> } {
  return { session: JSON.parse(JSON.parse(phone.device.storage.get('session') ?? '""')) }
}
function keep(phone: Phone, session: Record<string, unknown>) {
  phone.device.storage.set('session', JSON.stringify(JSON.stringify(session)))
}
