/** How each call about households with an idempotency key comes about: by whom, at which household, and what it does. */

import { queryAll } from '../../functions/platform/query-all.ts'
import { keys } from '../../functions/platform/table.ts'
import { makeId } from '../../shared/ids.ts'
import type { OperationId } from '../../shared/routes.ts'
import { farBuilding, type PersonName, people } from './district.ts'
import { homeAt, joinKinds, newcomersHousehold, settle } from './households.ts'
import type { Stage } from './stage.ts'

/** What a scene of any capability says of itself. `other`: another body that the route takes; `count`: what grows by one when it is done. */
export interface Prepared {
  who: PersonName
  params?: Record<string, string>
  body?: object
  other?: object
  count(): Promise<number>
}

let rooms = 500
const address = () => ({ building: farBuilding, unit: 8, room: ++rooms })
const elder = { kind: 'elder', name: '演示奶奶', relation: '母亲' }
const reason = { body: { reason: '不在这里' }, other: { reason: '已经搬走了' } }

const rowsOf = async (stage: Stage, pk: string, beginsWith: string) =>
  (
    await queryAll(stage.table, {
      pk: { name: 'pk', value: pk },
      sk: { name: 'sk', beginsWith },
      ascending: true,
      consistent: true,
    })
  ).length

const joinsOf = (stage: Stage, who: PersonName) => async () =>
  (
    await queryAll(stage.table, {
      index: 'byOwner',
      pk: { name: 'owner', value: `${people[who].id}#join` },
      ascending: true,
    })
  ).length

type Make = (stage: Stage) => Promise<Prepared>

/** A move of the newcomer's join, waiting or verified. */
const ofJoin =
  (who: PersonName, verified: boolean, more: Pick<Prepared, 'body' | 'other'> = {}): Make =>
  async (stage) => {
    const joinId = await joinKinds[verified ? 'a join that was verified' : 'a join that waits'](stage)
    return { who, params: { joinId }, ...more, count: () => rowsOf(stage, keys.join(joinId).pk, 'ENTRY#') }
  }

const dependantsIn = (stage: Stage, household: string) => () =>
  rowsOf(stage, keys.dependant(household, '').pk, 'DEPENDANT#')
const joinBody = () => ({ ...address(), relation: 'family' })

export const householdScenes: Partial<Record<OperationId, Make>> = {
  requestJoin: async (stage) => {
    await newcomersHousehold(stage)
    return { who: 'newcomer', body: joinBody(), other: joinBody(), count: joinsOf(stage, 'newcomer') }
  },
  moveHouse: async (stage) => {
    const home = homeAt(address())
    await settle(stage, people.unverified, home)
    const params = { household: home.household }
    return { who: 'unverified', params, body: joinBody(), other: joinBody(), count: joinsOf(stage, 'unverified') }
  },
  matchJoin: ofJoin('newcomer', false, {
    body: { phoneCode: 'phone of 13700000000', keep: false },
    other: { phoneCode: 'phone of 13700000000', keep: true },
  }),
  vouchJoin: ofJoin('farResident', false),
  approveJoin: ofJoin('farWorker', false, { body: {}, other: { reason: '名册上有' } }),
  refuseJoin: ofJoin('farWorker', false, reason),
  withdrawJoin: ofJoin('newcomer', false),
  removeMember: ofJoin('farWorker', true, reason),
  // A child of its own: who is one asks for nothing alone, and the others here do.
  comeOfAge: async (stage) => {
    const child = { ...people.newcomer, id: makeId('per', stage.clock.now(), stage.ports.random) }
    await stage.table.write([
      { put: { ...keys.person(child.id), ...child, openid: `openid of ${child.id}`, child: true } },
    ])
    const joinId = await settle(stage, child, { ...homeAt(address(), 'family'), child: true })
    const grown = async () => Number((await stage.table.read([keys.person(child.id)]))[0]?.child !== true)
    return { who: 'farWorker', params: { joinId }, count: grown }
  },
  inviteMember: async (stage) => {
    const household = await newcomersHousehold(stage)
    const limit = { pk: `LIMIT#invite#${people.newcomer.id}` }
    const count = async () => {
      const items = await queryAll(stage.table, {
        pk: { name: 'pk', value: limit.pk },
        ascending: true,
        consistent: true,
      })
      return items.reduce((sum, { attempts }) => sum + Number(attempts), 0)
    }
    return { who: 'newcomer', params: { household }, body: {}, other: { child: true }, count }
  },
  acceptInvitation: async (stage) => {
    await newcomersHousehold(stage)
    const home = homeAt(address())
    await settle(stage, people.farResident, home)
    const { household } = home
    const { code } = await stage.ok('farResident', 'inviteMember', { params: { household }, body: {} })
    const count = () => rowsOf(stage, keys.member(household, '').pk, 'MEMBER#')
    return { who: 'newcomer', params: { code }, body: { relation: 'family' }, other: { relation: 'tenant' }, count }
  },
  keepDependant: async (stage) => {
    const household = await newcomersHousehold(stage)
    const other = { ...elder, name: '演示爷爷' }
    return { who: 'newcomer', params: { household }, body: elder, other, count: dependantsIn(stage, household) }
  },
  correctDependant: async (stage) => {
    const household = await newcomersHousehold(stage)
    const { id } = await stage.ok('newcomer', 'keepDependant', { params: { household }, body: elder as never })
    const at = keys.dependant(household, id)
    const count = async () => Number((await stage.table.read([at]))[0]?.version)
    const body = { ...elder, note: '耳朵背' }
    return { who: 'newcomer', params: { household, dependantId: id }, body, other: elder, count }
  },
}
