/** However hints come (late, doubled, lost, in any order), and however readings fail, what is shown ends as the service has it. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noAnswer, type Outcome } from '../../../miniprogram/src/api/outcome.ts'
import { type Feed, makeFeed } from '../../../miniprogram/src/channels/feed.ts'
import type { Told } from '../../../miniprogram/src/channels/log.ts'
import { runs } from '../../support/properties.ts'
import { handClock, settle } from '../fakes.ts'
import { type Act, makeServer } from './server.ts'

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Act>({ kind: 'post' }) },
  { weight: 2, arbitrary: fc.nat(60).map((which): Act => ({ kind: 'change', which })) },
  { weight: 1, arbitrary: fc.nat(60).map((which): Act => ({ kind: 'recall', which })) },
)

/** What happens on the way: the service acts, a hint that was told comes (again), without its event, older posts are wanted, the line opens. */
type Step =
  | { kind: 'act'; act: Act }
  | { kind: 'told'; which: number; bare: boolean }
  | { kind: 'older' }
  | { kind: 'opened' }
  | { kind: 'again' }
  | { kind: 'wait' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: act.map((each): Step => ({ kind: 'act', act: each })) },
  {
    weight: 8,
    arbitrary: fc.record({ which: fc.nat(8), bare: fc.boolean() }).map((told): Step => ({ kind: 'told', ...told })),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'older' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'opened' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'again' }) },
  { weight: 4, arbitrary: fc.constant<Step>({ kind: 'wait' }) },
)

/** An answer that comes a moment later as it was when it was asked for, and sometimes not at all. */
function slow<T>(outcome: Outcome<T>, fails: boolean): Promise<Outcome<T>> {
  return settle().then(() => (fails ? { ok: false, failure: noAnswer('offline') } : outcome))
}

const shown = (feed: Feed) => feed.state().log?.posts

describe('a feed', () => {
  it('ends as the service has it, each once and in its order, whatever came of the hints', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(act, { maxLength: 30 }),
        fc.array(step, { maxLength: 60 }),
        fc.array(fc.boolean(), { maxLength: 20 }),
        fc.integer({ min: 1, max: 7 }),
        async (before, steps, failing, pageSize) => {
          const server = makeServer(pageSize)
          for (const each of before) server.run(each)
          const clock = handClock()
          const fails = () => failing.shift() ?? false
          const feed = makeFeed({
            page: (from) => slow(server.page(from), fails()),
            events: (after) => slow(server.events(after), fails()),
            clock,
            changed: ({ log }) => {
              const seqs = log?.posts.map(({ seq }) => seq) ?? []
              expect(seqs).toEqual([...new Set(seqs)].sort((one, other) => one - other))
            },
          })
          void feed.read()
          const told: Told[] = []
          for (const each of steps) {
            switch (each.kind) {
              case 'act':
                told.push(server.run(each.act))
                break
              case 'told': {
                const late = told[told.length - 1 - each.which]
                if (late) feed.hear(each.bare ? { seq: late.seq } : late)
                break
              }
              case 'older':
                void feed.older()
                break
              case 'again':
                void feed.again()
                break
              case 'opened':
                void feed.read()
                break
              case 'wait':
                await settle()
            }
          }
          failing.length = 0
          for (let turns = 0; turns < 3; turns++) {
            clock.turn(60_000)
            await feed.read()
            for (let waits = 0; waits < 40; waits++) await settle()
          }
          while (feed.state().log?.before !== undefined) await feed.older()
          for (let waits = 0; waits < 40; waits++) await settle()
          expect(shown(feed)).toEqual(server.posts())
        },
      ),
      { numRuns: runs(500) },
    ))

  it('asks for nothing while each hint is the next event', async () => {
    const server = makeServer(50)
    let asked = 0
    const feed = makeFeed({
      page: async (before) => server.page(before),
      events: async (after) => {
        asked++
        return server.events(after)
      },
      clock: handClock(),
      changed: () => undefined,
    })
    await feed.read()
    for (let count = 0; count < 20; count++) feed.hear(server.run({ kind: 'post' }))
    expect(shown(feed)).toEqual(server.posts())
    expect(asked).toBe(0)
  })

  it('begins anew with the newest posts after a long absence, and reads back from there', async () => {
    const server = makeServer(5)
    server.run({ kind: 'post' })
    const feed = makeFeed({
      page: async (before) => server.page(before),
      events: async (after) => server.events(after),
      clock: handClock(),
      changed: () => undefined,
    })
    await feed.read()
    for (let count = 0; count < 200; count++) server.run({ kind: 'post' })
    await feed.read()
    expect(shown(feed)).toEqual(server.posts().slice(-5))
    await feed.older()
    expect(shown(feed)).toEqual(server.posts().slice(-10))
  })

  it('tells a thread whole, from its first event on, however long it is', async () => {
    const server = makeServer(5)
    for (let count = 0; count < 100; count++) server.run({ kind: 'post' })
    const feed = makeFeed({
      page: async () => {
        throw new Error('asked for a page')
      },
      events: async (after) => server.events(after),
      fromFirst: true,
      clock: handClock(),
      changed: () => undefined,
    })
    await feed.read()
    expect(shown(feed)).toEqual(server.posts())
  })

  it('passes over what somebody says whom one blocked, without asking', async () => {
    const server = makeServer(5)
    const feed = makeFeed({
      page: async (before) => server.page(before),
      events: async () => {
        throw new Error('asked')
      },
      clock: handClock(),
      changed: () => undefined,
    })
    await feed.read()
    feed.hear({ ...server.run({ kind: 'post' }), mute: true })
    feed.hear(server.run({ kind: 'post' }))
    expect(shown(feed)?.map(({ seq }) => seq)).toEqual([2])
  })
})
