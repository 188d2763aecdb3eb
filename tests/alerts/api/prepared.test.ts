import { describe, expect, it } from 'vitest'
import { ringLate } from '../../../functions/alerts/ring.ts'
import { toldItem, toldOf } from '../../../functions/alerts/told.ts'
import { epochSeconds } from '../../../functions/platform/clock.ts'
import { keys, topics } from '../../../functions/platform/table.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { building1, building2, people, sessionOf } from '../../support/district.ts'
import { MORNING, makeStage, type Stage } from '../../support/stage.ts'

const SECOND = 1000
const HOUR = 60 * 60 * SECOND
const home = people.resident.homes[0]?.household
const worker = people.worker.id

/** A phone of the grid worker's listens. */
const listen = ({ table }: Stage, socket: string) => {
  const kept = { socket, session: sessionOf(worker), expiresAt: epochSeconds(MORNING + HOUR) }
  return table.write([{ put: { ...keys.listener(topics.person(worker), socket), ...kept } }])
}

/** Which queries are asked from now on. */
function queriesOf({ client }: Stage): string[] {
  const queries: string[] = []
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (commandName === 'QueryCommand') queries.push(JSON.stringify(args.input))
        return next(args)
      },
    { step: 'initialize' },
  )
  return queries
}

describe('a press that was prepared while the phone counted down', () => {
  it('tells those whom it would have told, and says beforehand only where it is', async () => {
    const stage = await makeStage()
    const named = await stage.ok('resident', 'prepareAlert', { body: {} })
    expect(named).toEqual({ household: home })
    const raised = await stage.ok('resident', 'raiseAlert', { body: { ...named, prepared: true } })
    expect(raised).toMatchObject({ state: 'raised', level: 'grid', told: 1, parties: ['raiser'] })
    const mine = await stage.ok('worker', 'listMyAlerts', { query: {} })
    expect(mine.ringing).toMatchObject([{ id: raised.id }])
  })

  it('reads nobody anew: who came in between hears of it later', async () => {
    const stage = await makeStage()
    const named = await stage.ok('resident', 'prepareAlert', { body: {} })
    const queries = queriesOf(stage)
    await stage.ok('resident', 'raiseAlert', { body: { ...named, prepared: true } })
    expect(queries).toEqual([])
  })

  it.each([
    ['nothing was prepared', 0, {}, false],
    ['it was too long ago', 16 * SECOND, {}, true],
    ['it was for another kind', 0, { kind: 'fire' }, true],
    ['it was for another place', 0, { household: undefined, area: building2 }, true],
  ] as const)('is told as any other where %s', async (_, later, other, ready) => {
    const stage = await makeStage()
    const named = ready ? await stage.ok('resident', 'prepareAlert', { body: {} }) : {}
    stage.clock.pass(later)
    const queries = queriesOf(stage)
    const raised = await stage.ok('resident', 'raiseAlert', { body: { ...named, ...other, prepared: true } })
    expect(raised.told).toBeGreaterThan(0)
    // Whom it tells was looked up anew.
    expect(queries.filter((each) => each.includes('SERVES#')).length).toBeGreaterThan(0)
  })

  it('joins a neighbour who pressed in between', async () => {
    const stage = await makeStage()
    const named = await stage.ok('resident', 'prepareAlert', { body: {} })
    const theirs = await stage.ok('neighbour', 'raiseAlert', { body: { area: building1 } })
    const joined = await stage.ok('resident', 'raiseAlert', { body: { ...named, prepared: true } })
    expect(joined).toMatchObject({ id: theirs.id, witnessCount: 1 })
  })

  it('rings also where somebody has come to listen since, as the stream brings it, and nowhere twice', async () => {
    const rung: string[] = []
    const line = {
      post: async (socket: string) => {
        rung.push(socket)
        return 'sent' as const
      },
    }
    const stage = await makeStage({ line })
    await listen(stage, 'before')
    const named = await stage.ok('resident', 'prepareAlert', { body: {} })
    await listen(stage, 'since')
    const { id } = await stage.ok('resident', 'raiseAlert', { body: { ...named, prepared: true } })
    expect(rung).toEqual(['before'])
    const ports = { ...stage.ports, table: grantedTable('relay', stage.table), line, unreached: () => undefined }
    for (let times = 0; times < 2; times++)
      for (const told of (await toldOf(stage.table, id)).values()) await ringLate(ports, toldItem(told))
    expect(rung).toEqual(['before', 'since'])
  })
})
