/**
 * WeChat's sheet that asks whether it may send messages, on the built mini-program: it opens from the tap that calls the staff or
 * files a ticket. Who agrees is told by a message; who refuses is let be; who ticks “always” sees no sheet any more, and each tap is
 * one message still.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { localTemplates } from '../../infra/local/environment.ts'
import { signedIn } from './people.ts'
import type { Phone } from './runner/phone.ts'
import type { Element } from './runner/render.ts'
import { everything, wordsOf } from './runner/screen.ts'
import { writeTicket } from './scenes.ts'

const mark = `（${Date.now()}）`
/** Milliseconds within which the worker, which first takes up the demo district, has followed what was said. */
const FOLLOWED = 60_000
const CARD = '有进展在微信里提醒我'

let agrees: Phone
let refuses: Phone
let always: Phone
let worker: Phone
let otherWorker: Phone
beforeAll(async () => {
  ;[agrees, refuses, always, worker, otherWorker] = await Promise.all([
    signedIn('demo-resident-1', '演示居民 甲'),
    signedIn('demo-resident-2', '演示居民 乙'),
    signedIn('demo-resident-3', '演示居民 丙'),
    signedIn('demo-worker-1', '演示网格员 一'),
    signedIn('demo-worker-2', '演示网格员 二'),
  ])
})
afterAll(() => {
  for (const phone of [agrees, refuses, always, worker, otherWorker]) phone?.kill()
})

/** The ticket that was read last. */
const idIn = ({ device }: Phone) =>
  device.sent.flatMap(({ url }) => /\/tickets\/(tkt_[0-9A-Z]{26})$/.exec(url)?.[1] ?? []).at(-1) ?? ''
const home = async (phone: Phone) => {
  phone.app.pages.switchTab('/home/index')
  await phone.arrive('home/index')
}

/** Files a ticket and stays on its page. `asked`: WeChat is said to ask. */
async function file(phone: Phone, text: string, asked: boolean): Promise<string> {
  await home(phone)
  await writeTicket(phone, `${text}${mark}`)
  if (asked) await phone.see('微信会接着问您')
  await phone.tap('提交诉求')
  await phone.arrive('tickets/detail/index')
  await phone.see('待受理')
  return idIn(phone)
}

interface Message {
  templateId: string
  page: string
  data: Record<string, string>
}

/** What WeChat sent to somebody about something. */
async function received({ device }: Phone, about: string): Promise<Message[]> {
  const { wechat } = inject('product')
  const body = JSON.stringify({ openid: device.options.openid })
  const answer = await fetch(`${wechat}/stand-in/received`, { method: 'POST', body })
  const { messages } = (await answer.json()) as { messages: Message[] }
  return messages.filter(({ page }) => page.includes(about))
}

/** Waits until so many came, and gives what they say second: the state of a ticket. */
async function told(phone: Phone, about: string, count: number): Promise<string[]> {
  await expect.poll(async () => (await received(phone, about)).length, { timeout: FOLLOWED }).toBe(count)
  return (await received(phone, about)).map(({ data }) => Object.values(data)[1] ?? '')
}

async function accept(by: Phone, ticketId: string) {
  by.app.pages.navigateTo(`/tickets/detail/index?id=${ticketId}`)
  await by.tap('受理')
  await by.see('处理中')
}
async function acceptAndResolve(by: Phone, ticketId: string) {
  await accept(by, ticketId)
  await resolve(by)
}
async function resolve(by: Phone) {
  await by.tap('办结')
  await by.type('处理结果', '修好了，试过没有问题。')
  await by.tap('提交办结')
  await by.see('待确认')
}

