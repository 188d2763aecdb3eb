import { describe, expect, it } from 'vitest'
import type { Failure, Outcome } from '../../miniprogram/src/api/outcome.ts'
import type { Wish } from '../../miniprogram/src/outbox/item.ts'
import { anyReply } from '../../miniprogram/src/outbox/outbox.ts'
import { ticketCard } from '../../shared/tickets/ticket.ts'
import { settle } from './fakes.ts'
import { done, offline, refused, setUp, wish } from './outbox.ts'

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
