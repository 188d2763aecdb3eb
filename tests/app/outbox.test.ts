import { describe, expect, it } from 'vitest'
import type { Parts } from '../../miniprogram/src/api/client.ts'
import { type Failure, noAnswer, type Outcome } from '../../miniprogram/src/api/outcome.ts'
import type { Saying, Wish } from '../../miniprogram/src/outbox/item.ts'
import { anyReply, makeOutbox, type OutboxPorts } from '../../miniprogram/src/outbox/outbox.ts'
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
import { handClock, memoryStorage, settle } from './fakes.ts'
import { card, post } from './samples.ts'

const wish: Wish = { person: 'per_a', operation: 'openTicket', body: { text: '路灯不亮' }, label: '诉求：路灯不亮' }
const offline: Outcome<unknown> = { ok: false, failure: noAnswer('offline') }
const done: Outcome<unknown> = { ok: true, value: card() }
const refused = (failure: Failure): Outcome<unknown> => ({ ok: false, failure })

function setUp(answers: Outcome<unknown>[], change: Partial<OutboxPorts> = {}) {
  const sent: { operation: string; parts: Parts }[] = []
  const arrived: string[] = []
  const storage = memoryStorage()
  const clock = handClock()
  let keys = 0
  const ports: OutboxPorts = {
    send: async (operation, parts) => {
      sent.push({ operation, parts })
      return answers.shift() ?? done
    },
    storage,
    clock,
    makeKey: () => `key-${++keys}-abcdef`,
    person: () => 'per_a',
    changed: () => undefined,
    sent: (item) => arrived.push(item.key),
    posted: (item) => arrived.push(item.key),
    marked: (item) => arrived.push(item.key),
    ...change,
  }
  return { outbox: makeOutbox(ports), ports, sent, arrived, storage, clock }
}

describe('the outbox', () => {
  it('is empty again once the service has answered', async () => {
    const { outbox, sent } = setUp([done])
    expect((await outbox.submit(wish, ticketCard)).state).toBe('sent')
    expect(outbox.items()).toEqual([])
    expect(sent).toHaveLength(1)
  })

  it('keeps what could not be sent, and sends it under the same key when the network is back', async () => {
    const { outbox, sent, arrived } = setUp([offline, done])
    expect((await outbox.submit(wish, ticketCard)).state).toBe('kept')
    expect(outbox.items()).toMatchObject([{ status: 'waiting', tried: true, label: '诉求：路灯不亮' }])
    await outbox.flush()
    expect(outbox.items()).toEqual([])
    expect(sent.map(({ parts }) => parts.key)).toEqual(['key-1-abcdef', 'key-1-abcdef'])
    expect(arrived).toEqual(['key-1-abcdef'])
  })

  it('has written the wish down before it sends it, so that a closed app loses nothing', async () => {
    let kept: string | undefined
    const { outbox, storage, ports } = setUp([])
    ports.send = async () => {
      kept = storage.read('outbox')
      return offline
    }
    await outbox.submit(wish, ticketCard)
    expect(kept).toContain('路灯不亮')
    // The app was shut at that moment.
    storage.write('outbox', kept ?? '')
    const after = setUp([done], { storage })
    // Nobody waits for its answer any more: its person sees that it waits, and is told when it has gone.
    expect(after.outbox.items()).toMatchObject([{ status: 'waiting', tried: true }])
    await after.outbox.flush()
    expect(after.sent[0]?.parts.key).toBe('key-1-abcdef')
  })

  it('tries again by itself, each time after a longer pause', async () => {
    const { outbox, clock, sent } = setUp([offline, offline, done])
    await outbox.submit(wish, ticketCard)
    clock.turn(4_000)
    await settle()
    expect(sent).toHaveLength(2)
    clock.turn(4_000)
    await settle()
    expect(sent).toHaveLength(2)
    clock.turn(4_000)
    await settle()
    expect(sent).toHaveLength(3)
    expect(outbox.items()).toEqual([])
  })

  it('gives a refusal back to the form and does not keep it', async () => {
    const failure: Failure = { code: 'badInput', message: '有几处需要改一下', fields: { text: '至少写 5 个字' } }
    const { outbox } = setUp([refused(failure)])
    expect(await outbox.submit(wish, ticketCard)).toEqual({ state: 'refused', failure })
    expect(outbox.items()).toEqual([])
  })

  it('leaves a refusal of what had waited to the person, and goes on with the next', async () => {
    const wrongState: Failure = { code: 'wrongState', message: '这件诉求的状态已经变了，请看看最新进展' }
    const { outbox } = setUp([offline, offline, refused(wrongState), done])
    await outbox.submit(wish, ticketCard)
    await outbox.submit({ ...wish, label: '第二件' }, ticketCard)
    await outbox.flush()
    expect(outbox.items()).toMatchObject([{ status: 'refused', message: wrongState.message }])
    outbox.discard('key-1-abcdef')
    expect(outbox.items()).toEqual([])
  })

  it("never sends one person's wishes in another person's session", async () => {
    let person = 'per_a'
    const { outbox, sent } = setUp([offline, done], { person: () => person })
    await outbox.submit(wish, ticketCard)
    person = 'per_b'
    await outbox.flush()
    expect(sent).toHaveLength(1)
    person = 'per_a'
    await outbox.flush()
    expect(sent).toHaveLength(2)
  })

  it('sends in order and stops at the first that can not be sent', async () => {
    const { outbox, sent } = setUp([offline, offline, offline])
    await outbox.submit(wish, ticketCard)
    await outbox.submit({ ...wish, label: '第二件' }, ticketCard)
    await outbox.flush()
    expect(sent.map(({ parts }) => parts.key)).toEqual(['key-1-abcdef', 'key-2-abcdef', 'key-1-abcdef'])
    expect(outbox.items().map(({ label }) => label)).toEqual(['诉求：路灯不亮', '第二件'])
  })

  it('sends nothing twice when it is flushed twice at once', async () => {
    const { outbox, sent } = setUp([offline, done])
    await outbox.submit(wish, ticketCard)
    await Promise.all([outbox.flush(), outbox.flush()])
    expect(sent).toHaveLength(2)
  })

  it('does not send again what is being sent right now', async () => {
    let answer: ((outcome: Outcome<unknown>) => void) | undefined
    const { outbox, ports, sent } = setUp([])
    ports.send = (operation, parts) => {
      sent.push({ operation, parts })
      return new Promise((resolve) => {
        answer = resolve
      })
    }
    const submitting = outbox.submit(wish, ticketCard)
    await outbox.flush()
    expect(sent).toHaveLength(1)
    answer?.(done)
    expect((await submitting).state).toBe('sent')
  })
})

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

