/** A warning in the mini-program: above every page of who lives there, told at once, opened from WeChat's message, kept without a network. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Credit } from '../../shared/messages/contract.ts'
import { messagePages } from '../../shared/messages/pages.ts'
import type { ReachCounts } from '../../shared/notices/reach.ts'
import type { Warning } from '../../shared/warnings/warning.ts'
import { type Caller, demoPerson } from '../browser/neighbours.ts'
import { phoneOf, signedIn, theBundle } from './people.ts'
import type { Phone } from './runner/phone.ts'

const COMMUNITY = '420102015020'
const HOUR = 3_600_000
/** How far what was told last got, as staff see it. */
const reach = () => staff.get<ReachCounts>(`/announcements/${warning.id}/reach?area=${COMMUNITY}`)
/** Milliseconds within which it must be on the screen without anybody doing anything. */
const AT_ONCE = 5_000
const headline = `江岸区将有大风 ${Date.now()}`
const measures = '请关好门窗，收起阳台上的花盆。'

const said = () => ({
  issuer: '演示气象台',
  reference: '演气警12号',
  kind: 'gale' as const,
  level: 'yellow' as const,
  headline,
  text: '预计今天夜间阵风可达 8 级。',
  measures,
  contact: '演示热线 027-82345678',
  startsAt: new Date().toISOString(),
  endsAt: new Date(Date.now() + HOUR).toISOString(),
})

let staff: Caller
let phone: Phone
let warning: Warning
beforeAll(async () => {
  staff = await demoPerson(inject('product'), '演示社区员 一')
  phone = await signedIn('demo-resident-1', '演示居民 甲')
})
afterAll(() => phone?.kill())

describe('a warning in the mini-program', () => {
  it('is on the screen at once, with what to do and until when, on tabs whole and elsewhere in a line', async () => {
    warning = await staff.post<Warning>('/warnings', { ...said(), area: COMMUNITY })
    await phone.see(headline, AT_ONCE)
    await phone.see('大风黄色预警')
    await phone.see(measures)
    // WeChat has no voice of its own, so nothing is offered that does nothing.
    expect(phone.text()).not.toContain('读给我听')
    await phone.tab('频道')
    await phone.see(headline)
    await phone.tab('首页')
    await phone.tap('提诉求')
    await phone.arrive('tickets/open/index')
    await phone.see('大风黄色预警')
    expect(phone.text()).not.toContain(headline)
    await phone.back()
  })

  it('is folded when it was seen, which counts, and stays so when the app is started again without a network', async () => {
    await expect.poll(async () => (await reach()).socket, { timeout: AT_ONCE }).toBeGreaterThan(0)
    // That it stands above a page says nothing yet.
    expect((await reach()).opened).toBe(0)
    await phone.tap('看过了，收起')
    await phone.seeNoMore(headline)
    await expect.poll(async () => (await reach()).opened, { timeout: AT_ONCE }).toBe(1)
    phone.kill()
    phone.device.cut()
    phone.start()
    await phone.see('大风黄色预警')
    expect(phone.text()).not.toContain(headline)
    phone.device.restore()
  })

  it('says all of itself at a tap, and its number is called', async () => {
    await phone.tap('大风黄色预警')
    await phone.arrive('warnings/detail/index')
    await phone.see('请这样做')
    await phone.see('预计今天夜间阵风可达 8 级。')
    await phone.see('027-82345678')
    await phone.see('演气警12号')
  })

  it('offers there to tell of the next one by WeChat, to who holds few credits', async () => {
    const resident = await demoPerson(inject('product'), '演示居民 甲')
    const { credits } = await resident.get<{ credits: Credit[] }>('/messages/credits')
    const asks = credits.some(({ template, ask }) => template === 'notice' && ask)
    if (asks) await phone.see('下次在微信里提醒我')
    expect(phone.text().includes('下次在微信里提醒我')).toBe(asks)
  })

  it('says there that it was updated and then cancelled, and is gone from above', async () => {
    const heavier = `${headline}，风力加大`
    const update = await staff.post<Warning>(`/warnings/${warning.id}/update`, {
      ...said(),
      level: 'red',
      headline: heavier,
    })
    await phone.see('这条预警已经更新', AT_ONCE)
    await phone.tap('看最新的预警')
    await phone.see('大风红色预警')
    await staff.post(`/warnings/${update.id}/cancel`, { reference: '演气警13号', text: '大风已经减弱。' })
    await phone.see('这条预警已经解除', AT_ONCE)
    await phone.see('大风已经减弱。')
  })

  it('is opened by the message of WeChat, signed in or not', async () => {
    const opened = { path: messagePages.wrn, query: { id: warning.id }, scene: 1014 }
    const stranger = phoneOf('somebody-with-a-message', opened)
    await stranger.see('这条预警已经解除')
    await stranger.see(headline)
    expect(stranger.troubles).toEqual([])
    stranger.kill()
  })

  it('has a page in the package for everything that messages tell of', () => {
    for (const page of Object.values(messagePages)) expect(theBundle().pages).toContain(page)
  })

  it('went wrong nowhere', () => {
    expect(phone.troubles).toEqual([])
  })
})
