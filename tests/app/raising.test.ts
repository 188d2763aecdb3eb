/** The press that sends an alert: what is counted, what is kept, and how often it is tried. */
import { describe, expect, it } from 'vitest'
import { makeCountdown, SECONDS } from '../../miniprogram/src/alerts/raise/countdown.ts'
import { AGAIN, makeRaising, type RaisingPorts } from '../../miniprogram/src/alerts/raise/raising.ts'
import { OLD } from '../../miniprogram/src/alerts/raise/unsent.ts'
import { noAnswer, type Outcome } from '../../miniprogram/src/api/outcome.ts'
import { handClock, memoryStorage, settle } from './fakes.ts'

const SECOND = 1000
const ALERT = 'alr_01M7V7FAM03333333333333333'
const done: Outcome<unknown> = { ok: true, value: { id: ALERT, of: 'a later version' } }
const offline: Outcome<unknown> = { ok: false, failure: noAnswer('offline') }
const never = new Promise<Outcome<unknown>>(() => undefined)

describe('the count-down', () => {
  const setUp = () => {
    const clock = handClock()
    const told = { counted: [] as number[], buzzed: 0, over: 0 }
    const countdown = makeCountdown({
      clock,
      buzz: () => told.buzzed++,
      counted: (left) => told.counted.push(left),
      over: () => told.over++,
    })
    countdown.start()
    return { clock, told, countdown }
  }

  it('shakes each second, and sends once when they are over', () => {
    const { clock, told } = setUp()
    for (let second = 0; second < 2 * SECONDS; second++) clock.turn(SECOND)
    expect(told).toEqual({ counted: [5, 4, 3, 2, 1, 0], buzzed: SECONDS, over: 1 })
    expect(clock.waiting()).toBe(0)
  })

  it('sends at once at a second tap, and once only', () => {
    const { clock, told, countdown } = setUp()
    clock.turn(SECOND)
    countdown.hurry()
    countdown.hurry()
    clock.turn(SECOND * SECONDS)
    expect(told.over).toBe(1)
  })

  it('sends nothing once it was taken back, which is no longer possible afterwards', () => {
    const { clock, told, countdown } = setUp()
    expect(countdown.stop()).toBe(true)
    for (let second = 0; second < SECONDS; second++) clock.turn(SECOND)
    countdown.hurry()
    expect(told.over).toBe(0)
    expect(countdown.stop()).toBe(false)
  })
})

function setUp(answers: (Outcome<unknown> | Promise<Outcome<unknown>>)[], change: Partial<RaisingPorts> = {}) {
  const keys: string[] = []
  const sent: string[] = []
  const storage = memoryStorage()
  const clock = handClock(1_000_000_000)
  const ports: RaisingPorts = {
    beSomebody: async () => undefined,
    send: async (key) => {
      keys.push(key)
      return answers.shift() ?? done
    },
    storage,
    clock,
    person: () => 'per_a',
    changed: () => undefined,
    sent: (alert) => sent.push(alert),
    ...change,
  }
  return { raising: makeRaising(ports), ports, keys, sent, storage, clock }
}

