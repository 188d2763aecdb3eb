/** The sockets of the bench (sockets.ts), as the bench holds them. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import * as z from 'zod/mini'

export interface Clients {
  /** Where frames are posted to. */
  endpoint: string
  /** When the last of them got the message that all are about to get; milliseconds of the machine's clock. */
  gotIt(): Promise<number>
  /** The same for so many messages that are about to come, in their order. */
  several(count: number): Promise<number[]>
  stop(): void
}

export const machineTime = () => Number(process.hrtime.bigint()) / 1e6

export const socketName = (i: number) => `bench-${i}`

const got = z.object({ at: z.number() })

export async function startClients(count: number): Promise<Clients> {
  const child = fork(new URL('sockets.ts', import.meta.url), [String(count)])
  const next = async () => (await once(child, 'message'))[0] as unknown
  const { endpoint } = z.parse(z.object({ endpoint: z.string() }), await next())
  return {
    endpoint,
    gotIt: async () => z.parse(got, await next()).at,
    several: (count) =>
      new Promise((resolve) => {
        const times: number[] = []
        const take = (message: unknown) => {
          times.push(z.parse(got, message).at)
          if (times.length < count) return
          child.off('message', take)
          resolve(times)
        }
        child.on('message', take)
      }),
    stop: () => child.disconnect(),
  }
}
