/** Work on the tree that goes on by itself, read again until it is done, whoever began it and on whichever screen. */
import { useEffect, useState } from 'react'
import type { AreaJob } from '../../../../shared/areas/editor.ts'
import { api } from '../../api/api.ts'
import type { Outcome } from '../../api/outcome.ts'
import { useReading } from '../../live/use-reading.ts'
import { clock } from '../../platform/clock.ts'

/** Milliseconds between two readings. */
const PAUSE = 1_500

interface Options {
  community: string
  /** Which kinds of job the page is about. */
  kinds: readonly AreaJob['kind'][]
  /** Whether they may see what goes on in the community. */
  sees: boolean
  /** Called once for each job when it is through. */
  onDone: () => void
}

const nothing: Outcome<{ items: AreaJob[] }> = { ok: true, value: { items: [] } }

/** What is known of a job; `start` follows another one. What goes on already when the page is opened is followed too. */
export function useJob({ community, kinds, sees, onDone }: Options) {
  const [job, setJob] = useState<AreaJob>()
  const [reads, setReads] = useState(0)
  const { reading } = useReading(
    async () => (sees ? api.call('listAreaJobs', { params: { area: community } }) : nothing),
    { key: `jobs-${community}`, cares: () => false },
  )
  const going = reading.state === 'ready' ? reading.value.items.find(({ kind }) => kinds.includes(kind)) : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: each reading of what goes on is looked at once
  useEffect(() => {
    if (going && job?.state !== 'running' && job?.id !== going.id) setJob(going)
  }, [going])
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
