/** Incidents and roll calls for tests, as people of the tests' district open and answer them. */
import { entriesOf } from '../../functions/cases/entries.ts'
import { partiesOf } from '../../functions/incidents/policy.ts'
import { parseIncident } from '../../functions/incidents/store.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { keys } from '../../functions/platform/table.ts'
import { covers } from '../../shared/areas/code.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { OperationId } from '../../shared/routes.ts'
import { raise } from './alerts.ts'
import { community, farCommunity, grid1, type PersonName, people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import type { Stage } from './stage.ts'

export const downpour = {
  area: community,
  name: '暴雨内涝',
  kind: 'weather',
  text: '低洼处积水，先转移一楼住户。',
} as const

export async function storedIncident(stage: Stage, incidentId: string) {
  const incident = parseIncident((await stage.table.read([keys.incident(incidentId)]))[0])
  if (!incident) throw new Error(`There is no incident ${incidentId}`)
  return incident
}

/** Switches an area back to 平, where it stands in 急: an area stands in one incident at a time. */
async function calm(stage: Stage, who: PersonName, area: string) {
  const { items } = await stage.ok(who, 'listIncidents', { params: { area }, query: { limit: 50 } })
  for (const { id, place } of items)
    if (place.area === area)
      await stage.ok(who, 'closeIncident', { params: { incidentId: id }, body: { result: '已经处置完' } })
}

export async function open(stage: Stage, who: PersonName = 'communityStaff', body: object = downpour): Promise<string> {
  const wanted = { ...downpour, ...body }
  await calm(stage, who, wanted.area)
  return (await stage.ok(who, 'openIncident', { body: wanted })).id
}

export async function callRoll(stage: Stage, areas?: string[]): Promise<{ incidentId: string; rollId: string }> {
  const incidentId = await open(stage)
  const { roll } = await stage.ok('communityStaff', 'callRoll', {
    params: { incidentId },
    body: areas ? { areas } : {},
  })
  return { incidentId, rollId: roll?.id ?? '' }
}

const closed = async (stage: Stage) => {
  const incidentId = await open(stage)
  await stage.ok('communityStaff', 'closeIncident', { params: { incidentId }, body: { result: '水已经退了' } })
  return incidentId
}

export const incidentKinds = {
  'an incident of the community': (stage: Stage) => open(stage),
  'an incident that is over': closed,
  'an incident elsewhere': (stage: Stage) => open(stage, 'farCommunityStaff', { area: farCommunity }),
}

export const incidentStanding = async (stage: Stage, actor: StoredPerson, incidentId: string) =>
  partiesOf(actor, (await storedIncident(stage, incidentId)).card)

export const rollKinds = {
  'a roll call of the community': async (stage: Stage) => (await callRoll(stage)).rollId,
}

/** Only where it is asked there is something to be read; the households that the tests name are not asked, or not one's own. */
export const rollRefusal = (
  _person: unknown,
  _roll: string,
  { building, household }: Record<string, string>,
  operation: OperationId,
): ErrorCode | undefined => {
  const elsewhere = household !== undefined || (building !== undefined && !covers(community, building))
  return elsewhere || operation === 'answerRoll' ? 'notFound' : undefined
}

/** A move of an incident, which counts the entries of its timeline. */
const move =
  (make: (stage: Stage) => Promise<string>, body?: object, other?: object) =>
  async (stage: Stage): Promise<Prepared> => {
    const incidentId = await make(stage)
    const count = async () => (await entriesOf(stage.table, keys.incident(incidentId))).length
    const bodies = { ...(body ? { body } : {}), ...(other ? { other } : {}) }
    return { who: 'communityStaff', params: { incidentId }, ...bodies, count }
  }

/** About an alert that was raised just now. */
const about =
  (out: boolean) =>
  async (stage: Stage): Promise<Prepared> => {
    const alert = await raise(stage)
    const other = { alert: `alr_${'0'.repeat(26)}` }
    const prepared = await move((on) => open(on), { alert }, other)(stage)
    const params = { incidentId: prepared.params?.incidentId ?? '' }
    if (!out) await stage.ok('communityStaff', 'ungroupAlert', { params, body: { alert } })
    return prepared
  }

export const incidentScenes: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  openIncident: async (stage) => {
    await calm(stage, 'communityStaff', community)
    const listed = async (state: 'open' | 'closed') =>
      (await stage.ok('communityStaff', 'listIncidents', { params: { area: community }, query: { state, limit: 50 } }))
        .items.length
    const count = async () => (await listed('open')) + (await listed('closed'))
    return { who: 'communityStaff', body: downpour, other: { ...downpour, name: '大雪封路' }, count }
  },
  noteIncident: move((stage) => open(stage), { text: '沙袋已到位' }, { text: '沙袋已经到位' }),
  groupAlert: about(false),
  ungroupAlert: about(true),
  callRoll: move((stage) => open(stage), {}, { areas: [grid1] }),
  endRoll: move(async (stage) => (await callRoll(stage)).incidentId),
  closeIncident: move((stage) => open(stage), { result: '水已经退了' }, { result: '水已经都退了' }),
  answerRoll: async (stage) => {
    const { rollId } = await callRoll(stage)
    const household = people.resident.homes[0]?.household ?? ''
    const count = async () =>
      (await stage.table.read([keys.rollSaid(rollId, household)])).filter((item) => item !== undefined).length
    const body = { household, word: 'safe' }
    return { who: 'resident', params: { rollId }, body, other: { household, word: 'help' }, count }
  },
}
