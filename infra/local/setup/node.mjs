import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'

const NEEDED = 24

/** The Node to run on: the one that the dependencies bring for Linux on x64, else the machine's own if it is new enough. */
export function findNode(root) {
  for (const node of [join(root, 'node_modules', '.bin', 'node'), process.execPath, 'node']) {
    if (major(node) >= NEEDED) return node
  }
  throw new Error(
    `Node ${NEEDED} or later is needed and this is ${process.version}: install it from https://nodejs.org`,
  )
}

function major(node) {
  const said = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? ''
  return Number(/^v(\d+)\./.exec(said)?.[1] ?? 0)
}
