/** How far a poller got in each shard, kept on disk so that a restart loses nothing and begins where it stopped. */
import '../../../shared/zod.ts'
import { renameSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'

const kept = z.object({
  stream: z.string(),
  /** The last sequence number that needs no more work, by shard. */
  after: z.record(z.string(), z.string()),
  /** The shards read to their end. */
  closed: z.array(z.string()),
})

/** Opens the checkpoint of a stream. One of another stream (a table made anew) counts as none. */
export async function openCheckpoint(file: string | undefined, stream: string) {
  const found = file ? await readKept(file) : undefined
  const state = found?.stream === stream ? found : { stream, after: {}, closed: [] }

  const save = () => {
    if (!file) return
    // Written whole and then put in place, so that a power cut leaves the old one or the new one.
    writeFileSync(`${file}.new`, JSON.stringify(state))
    renameSync(`${file}.new`, file)
  }
  return {
    after: (shard: string): string | undefined => state.after[shard],
    closed: (shard: string): boolean => state.closed.includes(shard),
    keep(shard: string, sequence: string) {
      state.after[shard] = sequence
      save()
    },
    close(shard: string) {
      state.closed.push(shard)
      save()
    },
  }
}

async function readKept(file: string) {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  return z.parse(kept, JSON.parse(text))
}
