/** The areas that a queue can be narrowed to: all of mine, each of them, and where I have one above the grids, those right below it. */
import { levelOf } from '../../../shared/areas/code.ts'
import type { Me } from '../../../shared/people/person.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import { api } from '../api/api.ts'
import { useReading } from '../live/use-reading.ts'
import { areasOf } from './areas-of.ts'

export const ALL = 'all'

/** `kinds`: the roles that count. */
export function useAreaOptions(me: Me, kinds: readonly Role[]): (readonly [string, string])[] {
  const own = areasOf(me.roles, kinds)
  const only = own.length === 1 ? own[0] : undefined
  const above = only && !['grid', 'building'].includes(levelOf(only.code) ?? '') ? only.code : undefined
  const { reading } = useReading(
    async () => (above ? api.call('listAreas', { query: { parent: above } }) : { ok: true, value: { items: [] } }),
    { key: `below-${above}`, cares: () => false },
  )
  const below = reading.state === 'ready' ? reading.value.items.map(({ code, name }) => [code, name] as const) : []
  return [[ALL, '全部'], ...(only ? [] : own.map(({ code, name }) => [code, name] as const)), ...below]
}
