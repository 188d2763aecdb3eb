/** How WeChat's interfaces answer: by success, fail and complete, or by a promise where none of these is given. */
import type { Realm } from './realm.ts'

type Callback = (result: unknown) => unknown
export type Options = Record<string, unknown> & { success?: Callback; fail?: Callback; complete?: Callback }

/** Why an interface fails, in WeChat's words after `name:fail `. */
export class Refused extends Error {
  readonly more: Record<string, unknown>

  constructor(why: string, more: Record<string, unknown> = {}) {
    super(why)
    this.more = more
  }
}

export type Answer = Record<string, unknown> | undefined
export type Asking = (
  name: string,
  run: (options: Options) => Answer | Promise<Answer>,
) => (options?: Options) => unknown

/** The bridge between the two threads: an answer never comes at once. */
const crossing = () => new Promise<void>((resolve) => setImmediate(resolve))

export function makeAsking(realm: Realm): Asking {
  return (name, run) =>
    (options = {}) => {
      const answered = (async () => {
        await crossing()
        return { errMsg: `${name}:ok`, ...(await run(options)) }
      })()
      const { success, fail, complete } = options
      if (!success && !fail && !complete) {
        return answered.then(realm.inside, (fault) => Promise.reject(realm.inside(failure(name, fault))))
      }
      const tell = (callback: Callback | undefined, result: unknown) =>
        realm.enter(() => callback?.(realm.inside(result)))
      answered.then(
        (result) => {
          tell(success, result)
          tell(complete, result)
        },
        (fault) => {
          tell(fail, failure(name, fault))
          tell(complete, failure(name, fault))
        },
      )
      return undefined
    }
}

function failure(name: string, fault: unknown): Record<string, unknown> {
  if (fault instanceof Refused) return { errMsg: `${name}:fail ${fault.message}`, ...fault.more }
  throw fault
}
