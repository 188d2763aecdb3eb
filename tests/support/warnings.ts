/** Warnings for tests, relayed as staff of the tests' district do. */
import type { StoredPerson } from '../../functions/people/actor.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles, type Role } from '../../shared/roles/roles.ts'
import type { OperationId } from '../../shared/routes.ts'
import type { WarningSaid } from '../../shared/warnings/warning.ts'
import { community, type PersonName } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import type { Stage } from './stage.ts'

const HOUR = 3_600_000

export const rainstorm = (stage: Stage): WarningSaid => ({
  issuer: '武汉市气象台',
  reference: '武气警〔2026〕12号',
  kind: 'rainstorm',
  level: 'orange',
  headline: '武汉市气象台发布暴雨橙色预警',
  text: '预计未来3小时江岸区降雨量将达50毫米以上',
  measures: '减少外出；低洼处居民尽快转移',
  contact: '027-12345',
  startsAt: new Date(stage.clock.now()).toISOString(),
  endsAt: new Date(stage.clock.now() + 12 * HOUR).toISOString(),
})

let relayed = 0

export async function relay(
  stage: Stage,
  more: Partial<WarningSaid & { area: string; exercise: boolean }> = {},
  who: PersonName = 'communityStaff',
) {
  const body = { ...rainstorm(stage), area: community, ...more }
  return stage.ok(who, 'relayWarning', { body, key: `relay-of-test-${++relayed}` })
}

export const warningKinds = { 'a warning for the community': async (stage: Stage) => (await relay(stage)).id }

/** Who speaks somewhere else follows it with nothing; it is opened by anybody. */
export const warningRefusal = (
  { roles }: StoredPerson,
  _: string,
  __: Record<string, string>,
  operation: OperationId,
): ErrorCode | undefined => {
  if (operation === 'openWarning') return undefined
  const managing: readonly Role[] = managingRoles
  const own = roles.filter(({ role }) => managing.includes(role))
  return own.length && !reaches(own, managingRoles, community) ? 'notFound' : undefined
}

const feed = async (stage: Stage) =>
  (await queryAll(stage.table, { pk: { name: 'pk', value: 'WARNING#FEED' }, ascending: true })).length

export const warningScenes: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  relayWarning: async (stage) => ({
    who: 'communityStaff',
    body: { ...rainstorm(stage), area: community },
    other: { ...rainstorm(stage), area: community, level: 'red' },
    count: () => feed(stage),
  }),
  updateWarning: async (stage) => ({
    who: 'communityStaff',
    params: { warningId: (await relay(stage)).id },
    body: { ...rainstorm(stage), level: 'red' },
    other: { ...rainstorm(stage), level: 'blue' },
    count: () => feed(stage),
  }),
  cancelWarning: async (stage) => ({
    who: 'communityStaff',
    params: { warningId: (await relay(stage)).id },
    body: { reference: '武气警〔2026〕13号', text: '暴雨已经过去' },
    other: { reference: '武气警〔2026〕14号', text: '暴雨已经过去' },
    count: () => feed(stage),
  }),
}
