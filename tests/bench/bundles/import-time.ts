/** What importing a module takes in a fresh process of this Node. */
import { execFileSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'

/** Milliseconds: by the clock on the wall, and of the processor (user and system). */
export interface ImportTime {
  wall: number
  processor: number
}

const script = `
const used = process.cpuUsage()
const begun = performance.now()
await import(process.argv[1])
const wall = performance.now() - begun
const { user, system } = process.cpuUsage(used)
process.stdout.write(JSON.stringify({ wall, processor: (user + system) / 1000 }))
process.exit()
`

/** Nothing is in the environment, as nothing may be needed. */
function importTime(file: string): ImportTime {
  const args = ['--input-type=module', '-e', script, pathToFileURL(file).href]
  return JSON.parse(execFileSync(process.execPath, args, { env: {}, encoding: 'utf8' }))
}

/** The times of each file, imported in turn. */
export function importTimes<Name extends string>(
  files: Record<Name, string>,
  runs: number,
): Record<Name, ImportTime[]> {
  const times = Object.fromEntries(Object.keys(files).map((name) => [name, []])) as unknown as Record<
    Name,
    ImportTime[]
  >
  for (let run = 0; run < runs; run++) for (const name in files) times[name].push(importTime(files[name]))
  return times
}
