/** The press that sends an alert: the seconds in which it can be taken back. */
import { describe, expect, it } from 'vitest'
import { makeCountdown, SECONDS } from '../../miniprogram/src/alerts/raise/countdown.ts'
import { handClock } from './fakes.ts'

const SECOND = 1000

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
