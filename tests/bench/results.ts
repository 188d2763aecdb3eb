/** What was measured: README.md beside this file, where each part has its page. */
import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { fileURLToPath } from 'node:url'
import { type PartName, partNames } from './parts.ts'
import { machine } from './support/machine.ts'
import { type Section, toMarkdown } from './support/report.ts'

const README = fileURLToPath(new URL('README.md', import.meta.url))

/** Puts a part's page into README.md, in place of what was measured of it before, and gives the file's path. */
export function write(name: PartName, sections: Section[]): string {
  const before = readFileSync(README, 'utf8')
  const pages = partNames.flatMap((other) => (other === name ? pageOf(name, sections) : (written(before, other) ?? [])))
  writeFileSync(README, `${[introduction, ...pages].join('\n\n')}\n`)
  return README
}

const introduction = `# Bench

Written by \`npm run bench -- --write\`, each part in its place; do not edit. One part alone: \`npm run bench -- ${partNames[0]}\`
(${partNames.join(', ')}). Measured on small shared machines, so read ratios and
equalities rather than milliseconds. Targets are printed, never tested.`

const marked = (name: PartName) => `<!-- ${name} -->`

/** A part's page as README.md has it, from its mark to the next. */
function written(readme: string, name: PartName): string | undefined {
  const from = readme.indexOf(marked(name))
  if (from < 0) return
  const next = readme.indexOf('\n<!-- ', from)
  return readme.slice(from, next < 0 ? undefined : next).trim()
}

function pageOf(name: PartName, sections: Section[]): string {
  const { commit, node, system, processor } = machine()
  const load = Math.round(os.loadavg()[1] ?? 0)
  const today = new Date().toISOString().slice(0, 10)
  const footer = `*\`npm run bench -- ${name}\`, ${today}, at ${commit}, Node ${node}, ${system}, ${processor}${load ? `, load average ${load}` : ''}.*`
  return [marked(name), ...sections.map(toMarkdown), footer].join('\n\n')
}
