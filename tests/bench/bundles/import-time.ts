/** How long importing a module takes in a fresh process of this Node. */
import { execFileSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'

const script = `
const begun = performance.now()
await import(process.argv[1])
process.stdout.write(String(performance.now() - begun))
process.exit()
`

/** Nothing is in the environment, as nothing may be needed. */
const importTime = (file: string) =>
  Number(
    execFileSync(process.execPath, ['--input-type=module', '-e', script, pathToFileURL(file).href], {
      env: {},
      encoding: 'utf8',
    }),
  )

/** The times of each, in milliseconds, imported in turn. */
export async function importTimes<Name extends string>(files: Record<Name, string>, runs: number) {
  const names = Object.keys(files) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>
  for (let run = 0; run < runs; run++) for (const name of names) times[name].push(importTime(files[name]))
  return times
}
