/** The JavaScript that a mini-program runs in: no browser, no Node, no making of code from strings. */
import path from 'node:path'
import vm from 'node:vm'
import type { Bundle } from './bundle.ts'

/** The names that WeChat's module wrapper hides, so that no browser is taken for granted. */
const hidden = [
  ...['window', 'document', 'frames', 'self', 'location', 'navigator', 'localStorage', 'history', 'Caches', 'screen'],
  ...['alert', 'confirm', 'prompt', 'fetch', 'XMLHttpRequest', 'WebSocket', 'webkit', 'WeixinJSCore'],
]

export interface Realm {
  /** Gives the code a global. */
  define(name: string, value: unknown): void
  /** A copy of plain data, made of the realm's own objects. */
  inside<T>(value: T): T
  /** Runs what the app gave us, unless the app has ended; what it throws is kept in `errors`. */
  enter(run: () => unknown): void
  /** Runs a module of the bundle once and gives its exports. */
  load(file: string): unknown
  /** Runs a line of ours inside, for tests of the realm itself. */
  run(code: string): unknown
  /** Ends the app: no timer and no callback runs any more. */
  end(): void
  readonly errors: unknown[]
  readonly logged: string[]
  /** The tries to make code from a string; the bundle must not make any. */
  readonly evaluations: string[]
}

export function makeRealm(bundle: Bundle): Realm {
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } })
  const errors: unknown[] = []
  const logged: string[] = []
  const evaluations: string[] = []
  const timers = new Set<NodeJS.Timeout>()
  const modules = new Map<string, { exports: unknown }>()
  let ended = false

  const define = (name: string, value: unknown) => {
    context[name] = value
  }
  const run = (code: string) => vm.runInContext(code, context)
  const parse = run('JSON.parse') as (text: string) => unknown
  const inside = <T>(value: T): T => (value === undefined ? value : (parse(JSON.stringify(value)) as T))

  function enter(call: () => unknown) {
    if (ended) return
    try {
      call()
    } catch (error) {
      errors.push(error)
    }
  }

  const later =
    (set: typeof setTimeout | typeof setInterval) =>
    (call: (...given: unknown[]) => void, milliseconds?: number, ...given: unknown[]) => {
      const timer = set(() => enter(() => call(...given)), milliseconds)
      timers.add(timer)
      return timer[Symbol.toPrimitive]()
    }
  const clear = (id: number) => clearTimeout(id)

  define('setTimeout', later(setTimeout))
  define('setInterval', later(setInterval))
  define('clearTimeout', clear)
  define('clearInterval', clear)
  const note = (...said: unknown[]) => void logged.push(said.map(String).join(' '))
  define('console', { log: () => undefined, info: () => undefined, debug: () => undefined, warn: note, error: note })
  // Not on every phone: Android's engine comes without Intl, and none has WebAssembly under this name.
  run('delete globalThis.Intl; delete globalThis.WebAssembly')
  watchEvaluations(run, (tried) => evaluations.push(tried))

  function load(file: string): unknown {
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: run('({})') }
    modules.set(file, module)
    const require = (wanted: string) => {
      const target = path.posix.join(path.posix.dirname(file), wanted).replace(/(\.js)?$/, '.js')
      const owner = bundle.subpackageOf(target)
      if (owner !== undefined && owner !== bundle.subpackageOf(file))
        throw new Error(`module '${target}' is not defined, for ${file} does not belong to ${owner}`)
      return load(target)
    }
    const given = ['require', 'module', 'exports', ...hidden]
    const body = vm.compileFunction(bundle.text(file), given, { parsingContext: context, filename: `weapp/${file}` })
    body.call(undefined, require, module, module.exports)
    return module.exports
  }

  function end() {
    ended = true
    for (const timer of timers) clearTimeout(timer)
  }

  return { define, inside, enter, load, run, end, errors, logged, evaluations }
}

/** Has every way to eval and Function tell before the engine refuses it. */
function watchEvaluations(run: (code: string) => unknown, tried: (code: string) => void) {
  const watch = run(`(tried) => {
    const Real = Function
    const tell = (given) => tried(Array.prototype.map.call(given, String).join(', '))
    const Watched = new Proxy(Real, {
      apply: (target, self, given) => { tell(given); return Reflect.apply(target, self, given) },
      construct: (target, given) => { tell(given); return Reflect.construct(target, given) },
    })
    Object.defineProperty(Real.prototype, 'constructor', { value: Watched, writable: true, configurable: true })
    globalThis.Function = Watched
    const realEval = eval
    globalThis.eval = (code) => { tell([code]); return realEval(code) }
  }`) as (tried: (code: string) => void) => void
  watch(tried)
}
