/** Ports of this machine. */
import { createServer } from 'node:net'

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await listenOnce(0, '127.0.0.1')
    if (typeof port === 'number' && (await isFree(port))) return port
  }
}

/** Whether a port is free on both of the addresses that `localhost` may stand for. */
export async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1']) {
    const outcome = await listenOnce(port, host)
    if (outcome === 'EADDRINUSE' || outcome === 'EACCES') return false
  }
  return true
}

/**
 * The port to use for something: the asked one, or, unasked, the first free one from `preferred` on that is not in
 * `given`. Throws when the asked port is not a port, is taken or is one that browsers refuse; `variable` is the name of the setting in that message.
 */
export async function choosePort(
  variable: string,
  asked: string | undefined,
  preferred: number,
  given: readonly number[] = [],
): Promise<number> {
  if (asked) {
    const port = Number(asked)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${variable}=${asked} is not a port`)
    if (given.includes(port) || !(await isFree(port))) throw new Error(`${variable}=${port}: this port is taken`)
    if (await isBlocked(port))
      throw new Error(`${variable}=${port}: browsers open no pages on this port, choose another`)
    return port
  }
  for (let port = preferred; port <= 65_535; port++)
    if (!given.includes(port) && (await isFree(port)) && !(await isBlocked(port))) return port
  return freePort()
}

/** Whether the port is one of those that fetch, and so every browser, refuses (the "bad ports" of the Fetch standard, 6000 for one). */
export async function isBlocked(port: number): Promise<boolean> {
  const refused = await fetch(`http://127.0.0.1:${port}`, { method: 'HEAD' }).catch((error: unknown) => error)
  return refused instanceof Error && refused.cause instanceof Error && refused.cause.message === 'bad port'
}

/** Listens and stops at once; gives the port, or the code of the error. An address that the machine lacks is no obstacle. */
function listenOnce(port: number, host: string): Promise<number | string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}
