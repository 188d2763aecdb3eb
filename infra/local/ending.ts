/** How this process ends: with everything that it started, whatever the reason. */

const stops: (() => Promise<void>)[] = []
let ending = false
const PATIENCE = 5000

/** Something to be ended with the process; the last one is ended first. */
export function onEnd(stop: () => Promise<void>): void {
  if (ending) stop().catch(() => undefined)
  else stops.push(stop)
}

/** Ends everything, then the process with this code. What does not end in time is ended by its guard (child.ts). */
export async function endWith(code: number, why?: string): Promise<void> {
  if (ending) return
  ending = true
  if (why) console.error(why)
  setTimeout(() => process.exit(code), PATIENCE).unref()
  for (const stop of stops.reverse()) {
    await stop().catch((error: unknown) => console.error(error))
  }
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => endWith(0, `\nEnding everything (${signal}) …`))
}
// The process that set us up is gone.
process.on('disconnect', () => endWith(1))
process.on('uncaughtException', (error) => endWith(1, error.stack))
process.on('unhandledRejection', (reason) => endWith(1, reason instanceof Error ? reason.stack : String(reason)))
// A closed terminal takes no more words; that must not keep us from ending.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)
