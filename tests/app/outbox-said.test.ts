/** What is said waits in the outbox in its order: in channels, about requests for help; and what is said too often, by itself. */
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { Parts } from '../../miniprogram/src/api/client.ts'
import type { Failure, Outcome } from '../../miniprogram/src/api/outcome.ts'
import type { Saying, Wish } from '../../miniprogram/src/outbox/item.ts'
import { anyReply } from '../../miniprogram/src/outbox/outbox.ts'
import {
  alsoMeaning,
  alsoNaming,
  emptyPost,
  formOfItem,
  meansTooMany,
  postBody,
} from '../../miniprogram/src/outbox/post-form.ts'
import { callingWords } from '../../miniprogram/src/words/post.ts'
import { newPost, type Post } from '../../shared/channels/post.ts'
import { ticketCard } from '../../shared/tickets/ticket.ts'
import { settle } from './fakes.ts'
import { done, offline, refused, setUp, wish } from './outbox.ts'
import { post } from './samples.ts'

describe('what is said in a channel', () => {
  const saying = (text: string): Saying => ({
    person: 'per_a',
    channel: '420102015020001003',
    body: { text },
    label: `发言：${text}`,
  })
  const said = (text: string): Outcome<unknown> => ({ ok: true, value: post({ text }) })
  const texts = (sent: { parts: Parts }[]) => sent.map(({ parts: { body } }) => (body as { text: string }).text)

  it('is sent to its channel, and told with what became of it', async () => {
    const posted: Post[] = []
    const { outbox, sent } = setUp([said('停水了')], { posted: (_, post) => posted.push(post) })
    await outbox.say(saying('停水了'))
    expect(sent).toMatchObject([{ operation: 'writePost', parts: { params: { channel: '420102015020001003' } } }])
    expect(posted).toMatchObject([{ text: '停水了', seq: 1 }])
    expect(outbox.items()).toEqual([])
  })

  it('comes in the order in which it was written, however the network comes and goes', async () => {
    const { outbox, sent, clock } = setUp([offline, offline, said('一'), said('二'), said('三')])
    await outbox.say(saying('一'))
    await outbox.say(saying('二'))
    expect(texts(sent)).toEqual(['一', '一'])
    await outbox.say(saying('三'))
    expect(texts(sent)).toEqual(['一', '一', '一', '二', '三'])
    clock.turn(60_000)
    await settle()
    expect(sent).toHaveLength(5)
  })

  it('does not overtake what is on its way', async () => {
    const answers: ((outcome: Outcome<unknown>) => void)[] = []
    const { outbox, ports, sent } = setUp([])
    ports.send = (operation, parts) => {
      sent.push({ operation, parts })
      return new Promise((resolve) => answers.push(resolve))
    }
    const first = outbox.say(saying('一'))
    const second = outbox.say(saying('二'))
    await settle()
    expect(texts(sent)).toEqual(['一'])
    answers[0]?.(said('一'))
    await settle()
    expect(texts(sent)).toEqual(['一', '二'])
    answers[1]?.(said('二'))
    await Promise.all([first, second])
    expect(outbox.items()).toEqual([])
  })

  it('stays with the reason when it is refused, and what was said after it goes on', async () => {
    const closed: Failure = { code: 'notAllowed', message: '您没有权限做这件事' }
    const { outbox, sent } = setUp([refused(closed), said('二')])
    await Promise.all([outbox.say(saying('一')), outbox.say(saying('二'))])
    expect(texts(sent)).toEqual(['一', '二'])
    expect(outbox.items()).toMatchObject([{ status: 'refused', message: closed.message, label: '发言：一' }])
  })
})

