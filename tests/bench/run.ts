/**
 * `npm run bench [-- part …] [--write]`: measures, and prints a table for each part.
 * Nothing here fails for being slow: targets are printed with whether they are met; only an error ends it with 1.
 * `--write` also puts each part's page into README.md beside this file.
 */
import { fork } from 'node:child_process'
import { parseArgs } from 'node:util'
import { isLong, isPart, type PartName, partNames } from './parts.ts'
import { write } from './results.ts'
import { type Section, toText } from './support/report.ts'

const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true })
const unknown = positionals.filter((name) => !isPart(name))
if (unknown.length) throw new Error(`No such part: ${unknown.join(', ')}. There are: ${partNames.join(', ')}`)
const chosen = positionals.length ? positionals.filter(isPart) : partNames.filter((name) => !isLong(name))

for (const name of chosen) {
  console.log(`\n${name} …`)
  const sections = await run(name)
  for (const section of sections) console.log(toText(section))
  if (values.write) console.log(`\nWritten: ${write(name, sections)}`)
}

/** Each part is a process of its own, so that none warms or burdens another; what functions log goes nowhere. */
function run(name: PartName): Promise<Section[]> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('part.ts', import.meta.url), [name], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    let found: Section[] | undefined
    child.on('message', (sections: Section[]) => {
      found = sections
    })
    child.on('exit', (code, signal) =>
      found && code === 0 ? resolve(found) : reject(new Error(`The part ${name} ended with ${code ?? signal}`)),
    )
  })
}