describe('the sheet of messages', () => {
  it('opens from the tap that calls the staff, and who agrees is told when they answer', async () => {
    always.device.sheets = [{ answer: 'accept' }]
    always.app.pages.navigateTo('/channels/talk/channel/index?id=420102009003')
    await always.tap('@网格员')
    await always.see('回复时要不要提醒')
    await always.type('说点什么', `路灯坏了，请来看看${mark}`)
    await always.tap('发送', { role: 'button' })
    await always.see('待回复', FOLLOWED)
    expect(always.device.sheetsShown.map(([first]) => first)).toEqual([localTemplates.callAnswered])
    otherWorker.app.pages.navigateTo('/channels/talk/channel/index?id=420102009003')
    const post = await otherWorker.until('See the call', (view) => {
      const isCall = (element: Element) =>
        String(element.attributes.id).startsWith('said-pst_') && wordsOf(element).includes(mark)
      const said = everything(view).find(isCall)
      return said && String(said.attributes.id).slice('said-'.length)
    })
    otherWorker.app.pages.navigateTo(`/channels/talk/thread/index?id=${post}`)
    await otherWorker.type('写回复', '我下午去看看。')
    await otherWorker.tap('发送', { role: 'button' })
    expect(await told(always, post, 1)).toEqual([expect.stringContaining('网格员')])
    const [message] = await received(always, post)
    expect([message?.templateId, message?.page]).toEqual([
      localTemplates.callAnswered,
      `channels/talk/thread/index?id=${post}`,
    ])
  })

  it('opens from the tap that files a ticket, and who agrees once is told of what is theirs to do, once', async () => {
    agrees.device.sheets = [{ answer: 'accept' }]
    const ticketId = await file(agrees, '电梯停在五楼，请来看看。', true)
    expect(agrees.device.sheetsShown.map(([first]) => first)).toEqual([localTemplates.ticketMoved])
    await acceptAndResolve(worker, ticketId)
    expect(await told(agrees, ticketId, 1)).toEqual(['待您确认'])
    const [message] = await received(agrees, ticketId)
    expect([message?.templateId, message?.page]).toEqual([
      localTemplates.ticketMoved,
      `tickets/detail/index?id=${ticketId}`,
    ])
  })

  it('that is closed unanswered is offered again where the ticket stands', async () => {
    const before = agrees.device.sheetsShown.length
    await file(agrees, '井盖松了，请来看看。', true)
    expect(agrees.device.sheetsShown.length).toBe(before + 1)
    agrees.device.sheets = [{ answer: 'accept' }, { answer: 'accept' }]
    await agrees.tap(CARD)
    await agrees.until('Asked', () => agrees.device.sheetsShown.length === before + 2)
  })

  it('is not shown again to who refused; their ticket is filed, and nothing is sent', async () => {
    refuses.device.sheets = [{ answer: 'reject' }]
    const ticketId = await file(refuses, '楼道灯不亮，请来看看。', true)
    expect(refuses.device.sheetsShown).toHaveLength(1)
    await acceptAndResolve(worker, ticketId)
    await refuses.see('待确认')
    expect(refuses.text()).not.toContain(CARD)
    await file(refuses, '垃圾没有清运，请来看看。', false)
    expect(refuses.device.sheetsShown).toHaveLength(1)
    expect(await received(refuses, ticketId)).toEqual([])
  })

  it('ticked “always” is shown no more, and each tap is one message', async () => {
    const before = always.device.sheetsShown.length
    always.device.sheets = [{ answer: 'accept', always: true }]
    const first = await file(always, '路面破了，请来看看。', true)
    expect(always.device.sheetsShown.length).toBe(before + 1)
    await accept(otherWorker, first)
    // What is over before the worker comes to it is not told any more.
    expect(await told(always, first, 1)).toEqual(['已受理'])
    await resolve(otherWorker)
    expect(await told(always, first, 2)).toEqual(['已受理', '待您确认'])
    const second = await file(always, '下水道堵了，请来看看。', true)
    expect(always.device.sheetsShown.length, 'no sheet').toBe(before + 1)
    await acceptAndResolve(otherWorker, second)
    expect(await told(always, second, 1)).toEqual(['待您确认'])
  })

  it('went wrong nowhere', () => {
    for (const phone of [agrees, refuses, always, worker, otherWorker]) expect(phone.troubles).toEqual([])
  })
})
