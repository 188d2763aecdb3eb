/** Posting to many sockets: so many at a time, whatever becomes of one of them. */
import type { Frame } from '../../shared/sockets/contract.ts'
import type { Ports } from '../http/operation.ts'
import { forgetGone } from '../sockets/store.ts'
import type { Line } from './line.ts'

export interface TellPorts extends Pick<Ports, 'table' | 'clock' | 'log'> {
  line: Pick<Line, 'post'>
  /** Told of each post that failed though the socket is not known to be gone; an alarm watches the count. */
  unreached(): void
}

/** Posts under way at a time: as many as the SDK keeps connections. */
export const AT_ONCE = 50

/**
 * Posts a frame to these sockets; gives those that are gone, which are forgotten. One that can't be reached hinders no
 * other.
 */
export async function tellSockets(sockets: Iterable<string>, frame: Frame, ports: TellPorts): Promise<string[]> {
  const data = JSON.stringify(frame)
  const gone: string[] = []
  // All take from the same iterator, each the next when it is done with one.
  const rest = sockets[Symbol.iterator]()
  const take = async () => {
    for (let next = rest.next(); !next.done; next = rest.next())
      if (await isGone(next.value, data, ports)) gone.push(next.value)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, take))
  return gone
}

async function isGone(socket: string, data: string, { line, table, clock, log, unreached }: TellPorts) {
  try {
    if ((await line.post(socket, data)) === 'sent') return false
    await forgetGone(table, socket, clock.now())
    return true
  } catch (error) {
    unreached()
    log.warn('A socket could not be reached', { error: String(error) })
    return false
  }
}
