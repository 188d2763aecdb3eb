/** The app's ports as tests hold them in their hands. */

import type { Clock } from '../../miniprogram/src/platform/clock.ts'
import { type Answer, type Network, NoAnswer, type Request } from '../../miniprogram/src/platform/request.ts'
import type { Storage } from '../../miniprogram/src/platform/storage.ts'

export function memoryStorage(): Storage & { kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    read: (name) => kept.get(name),
    write: (name, text) => void kept.set(name, text),
    remove: (name) => void kept.delete(name),
  }
}

/** A clock that stands still until it is turned. */
export function handClock(start = 0): Clock & { turn: (milliseconds: number) => void; waiting: () => number } {
  let now = start
  let timers: { at: number; callback: () => void }[] = []
  return {
    now: () => now,
    later: (milliseconds, callback) => {
      const timer = { at: now + milliseconds, callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    turn: (milliseconds) => {
      now += milliseconds
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { callback } of due) callback()
    },
    waiting: () => timers.length,
  }
}

export type Scripted = Partial<Answer<unknown>> | 'offline' | 'timeout'

/** A network that answers as the test says, and remembers what was asked. */
export function scriptedNetwork(answer: (request: Request, count: number) => Scripted | Promise<Scripted>) {
  const asked: Request[] = []
  const network: Network = {
    request: async <T>(request: Request): Promise<Answer<T>> => {
      asked.push(request)
      const scripted = await answer(request, asked.length)
      if (scripted === 'offline' || scripted === 'timeout') throw new NoAnswer(scripted)
      return { status: scripted.status ?? 200, body: scripted.body as T, requestId: scripted.requestId }
    },
  }
  return { network, asked }
}

/** Lets everything that waits on resolved promises run. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
