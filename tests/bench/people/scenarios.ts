/** What people and staff of one grid ask for, and the few things that are asked about a whole district. */
import type { OperationId } from '../../../shared/routes.ts'
import {
  building1,
  community,
  district,
  grid1,
  type PersonName,
  people,
  sessionOf,
  street,
} from '../../support/district.ts'
import type { Backend } from '../support/backend.ts'
import type { Given } from '../support/event.ts'
import { kindOf, newcomer } from './items.ts'
import { ownGrids, roomsOf, SHARED_WORD } from './places.ts'

export interface Scenario {
  name: string
  /** What it looks at, so that it can be seen what its cost may grow with. */
  looksAt: string
  /** What it grows with beyond the own street, where it does. */
  grows?: string
  /** Calls it; `round` counts up from 0, one for each time. */
  call(backend: Backend, round: number): Promise<unknown>
}

const read = <O extends OperationId>(
  operation: O,
  as: string,
  who: PersonName,
  given: Given<O>,
  looksAt: string,
  grows?: string,
): Scenario => ({
  name: as ? `${operation} (${as})` : operation,
  looksAt,
  ...(grows ? { grows } : {}),
  call: (backend) => backend.call(who, operation, given),
})

const { id, openid } = people.resident
/** As the app signs in again: going on with its session. */
const again: Given<'signIn'> = { body: { code: `code of ${openid}`, session: sessionOf(id), device: '' } }

/** Those that change nothing that another one reads; an audited look leaves its entry. */
const reads: readonly Scenario[] = [
  read('listHouseholds', 'a building', 'worker', { params: { building: building1 } }, '20 of its 50 households'),
  read('listJoinQueue', 'a grid', 'worker', { query: { area: grid1 } }, '20 of its 25 waiting joins'),
  read('listServing', 'a grid', 'communityStaff', { params: { area: grid1 } }, 'its 2 grants'),
  read('listServing', 'a community', 'communityStaff', { params: { area: community } }, 'its 12 grants'),
  read('getCoverage', 'a grid', 'worker', { params: { area: grid1 } }, 'its 5 buildings'),
  read('getCoverage', 'a community', 'communityStaff', { params: { area: community } }, 'its 30 buildings'),
  read('getCoverage', 'a street', 'streetStaff', { params: { area: street } }, 'its 60 buildings'),
  read('checkAreas', 'a grid', 'worker', { params: { area: grid1 } }, 'its 250 roster rows'),
  read('checkAreas', 'a community', 'communityStaff', { params: { area: community } }, 'its 1,500 roster rows'),
  read('searchAreas', 'the own community', 'resident', { query: { q: '大江园 3号楼' } }, '30 buildings'),
  read('listAudit', 'a grid', 'administrator', { query: { area: grid1 } }, '50 of its entries'),
  read('getMe', '', 'resident', {}, 'the person'),
  read('listSessions', '', 'resident', {}, "the person's sessions"),
  read('signIn', '', 'resident', again, 'the person, the session'),
  read(
    'getCoverage',
    'a district',
    'administrator',
    { params: { area: district } },
    'all of its buildings',
    'the buildings of the district',
  ),
  read(
    'searchAreas',
    'a word in all names elsewhere',
    'resident',
    { query: { q: `${SHARED_WORD} 3号楼` } },
    'the communities so named, up to 4 of them whole',
    'the communities so named, up to a bound',
  ),
]

/** How many newcomers there are, each of whom asks once. */
export const NEWCOMERS = 100
export const newcomers = (now: number) => Array.from({ length: NEWCOMERS }, (_, n) => newcomer(n, now))

/** Rooms of the own grid that nobody has joined yet. */
const free = (ownGrids()[0]?.buildings ?? []).flatMap(({ code }) =>
  roomsOf(code)
    .filter((_, i) => kindOf(i) === 'none')
    .map((room) => ({ building: code, unit: room.unit, room: room.room })),
)

/**
 * A newcomer asks in each round, and the one of the round before is approved: in whatever order the two are called. The
 * first newcomer asks here, ahead of all rounds.
 */
export async function scenarios(backend: Backend, now: number): Promise<readonly Scenario[]> {
  const asking = newcomers(now)
  const joins: string[] = []
  async function ask(n: number): Promise<void> {
    const [who, address] = [asking[n]?.bearer, free[n]]
    if (!who || !address) throw new Error(`The bench has no newcomer ${n}`)
    const body = { ...address, relation: 'owner' as const, child: false }
    const join = await backend.call(who, 'requestJoin', { body, key: `bench-ask-${n}` })
    joins[n] = join.id
  }
  await ask(0)
  return [
    ...reads,
    { name: 'requestJoin', looksAt: 'an address', call: (_, round) => ask(round + 1) },
    {
      name: 'approveJoin',
      looksAt: 'a waiting join',
      call: (_, round) =>
        backend.call('worker', 'approveJoin', {
          params: { joinId: joins[round] ?? '' },
          body: {},
          key: `bench-approve-${round}`,
        }),
    },
  ]
}
