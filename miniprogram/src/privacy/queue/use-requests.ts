import { useState } from 'react'
import type { Stage } from '../../../../shared/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'

/** The queue of requests at one of its stages. */
export function useRequests() {
  const [stage, setStage] = useState<Stage>('open')
  const list = useList(`requests-${stage}`, (cursor) => api.call('listRequestQueue', { query: { cursor, stage } }))
  return { stage, setStage, list }
}

export type Requests = ReturnType<typeof useRequests>
