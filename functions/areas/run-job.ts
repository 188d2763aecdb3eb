/** A piece of a job on the area tree, whenever the sweep comes by: small enough for its minute, until there is none left. */
import type { Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { type Progress, parseJob, progressed, type StoredJob } from './job.ts'
import { movePiece } from './move-piece.ts'
import { regroupPiece } from './regroup-piece.ts'
import { renamePiece } from './rename-piece.ts'

export type JobPorts = Pick<Ports, 'table' | 'clock'>

/** Whether there was something to do. Two at once do the same twice, and one of them says how far it is. */
export async function runAreaJob(ports: JobPorts, id: string): Promise<boolean> {
  const [item] = await ports.table.read([keys.areaJob(id)])
  const job = parseJob(item)
  if (job?.state !== 'running') return false
  const { written } = await ports.table.write(progressed(job, await piece(ports, job), ports.clock.now()))
  return written
}

function piece(ports: JobPorts, job: StoredJob): Promise<Progress> {
  switch (job.kind) {
    case 'move':
      return movePiece(ports, job)
    case 'rename':
      return renamePiece(ports, job)
    case 'group':
      return regroupPiece(ports, job)
  }
}
