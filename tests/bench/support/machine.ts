/** What the bench ran on. */
import { execFileSync } from 'node:child_process'
import os from 'node:os'

export interface Machine {
  processor: string
  system: string
  node: string
  commit: string
}

export function machine(): Machine {
  const cpus = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  return {
    processor: `${cpus.length} x ${cpus[0]?.model.trim() ?? 'unknown'}, ${memory} GB`,
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
  }
}