describe('an alert on its way', () => {
  it('is gone from the device once the service has answered, by whatever version', async () => {
    const { raising, keys, sent, storage, clock } = setUp([done])
    raising.raise('key-1', {})
    await settle()
    expect(sent).toEqual([ALERT])
    expect(raising.unsent()).toBeUndefined()
    expect(storage.kept.size).toBe(0)
    clock.turn(AGAIN)
    expect(keys).toEqual(['key-1'])
  })

  it('is written down before it is sent', async () => {
    let kept: string | undefined
    const { raising, ports, storage } = setUp([])
    ports.send = async () => {
      kept = storage.read('raising')
      return done
    }
    raising.raise('key-1', { pressedAt: '2026-11-23T02:00:00.000Z' })
    await settle()
    expect(kept).toContain('key-1')
  })

  it('is tried again every few seconds under its one key for as long as there is no network', async () => {
    const { raising, keys, sent, clock } = setUp(Array.from({ length: 20 }, () => offline))
    raising.raise('key-1', {})
    for (let round = 0; round < 20; round++) {
      await settle()
      expect(raising.unsent()).toMatchObject({ tried: true, why: '网络不通，请检查网络后再试' })
      clock.turn(AGAIN)
    }
    await settle()
    expect(AGAIN).toBeLessThanOrEqual(3 * SECOND)
    expect(keys).toEqual(Array.from({ length: 21 }, () => 'key-1'))
    expect(sent).toEqual([ALERT])
  })

  it('does not wait for a try that hangs, says so meanwhile, and is told once when two get through', async () => {
    let answerLate: (outcome: Outcome<unknown>) => void = () => undefined
    const late = new Promise<Outcome<unknown>>((resolve) => {
      answerLate = resolve
    })
    const { raising, keys, sent, clock } = setUp([late, done])
    raising.raise('key-1', {})
    await settle()
    expect(raising.unsent()?.tried).toBe(false)
    clock.turn(AGAIN)
    expect(raising.unsent()?.tried).toBe(true)
    await settle()
    answerLate(done)
    await settle()
    expect(keys).toEqual(['key-1', 'key-1'])
    expect(sent).toEqual([ALERT])
  })

  it('has no more than three tries out at a time', async () => {
    const { raising, keys, clock } = setUp(Array.from({ length: 9 }, () => never))
    raising.raise('key-1', {})
    for (let round = 0; round < 9; round++) clock.turn(AGAIN)
    await settle()
    expect(keys).toHaveLength(3)
  })

  it('pressed again while it waits, it is the same alert', async () => {
    const { raising, keys, sent } = setUp([offline, done])
    raising.raise('key-1', {})
    await settle()
    raising.raise('key-2', {})
    await settle()
    expect(keys).toEqual(['key-1', 'key-1'])
    expect(sent).toEqual([ALERT])
  })

  it('goes on where it was when the app was closed, under the same key', async () => {
    const before = setUp([offline])
    before.raising.raise('key-1', {})
    await settle()
    const after = setUp([done], { storage: before.storage, clock: before.clock })
    after.raising.resume()
    await settle()
    expect(after.keys).toEqual(['key-1'])
    expect(after.sent).toEqual([ALERT])
  })

  it('goes on when the phone’s clock is put right in the middle, now and in an app that begins anew', async () => {
    const { raising, ports, keys, clock } = setUp([offline, offline, offline, offline])
    raising.raise('key-1', {})
    await settle()
    // It was an hour slow.
    clock.turn(60 * 60 * SECOND)
    await settle()
    clock.turn(AGAIN)
    await settle()
    expect(keys).toHaveLength(3)
    expect(raising.unsent()).toMatchObject({ asks: false, age: 2 * AGAIN })
    const after = setUp([done], { storage: ports.storage, clock })
    expect(after.raising.unsent()?.asks).toBe(false)
    after.raising.resume()
    await settle()
    expect(after.sent).toEqual([ALERT])
  })

  it('is tried for as long as the app runs, also for hours', async () => {
    const { raising, keys, sent, clock } = setUp(Array.from({ length: 1000 }, () => offline))
    raising.raise('key-1', {})
    for (let round = 0; round < 1000; round++) {
      await settle()
      clock.turn(AGAIN)
    }
    await settle()
    expect(1000 * AGAIN).toBeGreaterThan(OLD)
    expect(new Set(keys)).toEqual(new Set(['key-1']))
    expect(sent).toEqual([ALERT])
  })

  /** Offline under key-1; closed; so much later the app begins anew. */
  async function begunAnew(later: number, answers: Outcome<unknown>[]) {
    const before = setUp([offline])
    before.raising.raise('key-1', {})
    await settle()
    const clock = handClock(before.clock.now() + later)
    return setUp(answers, { storage: before.storage, clock })
  }

  it('that an app finds which begins is asked about when it is older than half an hour, and sent or dropped as one says', async () => {
    const { raising, keys, sent } = await begunAnew(OLD + SECOND, [done])
    raising.resume()
    await settle()
    expect(keys).toEqual([])
    expect(raising.unsent()).toMatchObject({ asks: true, age: OLD + SECOND })
    raising.still()
    await settle()
    expect(keys).toEqual(['key-1'])
    expect(sent).toEqual([ALERT])
    const dropped = await begunAnew(OLD + SECOND, [])
    dropped.raising.discard()
    expect(dropped.ports.storage.read('raising')).toBeUndefined()
  })

  it('that was tried for half an hour is old in an app that begins, however the clock stands', async () => {
    const { raising, storage, clock } = setUp(Array.from({ length: 800 }, () => offline))
    raising.raise('key-1', {})
    const { at = 0 } = raising.unsent() ?? {}
    for (let round = 0; round <= OLD / AGAIN; round++) {
      await settle()
      expect(raising.unsent()?.asks).toBe(false)
      clock.turn(AGAIN)
    }
    const back = setUp([], { storage, clock: handClock(at) })
    expect(back.raising.unsent()?.asks).toBe(true)
  })

  it('that is old gives way to a new press of the same person', async () => {
    const { raising, ports, keys } = await begunAnew(OLD + SECOND, [done])
    raising.raise('key-2', {})
    await settle()
    expect(keys).toEqual(['key-2'])
    expect(ports.storage.read('raising')).toBeUndefined()
  })

  it('is read as an older app kept it, and one that is spoilt takes no other with it', async () => {
    const old = { key: 'key-1', person: 'per_a', body: {}, at: 1_000_000_000, tried: true }
    for (const kept of [old, [{ key: 'spoilt' }, old]]) {
      const storage = memoryStorage()
      storage.write('raising', JSON.stringify(kept))
      const { raising, keys } = setUp([done], { storage })
      raising.resume()
      await settle()
      expect(keys).toEqual(['key-1'])
    }
  })

  it('is not sent by somebody else who signed in on the device, nor after it was dropped', async () => {
    let person = 'per_a'
    const { raising, keys, clock } = setUp([offline], { person: () => person })
    raising.raise('key-1', {})
    await settle()
    person = 'per_b'
    clock.turn(AGAIN)
    await settle()
    expect(keys).toEqual(['key-1'])
    expect(raising.unsent()).toBeUndefined()
    person = 'per_a'
    raising.discard()
    raising.resume()
    await settle()
    expect(keys).toEqual(['key-1'])
  })

  it('is not sent as somebody who turns out to hold the phone when it is tried', async () => {
    let person: string | undefined = 'per_a'
    const beSomebody = async () => {
      person ??= 'per_b'
    }
    const { raising, keys } = setUp([offline, done], { person: () => person, beSomebody })
    raising.raise('key-1', {})
    await settle()
    person = undefined
    raising.resume()
    await settle()
    expect(person).toBe('per_b')
    expect(keys).toEqual(['key-1'])
  })

  it('stays when somebody else presses on the same phone: each is sent as its own person’s', async () => {
    let person: string | undefined = 'per_a'
    const by: (string | undefined)[] = []
    const answers = [offline, offline, done, done]
    const { raising, sent, storage, clock } = setUp([], {
      person: () => person,
      send: async (key) => {
        by.push(`${person} ${key}`)
        return answers.shift() ?? done
      },
    })
    raising.raise('key-a', {})
    await settle()
    person = 'per_b'
    raising.raise('key-b', {})
    await settle()
    expect(raising.unsent()).toMatchObject({ key: 'key-b' })
    // The app begins anew: both are kept.
    expect(JSON.parse(storage.read('raising') ?? '')).toMatchObject([{ key: 'key-a' }, { key: 'key-b' }])
    clock.turn(AGAIN)
    await settle()
    person = 'per_a'
    raising.resume()
    await settle()
    expect(by).toEqual(['per_a key-a', 'per_b key-b', 'per_b key-b', 'per_a key-a'])
    expect(sent).toEqual([ALERT, ALERT])
    expect(storage.kept.size).toBe(0)
  })

  it('is kept though another’s waits on the phone and nobody is signed in, and sent as who signs in then', async () => {
    let person: string | undefined = 'per_b'
    const by: (string | undefined)[] = []
    const { raising, clock } = setUp([], {
      person: () => person,
      send: async (key) => {
        by.push(`${person} ${key}`)
        return by.length < 3 ? offline : done
      },
    })
    raising.raise('key-b', {})
    await settle()
    person = undefined
    raising.raise('key-a', {})
    await settle()
    person = 'per_a'
    clock.turn(AGAIN)
    await settle()
    expect(by).toEqual(['per_b key-b', 'undefined key-a', 'per_a key-a'])
  })
})
