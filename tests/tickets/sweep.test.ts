import { beforeEach, describe, expect, it } from 'vitest'
import { brokenAt } from '../../functions/cases/timeline.ts'
import { keys } from '../../functions/platform/table.ts'
import { sweep } from '../../functions/sweep/sweep.ts'
import { DAY, HOUR, MINUTE } from '../../shared/lifecycle.ts'
import { lift } from '../support/cases.ts'
import { entriesOf } from '../support/scenes.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

const open = async () => (await stage.ok('resident', 'openTicket', { body: lift })).id
const seen = (ticketId: string) => stage.ok('resident', 'getTicket', { params: { ticketId } })
const queue = async (stageName: 'open' | 'waiting' | 'closed' = 'open') =>
  (await stage.ok('worker', 'listTicketQueue', { query: { stage: stageName } })).items
async function resolve(ticketId: string) {
  await stage.ok('worker', 'acceptTicket', { params: { ticketId } })
  await stage.ok('worker', 'resolveTicket', { params: { ticketId }, body: { text: '已经修好。' } })
}
const swept = (moved: number, more: object = {}) => ({ due: moved, moved, failed: 0, ...more })

describe('a ticket that nobody accepted in two hours', () => {
  it('is left alone until the very moment', async () => {
    const id = await open()
    stage.clock.pass(2 * HOUR - 1)
    expect(await sweep(stage.ports)).toEqual(swept(0))
    expect((await seen(id)).late).toBe(false)
    stage.clock.pass(1)
    expect(await sweep(stage.ports)).toEqual(swept(1))
  })

  it('is late, says so in its timeline, and stays in the queue, on top', async () => {
    const first = await open()
    stage.clock.pass(2 * HOUR)
    const second = await open()
    await sweep(stage.ports)
    expect((await queue()).map(({ id, late }) => [id, late])).toEqual([
      [first, true],
      [second, false],
    ])
    const { timeline, state, version } = await seen(first)
    expect([state, version]).toEqual(['filed', 2])
    expect(timeline.at(-1)).toMatchObject({ move: 'missAccept', by: { party: 'clock', name: '系统' } })
  })

  it('is told once, however often the sweep comes by', async () => {
    const id = await open()
    stage.clock.pass(DAY)
    expect(await sweep(stage.ports)).toEqual(swept(1))
    expect(await sweep(stage.ports)).toEqual(swept(0))
    expect((await entriesOf(stage, id)).length).toBe(2)
  })

  it('can be accepted late; then the clock for resolving runs, and is missed in its turn', async () => {
    const id = await open()
    stage.clock.pass(3 * HOUR)
    await sweep(stage.ports)
    expect(await stage.ok('worker', 'acceptTicket', { params: { ticketId: id } })).toMatchObject({ late: false })
    stage.clock.pass(7 * DAY)
    expect(await sweep(stage.ports)).toEqual(swept(1))
    expect((await seen(id)).timeline.map(({ move }) => move)).toEqual(['open', 'missAccept', 'accept', 'missResolve'])
  })
})

describe('a ticket whose result nobody confirmed', () => {
  it('closes after five days as unconfirmed, and can still be rated, confirmed or reopened', async () => {
    const id = await open()
    await resolve(id)
    stage.clock.pass(5 * DAY - 1)
    expect(await sweep(stage.ports)).toEqual(swept(0))
    expect((await queue('waiting')).map((card) => card.id)).toEqual([id])
    stage.clock.pass(1)
    expect(await sweep(stage.ports)).toEqual(swept(1))
    expect(await seen(id)).toMatchObject({ state: 'unconfirmed', late: false })
    expect((await queue('closed')).map((card) => card.id)).toEqual([id])
    expect(await queue('waiting')).toEqual([])
    await stage.ok('resident', 'rateTicket', { params: { ticketId: id }, body: { stars: 2 } })
    await stage.ok('resident', 'reopenTicket', { params: { ticketId: id }, body: { reason: '又坏了' } })
    stage.clock.pass(2 * HOUR)
    expect(await sweep(stage.ports)).toEqual(swept(1))
  })

  it('is left alone once it was confirmed', async () => {
    const id = await open()
    await resolve(id)
    await stage.ok('resident', 'confirmTicket', { params: { ticketId: id } })
    stage.clock.pass(30 * DAY)
    expect(await sweep(stage.ports)).toEqual(swept(0))
  })
})

describe('sweeps', () => {
  it('at once make one move a ticket', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, open))
    stage.clock.pass(2 * HOUR)
    const all = await Promise.all([sweep(stage.ports), sweep(stage.ports), sweep(stage.ports)])
    expect(all.reduce((sum, { moved }) => sum + moved, 0)).toBe(12)
    expect(all.reduce((sum, { failed }) => sum + failed, 0)).toBe(0)
    for (const id of ids) {
      const entries = await entriesOf(stage, id)
      expect([entries.map(({ move }) => move), brokenAt(entries)]).toEqual([['open', 'missAccept'], undefined])
    }
  })

  it('and people at once: either the move came first or the clock, never half of each', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, open))
    stage.clock.pass(2 * HOUR)
    const accepts = ids.map((ticketId) => stage.call('worker', 'acceptTicket', { params: { ticketId } }))
    const [answers] = await Promise.all([Promise.all(accepts), sweep(stage.ports)])
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200))
    for (const id of ids) {
      const entries = await entriesOf(stage, id)
      expect(brokenAt(entries)).toBeUndefined()
      expect(entries.map(({ move }) => move).join()).toMatch(/^open,(missAccept,)?accept$/)
    }
  })

  it('come through more than one page of a shard', async () => {
    for (let i = 0; i < 4; i++) await Promise.all(Array.from({ length: 10 }, open))
    stage.clock.pass(2 * HOUR)
    // Forty in eight shards: some of them have more than two pages of two.
    expect(await sweep(stage.ports, 2)).toEqual(swept(40))
    expect(await sweep(stage.ports, 2)).toEqual(swept(0))
  })

  it('are not held up by a case that fails, and try it again', async () => {
    const [broken = '', ...rest] = await Promise.all(Array.from({ length: 5 }, open))
    // As a later version of the code could leave it: a state that this one doesn't know.
    await stage.table.write([{ update: keys.ticket(broken), changes: { set: { 'card.state': 'unheard of' } } }])
    stage.clock.pass(2 * HOUR)
    expect(await sweep(stage.ports)).toEqual(swept(4, { due: 5, failed: 1 }))
    for (const id of rest) expect((await seen(id)).late).toBe(true)
    expect(stage.logged.join()).toContain(broken)
    await stage.table.write([{ update: keys.ticket(broken), changes: { set: { 'card.state': 'filed' } } }])
    stage.clock.pass(MINUTE)
    expect(await sweep(stage.ports)).toEqual(swept(1))
  })
})
