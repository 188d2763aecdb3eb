/** A worker that is broken off anywhere, and two that are at one message: nobody is sent a second one. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { TellPorts } from '../../../functions/messages/tell.ts'
import { keys } from '../../../functions/platform/table.ts'
import type { Sending } from '../../../functions/wechat/messenger.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import { type NewsStage, newsStage } from './stage.ts'

let on: NewsStage
beforeAll(async () => {
  on = await newsStage()
})

class Killed extends Error {}

/** A worker that is killed at the nth step (a write, or a message): before it is done, or after. */
function killedAt(nth: number, after: boolean): { ports: TellPorts; killed: () => boolean } {
  let steps = 0
  let dead = false
  const step = async <T>(act: () => Promise<T>): Promise<T> => {
    if (dead) throw new Killed()
    if (++steps < nth) return act()
    dead = true
    if (after) await act()
    throw new Killed()
  }
  const { table, messenger } = on.ports
  const ports: TellPorts = {
    ...on.ports,
    table: { ...table, write: (all) => step(() => table.write(all)) },
    messenger: { send: (message) => step(() => messenger.send(message)) },
    log: { ...on.ports.log, error: () => undefined },
  }
  return { ports, killed: () => dead }
}

const outcomes: Sending[] = [{ outcome: 'sent' }, { outcome: 'again' }, { outcome: 'failed', errcode: 47001 }]
const cases = outcomes.flatMap((first) =>
  [1, 2, 3, 4, 5, 6].flatMap((nth) => [false, true].map((after) => [first.outcome, nth, after, first] as const)),
)

describe('a worker', () => {
  it.each(cases)(
    'that hears “%s” and is killed at step %i (done: %s): one message at most, and one credit',
    async (_, nth, after, first) => {
      const [asked, sent] = [on.asked.length, on.sent.length]
      await on.hold('resident', 'ticketMoved', 5)
      const id = await on.ticket('accept')
      let left = 3
      on.answer(() => (left-- > 0 ? first : { outcome: 'sent' }))
      const { ports, killed } = killedAt(nth, after)
      const whole = await on.bring(keys.ticket(id), ports)
      expect(whole, 'the record comes again').toBe(!killed())
      // Lambda brings it again, twice; later the sweep wakes what rests.
      for (let i = 0; i < 2; i++) expect(await on.bring(keys.ticket(id))).toBe(true)
      for (let i = 0; i < 3; i++) {
        on.stage.clock.pass(2 * HOUR)
        await on.sweepAndTake(`${id}:2`, 'resident')
      }
      const got = on.sent.length - sent
      expect(got).toBeLessThanOrEqual(1)
      const held = await on.held('resident', 'ticketMoved')
      expect(held === 4 || (held === 5 && got === 0)).toBe(true)
      if (!killed()) expect([got, held]).toEqual(first.outcome === 'failed' ? [0, 5] : [1, 4])
      expect(on.asked.length - asked, 'only what surely was not sent is tried again').toBeLessThanOrEqual(7)
      expect((await on.told(`${id}:2`, 'resident'))?.dueAt, 'nothing is left to do').toBeUndefined()
    },
  )

  it('that takes up what rests while another does sends it once', async () => {
    await on.hold('resident', 'ticketMoved', 5)
    const id = await on.ticket('accept')
    on.answer(() => ({ outcome: 'again' }))
    await on.bring(keys.ticket(id))
    on.answer(() => ({ outcome: 'sent' }))
    const before = on.sent.length
    on.stage.clock.pass(2 * HOUR)
    await Promise.all([1, 2, 3].map(() => on.sweepAndTake(`${id}:2`, 'resident')))
    expect([on.sent.length - before, await on.held('resident', 'ticketMoved')]).toEqual([1, 4])
  })
})
