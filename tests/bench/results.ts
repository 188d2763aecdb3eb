/** What was measured last: results/latest.json on this machine, a committed file for each long part, and README.md, which is committed. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { fileURLToPath } from 'node:url'
import { isLong, type PartName, partNames } from './parts.ts'
import { type Machine, machine } from './support/machine.ts'
import { type Section, toMarkdown } from './support/report.ts'

interface Measured {
  at: string
  machine: Machine
  /** How many processes wanted a processor, over the last five minutes: what else the machine did. */
  load?: number
  sections: Section[]
}
type Results = Partial<Record<PartName, Measured>>

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const LATEST = at('results/latest.json')
const README = at('README.md')

const longOf = (name: PartName) => at(`long/${name}.json`)
const read = (path: string) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined)
const latest = (): Results => read(LATEST) ?? {}
const all = (): Results => {
  const long = partNames.filter(isLong).map((name) => [name, read(longOf(name))])
  return { ...latest(), ...Object.fromEntries(long.filter(([, found]) => found)) }
}
const write = (path: string, found: unknown) => writeFileSync(path, `${JSON.stringify(found, null, 2)}\n`)

export function keep(name: PartName, sections: Section[]): void {
  for (const folder of ['results', 'long']) mkdirSync(at(folder), { recursive: true })
  const measured = {
    at: new Date().toISOString(),
    machine: machine(),
    load: Math.round(os.loadavg()[1] ?? 0),
    sections,
  }
  if (isLong(name)) write(longOf(name), measured)
  else write(LATEST, { ...latest(), [name]: measured })
}

/** Writes README.md and gives its path. Throws when a part was never run here, but for those that take long. */
export function writeReadme(): string {
  const results = all()
  const pages = partNames.flatMap((name) => {
    const measured = results[name]
    if (!measured && isLong(name)) return []
    if (!measured) throw new Error(`README.md needs every part, and ${name} was not run yet: npm run bench -- ${name}`)
    return partPage(name, measured)
  })
  const processors = new Set(Object.values(results).map((measured) => measured.machine.processor))
  writeFileSync(README, `${[introduction(processors), ...pages].join('\n\n')}\n`)
  return README
}

const introduction = (processors: Set<string>) => `# Bench

Written by \`npm run bench -- --write\`; do not edit. One part alone: \`npm run bench -- ${partNames[0]}\`
(${partNames.join(', ')}). Measured on ${[...processors].join(' and ')}: a small shared machine, so read ratios and
equalities rather than milliseconds. Targets are printed, never tested.`

const partPage = (name: PartName, { at, machine, load, sections }: Measured) =>
  [
    `<!-- ${name} -->`,
    ...sections.map(toMarkdown),
    `*\`npm run bench -- ${name}\`, ${at.slice(0, 10)}, at ${machine.commit}, Node ${machine.node}, ${machine.system}${load ? `, load average ${load}` : ''}.*`,
  ].join('\n\n')
