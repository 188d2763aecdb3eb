/** Devices for tests: registered as staff do, and speaking for themselves. */
import { randomBytes } from 'node:crypto'
import { signatureOf } from '../../functions/devices/signature.ts'
import { parseDevice, type StoredDevice } from '../../functions/devices/store.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import { keys, queueOf } from '../../functions/platform/table.ts'
import type { NewDevice, Signal } from '../../shared/devices/contract.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles, type Role } from '../../shared/roles/roles.ts'
import type { Route } from '../../shared/route.ts'
import { type OperationId, routes } from '../../shared/routes.ts'
import { grantedTable } from '../infra/granted-table.ts'
import { building1, district, people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import type { Answer, Stage } from './stage.ts'

export const smokeSensor: NewDevice = { kind: 'smoke', name: '一楼烟感', area: building1, detail: '一楼走廊' }

export const household = people.resident.homes[0]?.household ?? ''

/** With a household that the roster knows. */
export async function seedRow(stage: Stage): Promise<void> {
  const row = { code: household, building: building1, unit: 1, room: '1单元301室', phones: [], source: 'staff' }
  await stage.table.write([{ put: { ...keys.household(household), ...row } }])
}

export const button: NewDevice = {
  kind: 'sos',
  name: '紧急按钮',
  area: building1,
  household,
  person: people.resident.id,
}

export interface TestDevice {
  id: string
  secret: string
}

/** A registered device with its secret. */
export async function register(stage: Stage, body: NewDevice = smokeSensor): Promise<TestDevice> {
  if (body.household) await seedRow(stage)
  const who = body.area.startsWith('420102009') ? 'farCommunityStaff' : 'communityStaff'
  const { id } = await stage.ok(who, 'registerDevice', { body })
  const { secret } = await stage.ok(who, 'rotateSecret', { params: { deviceId: id }, body: {} })
  return { id, secret }
}

export interface Sending {
  /** Milliseconds that the device's clock is off. */
  off?: number
  nonce?: string
  secret?: string
  /** What is sent in place of what was signed. */
  body?: string
}

export const newNonce = () => randomBytes(12).toString('hex')

/** A signal as a device sends it: signed over what it sends, over HTTPS. */
export async function send(stage: Stage, { id, secret }: TestDevice, said: Signal, how: Sending = {}): Promise<Answer> {
  const timestamp = String(Math.floor((stage.clock.now() + (how.off ?? 0)) / 1000))
  const nonce = how.nonce ?? newNonce()
  const body = JSON.stringify(said)
  const path = `/devices/${id}/signals`
  const signature = signatureOf(how.secret ?? secret, { path, timestamp, nonce, body })
  return stage.raw({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    query: { timestamp, nonce, signature },
    body: how.body ?? body,
  })
}

export async function storedDevice(stage: Stage, id: string): Promise<StoredDevice> {
  const device = parseDevice((await stage.table.read([keys.device(id)]))[0])
  if (!device) throw new Error(`There is no device ${id}`)
  return device
}

export const signalRows = (stage: Stage, id: string) =>
  queryAll(stage.table, {
    pk: { name: 'pk', value: keys.device(id).pk },
    sk: { name: 'sk', beginsWith: 'SIGNAL#' },
    ascending: true,
  })

/** Of these, who keeps the building knows nothing. */
const buttons = new Set<string>()

export const deviceKinds = {
  'a smoke sensor': async (stage: Stage) => (await register(stage)).id,
  'the button of a resident': async (stage: Stage) => {
    const { id } = await register(stage, button)
    buttons.add(id)
    return id
  },
}

/** By the policy itself, where the roles that the route names are held: who may not know of it looks for nothing. */
export function deviceRefusal(
  person: StoredPerson,
  id: string,
  _params: Record<string, string>,
  operation: OperationId,
): ErrorCode | undefined {
  const { access }: Route = routes[operation]
  const closed = buttons.has(id) && operation === 'getDevice' ? ['propertyManager'] : []
  const named: readonly Role[] = typeof access === 'object' && 'roles' in access ? access.roles : []
  const held = person.roles.filter(({ role }) => named.includes(role))
  const seeing = held.filter(({ role }) => !closed.includes(role))
  const reached = reaches(seeing, operation === 'getDevice' ? named : managingRoles, building1)
  return held.length && !reached ? 'notFound' : undefined
}

const count = (stage: Stage, id: string) => async () => (await storedDevice(stage, id)).version

export const deviceScenes: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  registerDevice: async (stage) => ({
    who: 'communityStaff',
    body: smokeSensor,
    other: { ...smokeSensor, name: '二楼烟感' },
    count: async () => {
      const params = { area: building1.slice(0, 15) }
      return (await stage.ok('communityStaff', 'listDevices', { params, query: { stage: 'waiting', limit: 50 } })).items
        .length
    },
  }),
  changeDevice: async (stage) => {
    const { id } = await register(stage)
    const body = { name: '一楼东烟感', every: 30 }
    return {
      who: 'communityStaff',
      params: { deviceId: id },
      body,
      other: { ...body, name: '一楼西烟感' },
      count: count(stage, id),
    }
  },
  retireDevice: async (stage) => {
    const { id } = await register(stage)
    return { who: 'communityStaff', params: { deviceId: id }, count: count(stage, id) }
  },
}

/** What the sweep has, and no more of the table than it may. */
export const asSweep = ({ ports, table }: Stage) => ({ ...ports, table: grantedTable('sweep', table) })

/** The ids of what is listed in the district, as it stands. */
export const listedIn = async (
  { table }: Stage,
  kind: 'alert' | 'ticket',
  now: 'open' | 'waiting' | 'closed' = 'open',
): Promise<string[]> => {
  const pk = { name: 'district', value: queueOf(kind, district, now) }
  const items = await queryAll(table, { index: 'byDistrict', pk, ascending: true })
  return items.map((item) => String(item.pk).slice(`${kind}#`.length))
}

export const alarm = { kind: 'alarm', value: 85 } as const

export const codeOf = ({ body }: Pick<Answer, 'body'>): string | undefined => body.error?.code