it('keeps what says nothing but that it is done, with all that is kept beside it, over the end of the app', async () => {
  const before = setUp([offline, offline])
  const confirming = {
    person: 'per_a',
    operation: 'confirmTicket',
    ticketId: 't',
    body: undefined,
    label: '确认',
  } as const
  await before.outbox.submit(confirming, ticketCard)
  await before.outbox.submit(wish, ticketCard)
  expect(setUp([], { storage: before.storage }).outbox.items()).toHaveLength(2)
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

describe('doors that are ticked off without a network', () => {
  const door = { announcementId: 'ntc_a', household: '420102015020001003010301' }
  const tick = { person: 'per_a', operation: 'tickDoor' as const, door, at: '2026-11-22T02:00:00.000Z', label: '301室' }
  const marked: Outcome<unknown> = { ok: true, value: { household: door.household, ticked: true } }

  it('are kept, and sent once each when there is one, without a key', async () => {
    const other = { ...door, household: '420102015020001003010302' }
    const { outbox, sent, arrived } = setUp([offline, marked, marked])
    await outbox.mark(tick)
    expect(outbox.items()).toMatchObject([{ operation: 'tickDoor', status: 'waiting', tried: true, door }])
    await outbox.mark({ ...tick, door: other })
    expect(outbox.items()).toEqual([])
    expect(sent.map(({ parts }) => parts)).toEqual([{ params: door }, { params: door }, { params: other }])
    expect(arrived).toHaveLength(2)
  })

  it('stand as they were marked last: what was undone before it left is never sent', async () => {
    const { outbox, sent } = setUp([
      offline,
      offline,
      { ok: true, value: { household: door.household, ticked: false } },
    ])
    await outbox.mark(tick)
    await outbox.mark({ ...tick, operation: 'untickDoor' })
    expect(outbox.items().map(({ operation }) => operation)).toEqual(['untickDoor'])
    await outbox.flush()
    expect(outbox.items()).toEqual([])
    expect(sent.map(({ operation }) => operation)).toEqual(['tickDoor', 'untickDoor', 'untickDoor'])
  })

  it('survive the app, and say what the service did not take', async () => {
    const before = setUp([offline])
    await before.outbox.mark(tick)
    const { outbox } = setUp([refused({ code: 'wrongState', message: '这条通知已撤回' })], { storage: before.storage })
    await outbox.flush()
    expect(outbox.items()).toMatchObject([{ status: 'refused', message: '这条通知已撤回', door }])
  })
})

it('what is said of an alert waits as all else does, and goes to that alert', async () => {
  const { outbox, sent } = setUp([offline, { ok: true, value: {} }])
  const body = { where: 'here' }
  const said: Wish = { person: 'per_a', operation: 'describeAlert', alertId: 'alr_a', body, label: '求助：不在家' }
  expect((await outbox.submit(said, anyReply)).state).toBe('kept')
  await outbox.flush()
  expect(outbox.items()).toEqual([])
  expect(sent.map(({ parts }) => [parts.params, parts.body])).toEqual([
    [{ alertId: 'alr_a' }, body],
    [{ alertId: 'alr_a' }, body],
  ])
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
