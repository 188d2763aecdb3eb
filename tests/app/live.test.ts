import { describe, expect, it } from 'vitest'
import { noAnswer, type Outcome } from '../../miniprogram/src/api/outcome.ts'
import { type LiveEvent, makeLive, pauseBefore } from '../../miniprogram/src/live/socket.ts'
import type { WireEvents } from '../../miniprogram/src/platform/wire.ts'
import { handClock, settle } from './fakes.ts'

const frame = {
  type: 'caseChanged',
  id: 'tkt_01K9ZZZZZZ0000000000000001',
  version: 2,
  at: '2026-11-22T02:00:00.000Z',
}

function setUp(passes: Outcome<{ url: string }>[] = []) {
  const told: LiveEvent[] = []
  const wires: { url: string; events: WireEvents; closed: boolean }[] = []
  const clock = handClock()
  const live = makeLive({
    open: async () => passes.shift() ?? { ok: true, value: { url: `ws://line/${wires.length + 1}` } },
    connect: (url, events) => {
      const wire = { url, events, closed: false }
      wires.push(wire)
      return { say: () => undefined, close: () => (wire.closed = true) }
    },
    clock,
    chance: () => 1,
    tell: (event) => told.push(event),
  })
  return { live, told, wires, clock }
}

describe('the live line', () => {
  it('hands on what it hears, and nothing that is no frame', async () => {
    const { live, told, wires } = setUp()
    await live.start()
    wires[0]?.events.heard(JSON.stringify(frame))
    wires[0]?.events.heard('{"type":"else"}')
    wires[0]?.events.heard('not json')
    expect(told).toEqual([{ kind: 'frame', frame }])
  })

  it('opens again by itself after a cut, and has everybody read again then', async () => {
    const { live, told, wires, clock } = setUp()
    await live.start()
    wires[0]?.events.opened()
    wires[0]?.events.ended()
    clock.turn(1_000)
    await settle()
    expect(wires.map(({ url }) => url)).toEqual(['ws://line/1', 'ws://line/2'])
    wires[1]?.events.opened()
    expect(told).toEqual([{ kind: 'opened' }, { kind: 'opened' }])
  })

  it('asks again later when it gets no pass', async () => {
    const { live, wires, clock } = setUp([{ ok: false, failure: noAnswer('offline') }])
    await live.start()
    expect(wires).toEqual([])
    clock.turn(1_000)
    await settle()
    expect(wires).toHaveLength(1)
  })

  it('has one line at a time, however often it is started', async () => {
    const { live, wires } = setUp()
    await Promise.all([live.start(), live.start()])
    await live.start()
    expect(wires).toHaveLength(1)
  })

  it('stays closed once it was stopped', async () => {
    const { live, wires, clock } = setUp()
    await live.start()
    live.stop()
    expect(wires[0]?.closed).toBe(true)
    wires[0]?.events.ended()
    clock.turn(60_000)
    await settle()
    expect(wires).toHaveLength(1)
    expect(clock.waiting()).toBe(0)
  })

  it('waits longer each time, up to half a minute, and not all at once', () => {
    expect([0, 1, 2, 9].map((attempt) => pauseBefore(attempt, 1))).toEqual([1_000, 2_000, 4_000, 30_000])
    expect(pauseBefore(2, 0)).toBe(2_000)
  })
})
