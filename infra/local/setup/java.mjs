import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { runQuietly } from './run.mjs'

const NEEDED = 11

/**
 * Makes sure of a Java runtime, which DynamoDB Local runs on. Resolves with the folder to put on PATH, or undefined when
 * the `java` on PATH serves.
 */
export async function findJava() {
  const home = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin') : undefined
  if (home && version(join(home, 'java')) >= NEEDED) return home
  if (version('java') >= NEEDED) return undefined
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    throw new Error(
      `A Java runtime (JRE ${NEEDED} or later) is needed by DynamoDB Local: install one, for example by "sudo apt-get install default-jre-headless" or from https://adoptium.net`,
    )
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runQuietly('Reading the lists of Debian packages', 'apt-get', ['update'], { env })
  const install = ['install', '-y', '--no-install-recommends', 'default-jre-headless']
  await runQuietly('Installing a Java runtime', 'apt-get', install, { env })
  if (version('java') < NEEDED) throw new Error(`default-jre-headless brought no Java ${NEEDED} or later`)
  return undefined
}

/** The major version of a java, 0 if it doesn't run. Before 9 it says 1.8. */
function version(java) {
  const said = spawnSync(java, ['-version'], { encoding: 'utf8' }).stderr ?? ''
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(said) ?? []
  return Number(first === '1' ? second : (first ?? 0))
}
