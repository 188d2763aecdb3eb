/** Whom a call (@网格员) goes to: who is on duty; where nobody is, all who serve there, the nearest level first that has anybody. */
import * as z from 'zod/mini'
import { ancestorAt, levelOf } from '../../shared/areas/code.ts'
import type { Role } from '../../shared/roles/roles.ts'
import { whoIsOnDuty } from '../duty/on-duty.ts'
import type { StoredPerson } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys, queueOf } from '../platform/table.ts'
import { grantCard } from '../roles/grant.ts'
import { peopleOf } from '../roles/names.ts'

/** So many are told at most. */
const CALLED_MAX = 20

export interface ToCall {
  /** Whether they are on duty; else nobody is. */
  onDuty: boolean
  people: { person: string; name: string }[]
}

/** At a moment (milliseconds), for the channel of an area; but for who calls. */
export async function whomToCall(table: Table, area: string, at: number, caller: string): Promise<ToCall> {
  const onDuty = (await whoIsOnDuty(table, area, at)).filter(({ person }) => person !== caller)
  if (onDuty.length) return { onDuty: true, people: once(onDuty) }
  for (const { grants, role } of levelsOf(table, area)) {
    const people = once(await holding(table, role, await grants())).filter(({ person }) => person !== caller)
    if (people.length) return { onDuty: false, people }
  }
  return { onDuty: false, people: [] }
}

const once = (people: readonly ToCall['people'][number][]) =>
  [...new Map(people.map(({ person, name }) => [person, { person, name }])).values()].slice(0, CALLED_MAX)

/**
 * In a building or a grid its grid workers, then the staff of its community; in a community its staff, then the workers of its grids.
 */
function levelsOf(table: Table, area: string): { role: Role; grants: () => Promise<Item[]> }[] {
  const at = (role: Role, of: string | undefined) => ({
    role,
    grants: async () => (of === undefined ? [] : grantsAt(table, role, of)),
  })
  const [grid, community] = [ancestorAt(area, 'grid'), ancestorAt(area, 'community')]
  const staff = at('communityStaff', community)
  const above = at('streetStaff', ancestorAt(area, 'street'))
  if (levelOf(area) !== 'community') return [at('gridWorker', grid), staff, above]
  return [staff, { role: 'gridWorker', grants: () => workersIn(table, area) }, above]
}

const grantsAt = (table: Table, role: Role, area: string) =>
  queryAll(table, {
    pk: { name: 'pk', value: keys.grant(area, role, '').pk },
    sk: { name: 'sk', beginsWith: `${role}#` },
    ascending: true,
    consistent: true,
  })

const workersIn = (table: Table, community: string) =>
  queryAll(table, {
    index: 'byCommunity',
    pk: { name: 'community', value: queueOf('grant', community, 'open') },
    sk: { name: 'queueAt', beginsWith: 'gridWorker#' },
    ascending: true,
  })

/** Only who still holds the role, by the person's own item. */
async function holding(table: Table, role: Role, items: readonly Item[]): Promise<ToCall['people']> {
  const cards = items.map(({ card }) => z.parse(grantCard, card))
  const people = await peopleOf(
    table,
    cards.map(({ person }) => person),
  )
  return cards.flatMap(({ person, area }) => {
    const known = people.get(person)
    return known && serves(known, role, area) ? [{ person, name: known.name }] : []
  })
}

const serves = ({ roles, leftAt }: StoredPerson, role: Role, area: string): boolean =>
  !leftAt && roles.some((held) => held.role === role && held.area === area)