describe('help among neighbours', () => {
  const about = { person: 'per_a', helpId: 'hlp_a' }
  const words = (text: string): Saying => ({ ...about, body: { text }, label: `互助留言：${text}` })
  const asking: Wish = {
    person: 'per_a',
    operation: 'openHelp',
    body: {},
    form: { words: '搬柜子' },
    label: '请邻居帮忙',
  }
  const answered: Outcome<unknown> = { ok: true, value: { id: 'hlp_a' } }

  it('is asked for later, once, where there is no network; and what was written can be taken back', async () => {
    const { outbox, sent, arrived, storage } = setUp([offline, answered])
    expect((await outbox.submit(asking, anyReply)).state).toBe('kept')
    expect(setUp([], { storage }).outbox.items()).toMatchObject([{ operation: 'openHelp', form: { words: '搬柜子' } }])
    await outbox.flush()
    expect(sent.map(({ parts }) => parts.key)).toEqual(['key-1-abcdef', 'key-1-abcdef'])
    expect(arrived).toEqual(['key-1-abcdef'])
    expect(outbox.items()).toEqual([])
  })

  it('has words in a thread come after the steps and words before them, each once', async () => {
    const { outbox, sent } = setUp([offline, offline, answered, answered, answered])
    await outbox.submit({ ...about, operation: 'setOutToHelp', body: undefined, label: '我出发了' }, anyReply)
    await outbox.say(words('在楼下了'))
    await outbox.say(words('您开下门'))
    expect(outbox.items()).toEqual([])
    expect(sent.map(({ operation, parts: { params, key } }) => [operation, params, key])).toEqual([
      ['setOutToHelp', { helpId: 'hlp_a' }, 'key-1-abcdef'],
      ['setOutToHelp', { helpId: 'hlp_a' }, 'key-1-abcdef'],
      ['setOutToHelp', { helpId: 'hlp_a' }, 'key-1-abcdef'],
      ['sayInHelp', { helpId: 'hlp_a' }, 'key-2-abcdef'],
      ['sayInHelp', { helpId: 'hlp_a' }, 'key-3-abcdef'],
    ])
  })

  it("says where the words are wrong, and lets the day's limit hold up nothing else", async () => {
    const wrong: Failure = { code: 'badInput', message: '有几处需要改一下', fields: { text: '请换个说法' } }
    const often = '一小时最多说 120 句，请歇一会儿再说'
    const tooMany: Failure = { code: 'tooMany', message: '操作太频繁了，请稍后再试', fields: { text: often } }
    const { outbox } = setUp([refused(wrong), refused(tooMany), refused(tooMany)])
    await outbox.say(words('一'))
    expect(outbox.items()).toMatchObject([{ status: 'refused', message: '请换个说法' }])
    await outbox.say(words('二'))
    expect(outbox.items()).toMatchObject([{ status: 'refused' }, { status: 'refused', message: often }])
    expect(await outbox.submit(asking, anyReply)).toEqual({ state: 'refused', failure: tooMany })
    // What says nothing of a field is the gateway's, when everybody comes back at once: that passes.
    const throttled: Failure = { code: 'tooMany', message: '操作太频繁了，请稍后再试' }
    expect((await setUp([refused(throttled)]).outbox.submit(asking, anyReply)).state).toBe('kept')
  })
})

describe('what is sent too often', () => {
  const saying = (text: string, channel = '420102015020001003'): Saying => ({
    person: 'per_a',
    channel,
    body: { text },
    label: `发言：${text}`,
  })
  const often = '刚加入的第一天，每小时最多发 5 条'
  const paced = refused({ code: 'tooMany', message: '操作太频繁了，请稍后再试', fields: { text: often } })
  const MINUTE = 60_000

  /** Answers by what is sent, and not by the order: too often is what `full` says. */
  function answering(full: (operation: string, channel: string | undefined) => boolean) {
    const posted: string[] = []
    const tried: string[] = []
    const made = setUp([], { posted: (item) => posted.push(item.label) })
    let offlineNow = true
    made.ports.send = async (operation, { params, body }) => {
      tried.push(operation)
      if (offlineNow) return offline
      if (full(operation, params?.channel)) return paced
      if (operation === 'tickDoor') return { ok: true, value: { household: params?.household, ticked: true } }
      const text = z.safeParse(z.object({ text: z.string() }), body).data?.text
      return operation === 'writePost' ? { ok: true, value: post({ text: text ?? '' }) } : done
    }
    const online = () => {
      offlineNow = false
    }
    return { ...made, posted, tried, online }
  }

  it('waits by itself: what waits behind it of an alert, a ticket, a door or another channel goes', async () => {
    const { outbox, posted, online } = answering((_, channel) => channel === '420102015020001003')
    await outbox.say(saying('一'))
    await outbox.say(saying('二'))
    await outbox.say(saying('那边', '420102015020001'))
    await outbox.submit(wish, ticketCard)
    const said: Wish = { person: 'per_a', operation: 'describeAlert', alertId: 'alr_a', body: {}, label: '求助' }
    await outbox.submit(said, anyReply)
    const door = { announcementId: 'ntc_a', household: '420102015020001003010301' }
    const tick = {
      person: 'per_a',
      operation: 'tickDoor' as const,
      door,
      at: '2026-11-22T02:00:00.000Z',
      label: '301室',
    }
    await outbox.mark(tick)
    online()
    await outbox.flush()
    expect(posted).toEqual(['发言：那边'])
    expect(outbox.items().map(({ label, status, message }) => [label, status, message])).toEqual([
      ['发言：一', 'waiting', often],
      ['发言：二', 'waiting', often],
    ])
  })

  it('is tried once a while and not each time that something else is said, and comes in its order when it may', async () => {
    let full = true
    const { outbox, posted, tried, clock, online } = answering(() => full)
    online()
    await outbox.say(saying('一'))
    await outbox.say(saying('二'))
    await outbox.say(saying('三'))
    expect(tried).toHaveLength(1)
    // What was said into it meanwhile says why it waits, too.
    expect(outbox.items().map(({ tried, message }) => [tried, message])).toEqual(Array(3).fill([true, often]))
    expect(clock.waiting()).toBe(1)
    clock.turn(MINUTE)
    await settle()
    expect(tried).toHaveLength(2)
    full = false
    clock.turn(MINUTE)
    await settle()
    expect(posted).toEqual(['发言：一', '发言：二', '发言：三'])
    expect(outbox.items()).toEqual([])
    expect(clock.waiting()).toBe(0)
  })

  it('rests no longer than the network is gone: what waits for that says so', async () => {
    const answers = [paced, offline]
    const { outbox, clock } = setUp(answers)
    await outbox.say(saying('一'))
    clock.turn(MINUTE)
    await settle()
    expect(outbox.items()).toMatchObject([{ status: 'waiting', tried: true }])
    expect(outbox.items()[0]?.message).toBeUndefined()
  })

  it('by all of a place, as the gateway says it of no field, holds up everything', async () => {
    const throttled = refused({ code: 'tooMany', message: '操作太频繁了，请稍后再试' })
    const { outbox, sent } = setUp([offline, offline, throttled])
    await outbox.say(saying('一'))
    await outbox.say(saying('那边', '420102015020001'))
    await outbox.flush()
    expect(sent).toHaveLength(3)
    expect(outbox.items()).toHaveLength(2)
  })
})

