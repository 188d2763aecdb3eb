/** The queue of joins as the page holds it: which stage, which area, and what is read of it. */
import { useState } from 'react'
import { approverRoles } from '../../../../shared/households/approvers.ts'
import type { Stage } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { ALL, useAreaOptions } from '../../work/use-area-options.ts'

/** As many as one page may hold, so that many can be answered at once. */
const LIMIT = 50

export function useJoins(me: Me) {
  const [stage, setStage] = useState<Stage>('open')
  const [area, setArea] = useState<string>(ALL)
  const list = useList(`joins-${stage}-${area}`, (cursor) =>
    api.call('listJoinQueue', { query: { cursor, stage, area: area === ALL ? undefined : area, limit: LIMIT } }),
  )
  return { stage, setStage, area, setArea, areas: useAreaOptions(me, approverRoles), list }
}
export type Joins = ReturnType<typeof useJoins>
