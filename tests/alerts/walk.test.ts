/** The same stories, fewer of them, told to the real handlers on DynamoDB Local, with the clock turned by hand. */
import { expect, it } from 'vitest'
import type { AlertPorts } from '../../functions/alerts/ports.ts'
import { toldOf } from '../../functions/alerts/told.ts'
import { escalate } from '../../functions/escalation/escalate.ts'
import type { Table } from '../../functions/platform/dynamo.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import { queueOf } from '../../functions/platform/table.ts'
import type { AlertCard } from '../../shared/alerts/alert.ts'
import { isOpen } from '../../shared/alerts/lifecycle.ts'
import type { OperationId } from '../../shared/routes.ts'
import { grantedTable } from '../infra/granted-table.ts'
import { district, people } from '../support/district.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { actDirectly } from './model/memory.ts'
import { storyOf, tell } from './model/story.ts'
import type { Act, Became, Ground, World } from './model/world.ts'

/** Each time some; `npm run proofs` tells two hundred. */
const STORIES = Number(process.env.WALKS ?? 20)
const FROM = Number(process.env.STORY ?? 1)

let world: (() => World) | undefined

/** What the wire says of a call. */
async function actOverHttp(stage: Stage, { who, operation, alertId, body }: Act): Promise<Became> {
  const sent = { ...(alertId ? { params: { alertId } } : {}), ...(body ? { body } : {}) }
  const answer = await stage.call(who, operation as OperationId, sent as never)
  if (answer.status >= 500) throw new Error(`${operation} as ${who}: ${answer.status} ${JSON.stringify(answer.body)}`)
  if (answer.status >= 400) return { ok: false, code: answer.body.error.code }
  const { id, state, version } = answer.body as AlertCard
  return { ok: true, id, state, version }
}

/** In the district, and in the city, whose own have a list apart. */
async function openAlerts(table: Table): Promise<string[]> {
  const lists = await Promise.all(
    [district, '4201'].map((area) =>
      queryAll(table, {
        index: 'byDistrict',
        pk: { name: 'district', value: queueOf('alert', area, 'open') },
        ascending: true,
      }),
    ),
  )
  return lists.flat().map(({ pk }) => String(pk).slice('ALERT#'.length))
}

function groundOf(stage: Stage): (here: () => World) => Ground {
  return (here) => {
    world = here
    const table = stage.table
    const ports = {
      ...stage.ports,
      line: {
        post: async (socket: string, data: string) => {
          here().hear(socket, data)
          return 'sent' as const
        },
      },
      unreached: () => undefined,
    } as AlertPorts
    return {
      ports,
      clock: stage.clock,
      // Whoever is cut off, or waits for a turn, calls without the wire between.
      act: (act, process) =>
        process
          ? actDirectly(act, process, { ...ports, table: grantedTable('alerts', table) })
          : actOverHttp(stage, act),
      open: () => openAlerts(table),
      partition: (pk) => queryAll(table, { pk: { name: 'pk', value: pk }, ascending: true, consistent: true }),
    }
  }
}

/** Who answers an alert of the whole city: one of those who were told of it; where none is left, of those whom its next ring tells. */
async function toldOfCity(stage: Stage, alertId: string): Promise<'administrator' | 'districtStaff'> {
  for (let rings = 0; rings < 3; rings++) {
    const told = await toldOf(stage.table, alertId)
    const who = (['administrator', 'districtStaff'] as const).find((name) => told.has(people[name].id))
    if (who) return who
    stage.clock.pass(2 * 60_000)
    const line = { post: async () => 'gone' as const }
    const table = grantedTable('escalation', stage.table)
    await escalate({ ...stage.ports, table, line, unreached: () => undefined } as AlertPorts)
  }
  throw new Error(`Nobody who is there was told of ${alertId}`)
}

/** Whatever a story left open is ended, so that the next begins anew. */
async function endAll(stage: Stage, here: World) {
  await here.restore()
  for (const [id, { alert }] of here.seen) {
    if (!isOpen(alert.card.state)) continue
    const params = { alertId: id }
    const go = alert.card.state === 'raised' ? 'acknowledgeAlert' : 'joinAlert'
    const who = alert.card.place.area.length < 6 ? await toldOfCity(stage, id) : 'districtStaff'
    await stage.ok(who, go, { params, body: { eta: 1 } })
    for (const { person, accountedAt } of alert.card.witnesses)
      if (!accountedAt) await stage.ok(who, 'accountWitness', { params, body: { person } })
    await stage.ok(who, 'callOffAlert', { params, body: { by: 'door' } })
  }
  stage.clock.pass(10 * 60_000)
}

it(`${STORIES} stories hold for the real handlers`, { timeout: 1_800_000 }, async () => {
  const stage = await makeStage({
    line: {
      post: async (socket, data) => {
        world?.().hear(socket, data)
        return 'sent'
      },
    },
  })
  let granted = 0
  for (let number = FROM; number < FROM + STORIES; number++) {
    const steps = storyOf(number, 10)
    try {
      const told = await tell(groundOf(stage), number, steps)
      granted += told.granted
      await endAll(stage, told.world)
    } catch (error) {
      throw new Error(`Story ${number}: ${error}\n${steps.map((step) => JSON.stringify(step)).join('\n')}`, {
        cause: error,
      })
    }
  }
  expect(granted).toBeGreaterThan(STORIES * 2)
})
