/** Where a running stage keeps its data. */
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The first folder under `parent` that no other running stage has: `stage`, then `stage-2` and so on, since two can't
 * share one table. A socket that is listened to as long as this process lives marks it as taken.
 */
export async function claimFolder(parent: string): Promise<string> {
  for (let n = 1; ; n++) {
    const folder = join(parent, n === 1 ? 'stage' : `stage-${n}`)
    if (await claim(folder)) {
      mkdirSync(folder, { recursive: true })
      return folder
    }
  }
}

async function claim(folder: string): Promise<boolean> {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const socket = join(tmpdir(), `weilinli-${name}.sock`)
  if (await listen(socket)) return true
  if (await isLive(socket)) return false
  // Left behind by one that was killed.
  rmSync(socket, { force: true })
  return listen(socket)
}

function listen(socket: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.unref()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    })
    server.listen(socket, () => resolve(true))
  })
}

function isLive(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket)
    connection.once('connect', () => {
      connection.destroy()
      resolve(true)
    })
    connection.once('error', () => resolve(false))
  })
}
