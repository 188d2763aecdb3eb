/** The app, built for a target when its sources changed. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { startChild } from './child.ts'

export type Target = 'h5' | 'weapp'

const SOURCES = ['miniprogram', 'shared', 'package-lock.json']

/** Where a target's build lies. */
export const builtTo = (root: string, target: Target) => join(root, 'dist', target)

/** Beside the build, not in it: a package holds nothing that is not the app's. */
const stampOf = (root: string, target: Target) => join(root, 'dist', `${target}.sources`)

/** Builds the app by `npm run build:<target>` unless what lies there was built here from the same sources. Whether it was built. */
export async function build(root: string, target: Target): Promise<boolean> {
  const sources = digest(root)
  if (isFresh(root, target, sources)) return false
  rmSync(stampOf(root, target), { force: true })
  const npm = process.env.npm_execpath
  const [command, before] = npm ? [process.execPath, [npm]] : ['npm', []]
  // A test runner's own NODE_ENV would make it a build for development.
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = startChild({ command, args: [...before, 'run', `build:${target}`], cwd: root, env })
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk
  }
  child.output.on('data', hear)
  child.errors.on('data', hear)
  const how = await child.ended
  const main = target === 'h5' ? 'index.html' : 'app.json'
  if (how !== 0 || !existsSync(join(builtTo(root, target), main))) {
    throw new Error(`${said}\nThe app could not be built (${how})`)
  }
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stampOf(root, target), sources)
  return true
}

/** Whether the build is of these sources, and nobody built over it since by other means. */
function isFresh(root: string, target: Target, sources: string): boolean {
  const stamp = stampOf(root, target)
  const folder = builtTo(root, target)
  if (!existsSync(stamp) || !existsSync(folder) || readFileSync(stamp, 'utf8') !== sources) return false
  const at = statSync(stamp).mtimeMs
  return filesUnder(folder).every((file) => statSync(file).mtimeMs <= at)
}

/** The hash of every source file's name and content, and of the settings that a build takes in. */
function digest(root: string): string {
  const hash = createHash('sha256')
  for (const name of ['TARO_APP_API', 'TARO_APP_CITY', 'TARO_APP_ALERT_LINK'])
    hash.update(`${name}=${process.env[name] ?? ''}\0`)
  const files = SOURCES.flatMap((source) => filesUnder(join(root, source)))
  for (const file of files.filter((each) => !isHidden(relative(root, each))).sort()) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

/** What the build's own tools keep beside the sources, such as .swc. */
const isHidden = (path: string) => path.split(sep).some((part) => part.startsWith('.'))

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  const entries = readdirSync(path, { withFileTypes: true, recursive: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
