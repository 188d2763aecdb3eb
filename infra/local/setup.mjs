/**
 * Makes a fresh checkout able to run, then runs a script: `node infra/local/setup.mjs <script.ts> [arguments]`.
 * Plain JavaScript without dependencies, because it runs before there are any, on whatever Node the machine has.
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { installDependencies } from './setup/dependencies.mjs'
import { findJava } from './setup/java.mjs'
import { findNode } from './setup/node.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const [script, ...rest] = process.argv.slice(2)

try {
  if (!script) throw new Error('usage: node infra/local/setup.mjs <script.ts> [arguments]')
  await installDependencies(root)
  const node = findNode(root)
  const java = await findJava()
  run(node, java)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** Runs the script; it ends as this does. The channel tells it when this process is gone, however that came about. */
function run(node, javaFolder) {
  const path = [join(root, 'node_modules', '.bin'), javaFolder, process.env.PATH].filter(Boolean).join(delimiter)
  const child = spawn(node, [join(root, script), ...rest], {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`${node} could not be started: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
