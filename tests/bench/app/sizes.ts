/** The sizes of builds, in bytes. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

interface AppJson {
  subPackages?: { root: string }[]
  subpackages?: { root: string }[]
}

/** Of a weapp build as it is uploaded: the main package and each subpackage by its root. */
export function weappSizes(folder: string): { main: number; subpackages: Map<string, number> } {
  const app: AppJson = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8'))
  const roots = [...(app.subPackages ?? []), ...(app.subpackages ?? [])].map(({ root }) => root.replace(/\/$/, ''))
  const subpackages = new Map(roots.map((root) => [root, 0]))
  let main = 0
  for (const file of filesOf(folder)) {
    if (file === 'project.config.json') continue
    const { size } = statSync(path.join(folder, file))
    const root = roots.find((each) => file.startsWith(`${each}/`))
    if (root === undefined) main += size
    else subpackages.set(root, (subpackages.get(root) ?? 0) + size)
  }
  return { main, subpackages }
}

/** Of an h5 build, each file compressed alone, as it is sent. */
export function h5Size(folder: string): { script: number; firstScript: number; style: number } {
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
  const files = filesOf(folder)
  const compressed = (belongs: (file: string) => boolean) =>
    files.filter(belongs).reduce((sum, file) => sum + gzipSync(readFileSync(path.join(folder, file))).length, 0)
  return {
    script: compressed((file) => file.endsWith('.js')),
    firstScript: compressed((file) => file.endsWith('.js') && page.includes(file)),
    style: compressed((file) => file.endsWith('.css')),
  }
}

/** Paths below the folder, with slashes. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
