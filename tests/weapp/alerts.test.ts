/** The red button in the mini-program: from the tap to the answer, without a network, by a code on a wall. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { AlertCard } from '../../shared/alerts/alert.ts'
import { type Caller, demoPerson } from '../browser/neighbours.ts'
import { phoneOf, scanned, signedIn } from './people.ts'
import type { Phone } from './runner/phone.ts'

/** Milliseconds: the seconds that are counted, and some to send it. */
const COUNTED = 9_000

let worker: Caller
let phone: Phone
beforeAll(async () => {
  worker = await demoPerson(inject('product'), '演示网格员 一')
  phone = await signedIn('demo-resident-1', '演示居民 甲')
})
afterAll(() => phone?.kill())

const open = async (): Promise<AlertCard> => {
  const { ringing } = await worker.get<{ ringing: AlertCard[] }>('/alerts/mine')
  const [card] = ringing
  if (!card || ringing.length > 1) throw new Error(`${ringing.length} alerts are open`)
  return card
}

it('is sent when the seconds are over, without a position where that is refused, and says who comes', async () => {
  await phone.tap('一键求助')
  await phone.arrive('alerts/raise/index')
  await phone.see('秒后发出')
  await phone.see('120 急救')
  await phone.see('已发出，正在通知能来的人', COUNTED)
  await phone.arrive('alerts/mine/index')
  await phone.see('手机允许的话只告诉过一次')
  const { id } = await open()
  await worker.post(`/alerts/${id}/acknowledgement`, { eta: 3 })
  await phone.see('有人正在赶来')
  await phone.see('演示网格员 一（网格员）')
  await phone.see('分钟后到')
  await phone.tap('就在这里，不在家')
  await phone.see('不在家，地点还没说')
  expect(await worker.get<AlertCard>(`/alerts/${id}`)).toMatchObject({ where: 'here', elsewhere: true })
  await worker.post(`/alerts/${id}/arrival`)
  await phone.see('来帮忙的人已经到了')
  await worker.post(`/alerts/${id}/resolution`, { outcome: 'helped' })
  await phone.see('已现场处理好')
})

it('waits on the phone without a network, also when the app is closed, and is sent once when it is back', async () => {
  phone.kill()
  phone.start()
  await phone.see('一键求助')
  phone.device.cut()
  await phone.tap('一键求助')
  await phone.tap('马上发出求助')
  await phone.see('还没有发出去，正在不停重试')
  await phone.see('119 火警')
  phone.kill()
  phone.start()
  await phone.see('求助还没有发出去')
  phone.device.restore()
  await phone.see('我的求助：已发出', COUNTED)
  const { again } = await open()
  expect(again).toBe(0)
  await phone.tap('我的求助：已发出')
  await phone.tap('按错了，取消')
  await phone.tap('确定取消')
  await phone.see('您取消了这次求助')
})

it('is pressed by a code that hangs on a wall', async () => {
  const scanner = phoneOf('demo-resident-1', scanned('a=1'))
  await scanner.see('秒后发出')
  await scanner.tap('取消')
  await scanner.see('已取消，没有发出求助')
  expect(scanner.troubles).toEqual([])
  scanner.kill()
})

it('says how it comes onto the phone’s own screen, as WeChat has it, and hands out the path', async () => {
  phone.kill()
  phone.start()
  await phone.see('一键求助')
  await phone.tab('我的')
  await phone.tap('求助放到桌面')
  await phone.arrive('alerts/shortcut/index')
  await phone.see('添加到桌面')
  await phone.see('添加到我的小程序')
  await phone.see('people/arrive/index?scene=a%3D1')
  await phone.see('请社区打印一张贴在床头')
  phone.device.amongMine = true
  await phone.back()
  await phone.tap('求助放到桌面')
  await phone.see('已经添加了')
})

it('is pressed by the code at the door of a building, for that building', async () => {
  const scanner = phoneOf('demo-resident-4', scanned('a=420102015020001003'))
  await scanner.see('秒后发出')
  await scanner.see('是贴着这个码的那栋楼')
  await scanner.tap('马上发出求助')
  await scanner.see('已发出，正在通知能来的人', COUNTED)
  const { id, place } = await open()
  expect(place.area).toBe('420102015020001003')
  await scanner.tap('按错了，取消')
  await scanner.tap('确定取消')
  await scanner.see('您取消了这次求助')
  expect(await worker.get<AlertCard>(`/alerts/${id}`)).toMatchObject({ state: 'cancelled' })
  expect(scanner.troubles).toEqual([])
  scanner.kill()
})

it('rings on the phone of who answers, over whatever is shown there, and is answered with it to the end', async () => {
  const answering = await signedIn('demo-worker-1', '演示网格员 一')
  phone.kill()
  phone.start()
  await phone.tap('一键求助')
  await phone.tap('马上发出求助')
  await phone.see('已发出，正在通知能来的人', COUNTED)
  await answering.see('我去，几分钟到？', COUNTED)
  await answering.see('演示居民 甲 求助')
  await answering.tap('我去，5 分钟到')
  await answering.arrive('alerts/answer/index')
  await answering.see('您还有')
  await phone.see('演示网格员 一（网格员）')
  await answering.tap('我到了')
  await phone.see('来帮忙的人已经到了')
  await answering.tap('处置完毕')
  await answering.tap('已现场处理好')
  await answering.tap('确认处置完毕')
  await answering.see('已处置')
  await phone.see('已现场处理好')
  expect(answering.troubles).toEqual([])
  answering.kill()
})

it('went wrong nowhere', () => {
  expect(phone.troubles).toEqual([])
})
