/** An alert that was not sent yet when the app was closed, or when somebody else took the phone. */
import { describe, expect, it } from 'vitest'
import { AGAIN } from '../../miniprogram/src/alerts/raise/raising.ts'
import { OLD } from '../../miniprogram/src/alerts/raise/unsent.ts'
import type { Outcome } from '../../miniprogram/src/api/outcome.ts'
import { handClock, memoryStorage, settle } from './fakes.ts'
import { ALERT, done, offline, SECOND, setUp } from './raising.ts'

describe('an alert on its way', () => {
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
