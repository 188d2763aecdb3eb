/** Work on the tree that goes on by itself, read again until it is done. */
import { useEffect, useState } from 'react'
import type { AreaJob } from '../../../../shared/areas/editor.ts'
import { api } from '../../api/api.ts'
import { clock } from '../../platform/clock.ts'

/** Milliseconds between two readings. */
const PAUSE = 1_500

/** What is known of a job; `start` follows another one. `onDone` is called once for each when it is through. */
export function useJob(community: string, onDone: () => void) {
  const [job, setJob] = useState<AreaJob>()
  const [reads, setReads] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each reading sets the next one
  useEffect(() => {
    if (job?.state !== 'running') return
    return clock.later(PAUSE, async () => {
      const read = await api.call('getAreaJob', { params: { area: community, jobId: job.id } })
      if (read.ok) {
        setJob(read.value)
        if (read.value.state === 'done') onDone()
      }
      setReads(reads + 1)
    })
  }, [job, reads])
  return {
    job,
    start: (started: AreaJob | undefined) => {
      setJob(started)
      if (started?.state === 'done') onDone()
    },
    forget: () => setJob(undefined),
  }
}
export type Job = ReturnType<typeof useJob>
