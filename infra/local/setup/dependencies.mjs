import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { runQuietly } from './run.mjs'

/** Installs the dependencies that package-lock.json names, unless they are there already. */
export async function installDependencies(root) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const stamp = join(root, 'node_modules', '.setup-stamp')
  const wanted = createHash('sha256').update(lock).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!installed(root, lock)) {
    const npm = process.env.npm_execpath
    const [command, before] = npm ? [process.execPath, [npm]] : ['npm', []]
    const args = [...before, 'ci', '--loglevel=error', '--no-audit', '--no-fund']
    await runQuietly('Installing the dependencies (1 GB, one or two minutes)', command, args, { cwd: root })
  }
  writeFileSync(stamp, wanted)
}

/** Whether npm's own record of what it installed agrees with the lock file: somebody ran `npm ci` or `npm install`. */
function installed(root, lock) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(lock).packages
  const found = JSON.parse(readFileSync(record, 'utf8')).packages
  const needed = Object.keys(wanted).filter((path) => path && !wanted[path].optional && !wanted[path].devOptional)
  return (
    needed.every((path) => found[path]) &&
    Object.keys(found).every((path) => wanted[path] && wanted[path].version === found[path].version)
  )
}
