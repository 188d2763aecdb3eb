/** A process of ours that ends when it is told to, and also when we are gone, however that came about. */
import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'

export interface Child {
  readonly pid: number
  readonly output: Readable
  readonly errors: Readable
  /** How it ended: the exit code, or the signal's name. */
  readonly ended: Promise<number | string>
  /** Asks it to end, and makes it after `patience` milliseconds. Resolves when it has. */
  stop(patience?: number): Promise<void>
  /** Ends it and whatever it started at once, as a power cut would (SIGKILL). */
  kill(): Promise<void>
}

export interface Command {
  command: string
  args: readonly string[]
  cwd?: string
  env?: NodeJS.ProcessEnv
}

/**
 * Runs the command in a process group of its own, and beside it a reader of a pipe that we hold open: when we end,
 * even by SIGKILL, the pipe closes and the group is ended.
 */
const GUARD = `
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
( cat <&3 >/dev/null; kill -TERM $child; sleep 3; kill -KILL 0 ) >/dev/null 2>&1 &
guard=$!
exec 3<&-
trap 'kill -TERM $child' TERM
wait $child
code=$?
while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
kill $guard
exit $code
`

export function startChild({ command, args, cwd, env }: Command): Child {
  const child = spawn('sh', ['-c', GUARD, 'sh', command, ...args], {
    ...(cwd ? { cwd } : {}),
    ...(env ? { env } : {}),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'))
  })
  child.stdin.on('error', () => undefined)
  const signal = (name: NodeJS.Signals) => {
    try {
      if (child.pid) process.kill(-child.pid, name)
    } catch {
      // The whole group has ended.
    }
  }
  const kill = async () => {
    signal('SIGKILL')
    await ended
  }
  return {
    pid: child.pid ?? 0,
    output: child.stdout,
    errors: child.stderr,
    ended,
    kill,
    async stop(patience = 3000) {
      signal('SIGTERM')
      const late = setTimeout(() => signal('SIGKILL'), patience)
      await ended
      clearTimeout(late)
      signal('SIGKILL')
    },
  }
}
