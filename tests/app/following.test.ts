/** Telling where one goes while one's alert is open: after a yes, until a no, and never after the end. */
import { describe, expect, it } from 'vitest'
import { EVERY, type FollowingPorts, makeFollowing } from '../../miniprogram/src/alerts/mine/following.ts'
import { noAnswer, type Outcome } from '../../miniprogram/src/api/outcome.ts'
import type { Position } from '../../shared/alerts/alert.ts'
import { handClock, memoryStorage, settle } from './fakes.ts'

const done: Outcome<unknown> = { ok: true, value: {} }
const over: Outcome<unknown> = { ok: false, failure: { code: 'wrongState', message: '已经结束' } }
const offline: Outcome<unknown> = { ok: false, failure: noAnswer('offline') }

function setUp(change: Partial<FollowingPorts> = {}) {
  const clock = handClock()
  const phone = { asked: 0, at: { latitude: 30.5, longitude: 114.3 } as Position | undefined, answer: done }
  const told: Position[] = []
  const ports: FollowingPorts = {
    alert: 'alr_1',
    storage: memoryStorage(),
    clock,
    whereAmI: async () => {
      phone.asked++
      return phone.at
    },
    tell: async (position) => {
      told.push(position)
      return phone.answer
    },
    changed: () => undefined,
    ...change,
  }
  const begin = (alert = 'alr_1') => {
    const following = makeFollowing({ ...ports, alert })
    following.begin()
    return following
  }
  return { clock, phone, told, begin }
}
const rounds = async (clock: ReturnType<typeof handClock>, count: number) => {
  for (let i = 0; i < count; i++) {
    await settle()
    clock.turn(EVERY)
  }
  await settle()
}

describe('sharing where one is', () => {
  it('asks the phone nothing before a yes, also where the phone would answer', async () => {
    const { clock, phone, told, begin } = setUp()
    const following = begin()
    await rounds(clock, 3)
    expect([following.state(), phone.asked, told.length, clock.waiting()]).toEqual(['off', 0, 0, 0])
  })

  it('goes on from the yes until it is stopped; what the phone says too late is told nobody', async () => {
    let say: (position: Position) => void = () => undefined
    const late = () => new Promise<Position>((resolve) => (say = resolve))
    const { clock, told, begin } = setUp({ whereAmI: late })
    const following = begin()
    following.turn(true)
    say({ latitude: 1, longitude: 1 })
    await settle()
    expect([following.state(), told.length]).toEqual(['on', 1])
    clock.turn(EVERY)
    following.turn(false)
    say({ latitude: 2, longitude: 2 })
    await rounds(clock, 3)
    expect([following.state(), told.length, clock.waiting()]).toEqual(['off', 1, 0])
  })

  it('tells nothing after the end: the page is gone, or the service says that it is over', async () => {
    const gone = setUp()
    const following = gone.begin()
    following.turn(true)
    following.end()
    await rounds(gone.clock, 2)
    expect(gone.told).toEqual([])
    const { clock, phone, told, begin } = setUp()
    const until = begin()
    until.turn(true)
    await rounds(clock, 1)
    expect(told).toHaveLength(2)
    phone.answer = over
    await rounds(clock, 3)
    expect([until.state(), told.length]).toEqual(['off', 3])
    expect(begin().state()).toBe('off')
  })

  it('is remembered for this alert, and for no other', async () => {
    const { clock, told, begin } = setUp()
    const first = begin()
    first.turn(true)
    await settle()
    first.end()
    const again = begin()
    await settle()
    expect([again.state(), told.length]).toEqual(['on', 2])
    again.end()
    expect(begin('alr_2').state()).toBe('off')
    await rounds(clock, 2)
    expect(told).toHaveLength(2)
  })

  it('tries again where the phone does not know, or nothing arrives, and says so', async () => {
    const { clock, phone, begin } = setUp()
    phone.at = undefined
    const following = begin()
    following.turn(true)
    await settle()
    expect(following.state()).toBe('unknown')
    phone.at = { latitude: 1, longitude: 1 }
    phone.answer = offline
    await rounds(clock, 1)
    expect(following.state()).toBe('looking')
    phone.answer = done
    await rounds(clock, 1)
    expect(following.state()).toBe('on')
  })
})
