/** The queue of joins as the page holds it: which stage, which area, and what is read of it. */
import { useState } from 'react'
import { levelOf } from '../../../../shared/areas/code.ts'
import { approverRoles } from '../../../../shared/households/approvers.ts'
import type { Stage } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/contract.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useReading } from '../../live/use-reading.ts'
import { areasOf } from '../../work/areas-of.ts'

/** As many as one page may hold, so that many can be answered at once. */
const LIMIT = 50
export const ALL = 'all'

export function useJoins(me: Me) {
  const [stage, setStage] = useState<Stage>('open')
  const [area, setArea] = useState<string>(ALL)
  const list = useList(`joins-${stage}-${area}`, (cursor) =>
    api.call('listJoinQueue', { query: { cursor, stage, area: area === ALL ? undefined : area, limit: LIMIT } }),
  )
  return { stage, setStage, area, setArea, areas: useAreaOptions(me), list }
}
export type Joins = ReturnType<typeof useJoins>

/** All of mine, each of them, and where I have one above the grids, those right below it. */
function useAreaOptions(me: Me): (readonly [string, string])[] {
  const own = areasOf(me.roles, approverRoles)
  const only = own.length === 1 ? own[0] : undefined
  const above = only && levelOf(only.code) !== 'grid' ? only.code : undefined
  const { reading } = useReading(
    async () => (above ? api.call('listAreas', { query: { parent: above } }) : { ok: true, value: { items: [] } }),
    { key: `below-${above}`, cares: () => false },
  )
  const below = reading.state === 'ready' ? reading.value.items.map(({ code, name }) => [code, name] as const) : []
  return [[ALL, '全部'], ...(only ? [] : own.map(({ code, name }) => [code, name] as const)), ...below]
}
