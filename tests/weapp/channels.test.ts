/** Neighbours talk, on the built mini-program against the running backend: said, heard, missed without a network and caught up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { picture } from '../support/bucket.ts'
import { signedIn } from './people.ts'
import type { Phone } from './runner/phone.ts'

/** Milliseconds within which the other one must see it without doing anything. */
const AT_ONCE = 3_000
/** Until WeChat's result on a photo is there. */
const WHEN_CHECKED = 20_000
/** Apart from what other stories say in the same channel. */
const mark = `（${Date.now()}）`

let first: Phone
let second: Phone
beforeAll(async () => {
  ;[first, second] = await Promise.all([
    signedIn('demo-resident-1', '演示居民 甲'),
    signedIn('demo-resident-2', '演示居民 乙'),
  ])
})
afterAll(() => {
  first?.kill()
  second?.kill()
})

async function say(phone: Phone, words: string) {
  await phone.type('说点什么', `${words}${mark}`)
  await phone.tap('发送', { role: 'button' })
}

/** What was said in this story, in the order in which it stands on the screen; not what is read out to who can't see it. */
const order = (phone: Phone) =>
  phone
    .text()
    .split('\n')
    .filter((line) => line.includes(mark) && !/^\S+ \S+邻居：/.test(line))
    .map((line) => line.slice(0, line.indexOf(mark)))

const checks = (phone: Phone) => phone.device.sent.filter(({ url, status }) => url.endsWith('/check') && status === 200)
const posts = (phone: Phone) =>
  phone.device.sent.filter(({ method, url }) => method === 'POST' && /\/channels\/[^/]+\/posts$/.test(url))

describe('a channel in the mini-program', () => {
  it('is found by its tab, and opened', async () => {
    for (const phone of [first, second]) {
      await phone.tab('频道')
      await phone.see('频道设置')
    }
    for (const phone of [first, second]) {
      await phone.app.pages.navigateTo('/channels/talk/channel/index?id=420102015020')
      await phone.see('本社区邻居、工作人员和物业等能看到')
    }
  })

  it('shows what one says to the other at once', async () => {
    await say(first, '今晚几点来水')
    await second.see(`今晚几点来水${mark}`, AT_ONCE)
    await say(second, '说是八点')
    await first.see(`说是八点${mark}`, AT_ONCE)
    expect(order(first)).toEqual(['今晚几点来水', '说是八点'])
    expect(order(second)).toEqual(order(first))
  })

  it('keeps what is said without a network, and catches up on what the other said meanwhile', async () => {
    second.device.cut()
    await second.see('网络断开了')
    await say(second, '我这里没有信号')
    await say(second, '一会儿再说')
    await second.see('等待网络，会自动发出')
    await say(first, '八点我去看看')
    await first.see(`八点我去看看${mark}`)
    second.device.restore()
    await second.see(`八点我去看看${mark}`)
    await second.seeNoMore('等待网络')
    await first.see(`一会儿再说${mark}`)
    const all = ['今晚几点来水', '说是八点', '八点我去看看', '我这里没有信号', '一会儿再说']
    expect(order(first)).toEqual(all)
    await second.until('The same order', () => order(second).join() === all.join())
    expect(posts(second).filter(({ status }) => status === 201)).toHaveLength(3)
  })

  it('asks before something personal is public, and says why a post was refused', async () => {
    await say(first, '电话 027-87654321')
    await first.see('确定要公开吗？')
    await first.tap('先不了')
    await first.seeNoMore('确定要公开吗？')
    await say(first, '这里有违规词')
    await first.see('未通过')
    await first.see('内容可能涉及辱骂')
    expect(second.text()).not.toContain(`这里有违规词${mark}`)
    expect(first.text()).toContain(`这里有违规词${mark}`)
  })

  it('posts a photo, which the other one sees once it was checked, and opens large', async () => {
    first.device.gallery = [Buffer.from(await picture())]
    await first.tap('加照片', { role: 'button' })
    await first.see('用到您的照片之前')
    await first.tap('同意')
    await first.until('The photo was chosen', () => first.device.gallery.length === 0)
    await first.until('The photo is there', () => checks(first).length === 1)
    await say(first, '看看这张')
    await second.see(`看看这张${mark}`, WHEN_CHECKED)
    await second.tap('看大图：第 1 张照片', { within: `看看这张${mark}` })
    await second.until('The photo is shown large', () => second.app.photosShown.length === 1)
  })

  it('makes a ticket of it, with the photo, and says so in its place to the other', async () => {
    await first.tap('更多：', { within: `看看这张${mark}` })
    await first.tap('转为诉求')
    await first.arrive('channels/talk/turn/index')
    await first.see('照片一起带过去')
    await first.tap('物业管理')
    await first.tap('楼道保洁')
    await first.tap('提交诉求')
    await first.see('来自大江园社区频道的发言')
    await first.tap('看大图：第 1 张照片')
    await first.until('The photo is the ticket’s too', () => first.app.photosShown.length === 1)
    await second.see('已转为诉求')
    await first.back()
    await first.see('已转为诉求 · 待受理')
  })

  it('gives the words back to who recalls them', async () => {
    await say(second, '写得太急')
    await second.see(`写得太急${mark}`)
    await second.tap('更多：', { within: `写得太急${mark}` })
    await second.tap('撤回')
    await second.see('撤回这条发言？')
    await second.tap('撤回', { role: 'button' })
    await second.until('The words are back', () => second.text().includes(`[说点什么] 写得太急${mark}`))
    await second.type('说点什么', '')
  })

  it('sends once what waited when the system ended the app', async () => {
    second.device.cut()
    await say(second, '关掉前说的')
    await second.see('等待网络，会自动发出')
    second.kill()
    second.device.restore()
    second.start()
    await first.see(`关掉前说的${mark}`)
    expect(order(first).filter((text) => text === '关掉前说的')).toHaveLength(1)
  })

  it('went wrong nowhere, and made no code from a string', () => {
    expect(first.troubles).toEqual([])
    expect(second.troubles).toEqual([])
  })
})