describe('a post that means somebody', () => {
  const named = (name: string) => ({ name, building: '420102015020001001' })
  const members = ['张', '王', '李', '赵', '钱'].map((surname) => named(`1单元 ${surname}邻居`))

  it('means no more than can be sent', () => {
    expect(alsoNaming({ ...emptyPost, members: members.slice(1) }, named('1单元 张邻居')).members).toHaveLength(5)
    expect(alsoNaming({ ...emptyPost, members }, named('1单元 孙邻居'))).toEqual({})
    // Named once more, they only stand last.
    expect(alsoNaming({ ...emptyPost, members }, named('1单元 张邻居')).members).toHaveLength(5)
    const ids = [...'ABCDE'].map((letter) => ({ id: `pst_${letter.repeat(26)}`, name: letter }))
    const full = { ...emptyPost, members, mentions: ids }
    expect(alsoMeaning(full, { id: `pst_${'F'.repeat(26)}`, name: 'F' })).toEqual({})
    expect(meansTooMany(full)).toBe(false)
    expect(newPost.safeParse(postBody({ ...full, text: '开会' }, false)).success).toBe(true)
  })

  it('and means too many, as one might of before, comes back whole', () => {
    const many = { ...emptyPost, text: '写了很久的一段话', members: [...members, named('1单元 孙邻居')] }
    expect(meansTooMany(many)).toBe(true)
    expect(formOfItem(postBody(many, false))).toMatchObject({ text: many.text, members: many.members })
  })

  it('after looking for too many holds up nothing that waits behind it', async () => {
    const often = '找得太频繁了，请过一会儿再找，或从最近的发言里选'
    const tooMany: Failure = { code: 'tooMany', message: '操作太频繁了，请稍后再试', fields: { members: often } }
    const { outbox, sent } = setUp([offline, refused(tooMany), { ok: true, value: post({}) }])
    const saying = { person: 'per_a', channel: '420102015020', label: '发言' }
    await outbox.say({ ...saying, body: { text: '在吗', members } })
    await outbox.say({ ...saying, body: { text: '停水了' } })
    expect(sent).toHaveLength(3)
    expect(outbox.items()).toMatchObject([{ status: 'refused', message: often }])
  })
})

it('a call says before it is sent whom it goes to, and promises nothing where nobody is', () => {
  expect(callingWords({ onDuty: true, names: ['甲'] })).toBe('正在值班：甲。4 小时内要回复，没有回复会报给上级')
  expect(callingWords({ onDuty: false, names: [] })).toBe('这里还没有登记工作人员，急事请打电话')
})
