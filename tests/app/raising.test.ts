/** An alert on its way: what is kept, and how often it is tried. */
import { describe, expect, it } from 'vitest'
import { AGAIN } from '../../miniprogram/src/alerts/raise/raising.ts'
import { OLD } from '../../miniprogram/src/alerts/raise/unsent.ts'
import type { Outcome } from '../../miniprogram/src/api/outcome.ts'
import { settle } from './fakes.ts'
import { ALERT, done, never, offline, SECOND, setUp } from './raising.ts'

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
})
