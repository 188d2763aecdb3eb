/** How each call about roles and duty with an idempotency key comes about. Each writes one audit entry of who makes it. */
import { parseHead } from '../../functions/http/audit.ts'
import { keys } from '../../functions/platform/table.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import type { OperationId } from '../../shared/routes.ts'
import { grid1, grid2, type PersonName, people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import { newWorker } from './serving.ts'
import type { Stage } from './stage.ts'

type Make = (stage: Stage) => Promise<Prepared>

const entriesOf = (stage: Stage, who: PersonName) => async () => {
  const [head] = await stage.table.read([keys.auditHead(people[who].id)])
  return parseHead(head)?.seq ?? 0
}

/** Hours ahead that no shift of another scene has. */
let hours = 0
function nextHours(stage: Stage) {
  hours += 2
  const at = (hour: number) => new Date(stage.clock.now() + hour * HOUR).toISOString()
  return { from: at(hours), to: at(hours + 1) }
}

/** A shift of the worker of both grids, at the second. */
async function shiftOfWorker(stage: Stage): Promise<string> {
  const body = { person: people.worker.id, ...nextHours(stage) }
  const { items } = await stage.ok('administrator', 'planShifts', { params: { area: grid2 }, body })
  return items[0]?.id ?? ''
}

const asks = { person: people.otherWorker.id }

export const servingScenes: Partial<Record<OperationId, Make>> = {
  grantRole: async (stage) => ({
    who: 'communityStaff',
    params: { person: (await newWorker(stage)).id },
    body: { role: 'responder', area: grid2 },
    other: { role: 'propertyManager', area: grid2 },
    count: entriesOf(stage, 'communityStaff'),
  }),
  grantRoles: async (stage) => {
    const body = { person: (await newWorker(stage)).id, role: 'responder', areas: [grid1, grid2] }
    return {
      who: 'communityStaff',
      body,
      other: { ...body, areas: [grid1] },
      count: entriesOf(stage, 'communityStaff'),
    }
  },
  revokeRoles: async (stage) => {
    const body = { person: (await newWorker(stage)).id, role: 'gridWorker', areas: [grid2] }
    return {
      who: 'communityStaff',
      body,
      other: { ...body, areas: [grid1] },
      count: entriesOf(stage, 'communityStaff'),
    }
  },
  inviteToRole: async (stage) => ({
    who: 'communityStaff',
    body: { role: 'gridWorker', area: grid1 },
    other: { role: 'responder', area: grid1 },
    count: entriesOf(stage, 'communityStaff'),
  }),
  acceptRole: async (stage) => {
    // Codes may be tried a few times an hour.
    stage.clock.pass(HOUR)
    const given = { role: 'volunteerLead', area: grid1 } as const
    const params = { person: people.newcomer.id, ...given }
    await stage.call('administrator', 'revokeRole', { params })
    const { code } = await stage.ok('administrator', 'inviteToRole', { body: given })
    return { who: 'newcomer', params: { code }, count: entriesOf(stage, 'newcomer') }
  },
  planShifts: async (stage) => {
    const body = { person: (await newWorker(stage)).id, ...nextHours(stage) }
    return {
      who: 'communityStaff',
      params: { area: grid2 },
      body,
      other: { ...body, weeks: 2 },
      count: entriesOf(stage, 'communityStaff'),
    }
  },
  takeLeave: async (stage) => {
    const shift = await shiftOfWorker(stage)
    const { items } = await stage.ok('worker', 'listMyShifts')
    const mine = items.find(({ id }) => id === shift)
    const body = { from: mine?.from ?? '', to: mine?.to ?? '' }
    return { who: 'worker', body, other: { ...body, reason: '家中有事' }, count: entriesOf(stage, 'worker') }
  },
  askSwap: async (stage) => ({
    who: 'worker',
    params: { shift: await shiftOfWorker(stage) },
    body: asks,
    other: { ...asks, reason: '家中有事' },
    count: entriesOf(stage, 'worker'),
  }),
  answerSwap: async (stage) => {
    const params = { shift: await shiftOfWorker(stage) }
    const { id } = await stage.ok('worker', 'askSwap', { params, body: asks })
    return {
      who: 'otherWorker',
      params: { swap: id },
      body: { accept: false },
      other: { accept: true },
      count: entriesOf(stage, 'otherWorker'),
    }
  },
}
