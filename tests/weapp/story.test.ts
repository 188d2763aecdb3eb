/** The story of a ticket, told by two people at once on the built mini-program against the running backend. */
import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedIn } from './people.ts'
import type { Phone } from './runner/phone.ts'
import { everything } from './runner/screen.ts'
import { move, photoThere, writeTicket } from './scenes.ts'

const Jimp = createJimp({ formats: [jpeg], plugins: [] })
const photo = (color: number) => new Jimp({ width: 640, height: 480, color }).getBuffer('image/jpeg')

/** Milliseconds within which the other one must see it without doing anything. */
const AT_ONCE = 3_000

const text = '三号楼二单元的电梯这几天总是停在五楼，老人下不了楼。'
const replied = '已联系维保单位，今天下午到现场。'
const between = '维保合同下月到期，需提醒物业。'
const done = '更换了门锁触点，试运行两小时正常。'

let resident: Phone
let worker: Phone
beforeAll(async () => {
  ;[resident, worker] = await Promise.all([
    signedIn('demo-resident-1', '演示居民 甲'),
    signedIn('demo-worker-1', '演示网格员 一'),
  ])
})
afterAll(() => {
  resident?.kill()
  worker?.kill()
})

/** The addresses of the pictures that are shown. */
const pictures = (phone: Phone) =>
  phone.until('See a picture', (view) => {
    const found = everything(view).flatMap(({ tag, attributes }) => (tag === 'image' ? [String(attributes.src)] : []))
    return found.length > 0 && found
  })

describe('the ticket’s story in the mini-program', () => {
  it('asks for consent before photos, and takes no for an answer', async () => {
    await worker.tap('待办队列')
    await worker.arrive('tickets/queue/index')
    await worker.see('待办')

    resident.device.gallery = [await photo(0x2e7d6bff)]
    await writeTicket(resident, text)
    await resident.tap('添加照片')
    await resident.see('用到您的照片之前')
    await resident.tap('不同意')
    await resident.seeNoMore('用到您的照片之前')
    expect(resident.device.gallery).toHaveLength(1)
    expect(resident.text()).not.toContain('上传')
  })

  it('takes the photo once the person has agreed', async () => {
    await resident.tap('添加照片')
    await resident.tap('同意')
    await photoThere(resident)
    expect(resident.device.gallery).toEqual([])
    await resident.see('提交诉求')
    expect(resident.app.consentAskedFor).toEqual(['chooseMedia', 'chooseMedia'])
    expect(resident.device.sent.filter(({ url }) => url.endsWith('/check'))).toMatchObject([{ status: 200 }])
  })

  it('files the ticket, and the worker sees it come without doing anything', async () => {
    const page = worker.app.pages.current
    await resident.tap('提交诉求')
    await resident.arrive('tickets/detail/index')
    await worker.see('三号楼二单元的电梯', AT_ONCE)
    expect(worker.app.pages.current).toBe(page)
    await resident.see('待受理')
    await resident.see('现在由大江园社区第1网格办理（网格）')
    await resident.see('演示居民 甲 提交了诉求')
  })

  it('shows the resident the photo, by an address of its own', async () => {
    const [thumb = ''] = await pictures(resident)
    const answer = await fetch(thumb)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    await resident.tap('看大图：第 1 张照片')
    await resident.until('The photo is shown large', () => resident.app.photosShown.length === 1)
  })

  it('lists it among my tickets, with its state in words', async () => {
    await resident.back()
    await resident.tap('我的诉求')
    await resident.arrive('tickets/mine/index')
    await resident.see('物业管理 · 电梯')
    await resident.see('工作人员会在 2 小时内受理')
    await resident.tap('三号楼二单元的电梯')
    await resident.arrive('tickets/detail/index')
  })

  it('lets the worker accept and reply, and the resident sees it within a second or so', async () => {
    await worker.tap('三号楼二单元的电梯')
    await worker.arrive('tickets/detail/index')
    await worker.tap('受理')
    await worker.see('处理中')
    await resident.see('演示网格员 一 受理了诉求', AT_ONCE)
    await move(worker, '回复居民', '回复内容', replied, '发送回复')
    await worker.see(replied)
    await resident.see(replied, AT_ONCE)
  })

  it('keeps a note between staff from the resident', async () => {
    await move(worker, '内部备注', '备注内容', between, '保存备注')
    await worker.see(between)
    await worker.see('仅工作人员可见')
  })

  it('lets the worker resolve it with a photo', async () => {
    worker.device.gallery = [await photo(0xd9a441ff)]
    await worker.tap('办结')
    await worker.type('处理结果', done)
    await worker.tap('添加照片')
    await worker.tap('同意')
    await photoThere(worker)
    await worker.tap('提交办结')
    await worker.see('待确认')
    await resident.see(done, AT_ONCE)
    await resident.see('处理结果出来了，解决了吗？')
    expect(resident.text()).not.toContain(between)
  })

  it('lets the resident confirm, and rate with words', async () => {
    await resident.tap('确认解决')
    await resident.see('已办结')
    await resident.tap('评价')
    await resident.tap('5 星 · 非常满意', { role: 'radio' })
    await resident.type('说几句', '当天就修好了，谢谢。')
    await resident.tap('提交评价')
    await resident.see('5 星 · 非常满意')
    await worker.see('当天就修好了，谢谢。', AT_ONCE)
  })

  it('went wrong nowhere, and made no code from a string', () => {
    expect(resident.troubles).toEqual([])
    expect(worker.troubles).toEqual([])
  })
})
