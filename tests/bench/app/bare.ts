/** The bare app's build, made anew when its sources or the dependencies changed. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Target } from '../../../infra/local/build.ts'

const FOLDER = path.resolve(import.meta.dirname, '../bare-app')

/** Gives the folder that it was built to. */
export async function buildBare(root: string, target: Target): Promise<string> {
  const built = path.join(FOLDER, 'dist', target)
  const stamp = `${built}.sources`
  const sources = digest(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return built
  const taro = path.join(root, 'node_modules/.bin/taro')
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(taro, ['build', '--type', target, '--disable-global-config'], { cwd: FOLDER, env })
  writeFileSync(stamp, sources)
  return built
}

function digest(root: string): string {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')))
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.split(path.sep).some((part) => part === 'dist' || part.startsWith('.')))
    .sort()
  for (const file of files) {
    const at = path.join(FOLDER, file)
    if (statSync(at).isFile()) hash.update(`${file}\0`).update(readFileSync(at))
  }
  return hash.digest('hex')
}
