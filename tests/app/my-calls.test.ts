/** The phones of who answers, kept on the phone before they are needed. */
import { describe, expect, it } from 'vitest'
import { makeMyCalls } from '../../miniprogram/src/alerts/raise/my-calls.ts'
import { noAnswer, type Outcome } from '../../miniprogram/src/api/outcome.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'
import type { Home, Me } from '../../shared/people/person.ts'
import { handClock, memoryStorage } from './fakes.ts'

const worker = { name: '网格员 一', phone: '13800000001' }
const far = { name: '网格员 二', phone: '13800000002' }
const home = (household: string): Home => ({
  household,
  building: household.slice(0, 18),
  buildingName: '1 栋',
  room: '101',
  relation: 'owner',
  verified: true,
})
const one = home('420102015020001001010101')
const two = home('420102009003001002010101')

function setUp() {
  const clock = handClock(100 * DAY)
  const storage = memoryStorage()
  const told = {
    asked: 0,
    online: true,
    calls: [worker],
    me: { id: 'per_a', homes: [one] } as Pick<Me, 'id' | 'homes'>,
  }
  const read = async (): Promise<Outcome<{ calls: (typeof worker)[] }>> => {
    if (!told.online) return { ok: false, failure: noAnswer('offline') }
    told.asked++
    return { ok: true, value: { calls: told.calls } }
  }
  const begin = () => makeMyCalls({ read, storage, clock, me: () => told.me })
  return { told, clock, begin, calls: begin() }
}

describe('whom I could call', () => {
  it('is there without a network on a first press, when the app was open once', async () => {
    const { told, begin, calls } = setUp()
    await calls.renew()
    told.online = false
    expect(begin().kept()).toEqual([worker])
    expect(await begin().fetch()).toBeUndefined()
    expect(begin().kept()).toEqual([worker])
  })

  it('is asked for once a day, and again for another home or by a clock that was put back', async () => {
    const { told, clock, begin, calls } = setUp()
    await Promise.all([calls.renew(), calls.renew()])
    clock.turn(23 * HOUR)
    await begin().renew()
    expect(told.asked).toBe(1)
    clock.turn(HOUR)
    await calls.renew()
    expect(told.asked).toBe(2)
    told.me = { id: 'per_a', homes: [one, two] }
    told.calls = [worker, far]
    await calls.renew()
    expect(told.asked).toBe(3)
    expect(calls.kept()).toEqual([worker, far])
    clock.turn(-2 * DAY)
    await calls.renew()
    expect(told.asked).toBe(4)
  })

  it('is tried again where it could not be had, and not asked for by who has no home here', async () => {
    const { told, calls } = setUp()
    told.online = false
    await calls.renew()
    told.online = true
    await calls.renew()
    expect(calls.kept()).toEqual([worker])
    told.me = { id: 'per_b', homes: [] }
    await calls.renew()
    expect(told.asked).toBe(1)
  })

  it('is of one person, and those of another place are kept beside', async () => {
    const { told, calls } = setUp()
    await calls.renew()
    calls.add([far, worker])
    expect(calls.kept()).toEqual([worker, far])
    await calls.renew()
    expect(told.asked).toBe(1)
    told.me = { id: 'per_b', homes: [one] }
    expect(calls.kept()).toEqual([])
  })
})
