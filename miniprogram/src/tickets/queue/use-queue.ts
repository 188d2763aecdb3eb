/** The queue as the page holds it: which stage, which area, and what is read of it. */
import { useState } from 'react'
import type { Stage } from '../../../../shared/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'

/** As many as one page may hold, so that the plot counts as many as it can. */
const LIMIT = 50

export interface AreaChoice {
  code: string
  name: string
}

export function useQueue() {
  const [stage, setStage] = useState<Stage>('open')
  const [area, setArea] = useState<AreaChoice>()
  const list = useList(`queue-${stage}-${area?.code ?? 'all'}`, (cursor) =>
    api.call('listTicketQueue', { query: { cursor, stage, area: area?.code, limit: LIMIT } }),
  )
  return { stage, setStage, area, setArea, list }
}
export type Queue = ReturnType<typeof useQueue>
