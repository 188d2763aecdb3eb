/** Everything that must pass, in the order in which it fails fastest; says what it is at and how long it took. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'weilinli-tests-'))
const results = join(folder, 'results.json')

const steps: [what: string, command: string[]][] = [
  ['types', ['tsc', '-p', '.']],
  ['lint', ['biome', 'check', '.']],
  ['tests', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`]],
]

interface Counts {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  success: boolean
}

function run(what: string, [name = '', ...rest]: string[]): boolean {
  const started = Date.now()
  console.log(`\n── ${what}`)
  const bin = join(root, 'node_modules', '.bin', name)
  const { status } = spawnSync(bin, rest, { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test' } })
  console.log(`── ${what}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`)
  return status === 0
}

const failed = steps.filter(([what, command]) => !run(what, command)).map(([what]) => what)

let counts: Counts = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, success: false }
try {
  counts = JSON.parse(readFileSync(results, 'utf8'))
} catch {
  console.error('The tests wrote no results.')
}
rmSync(folder, { recursive: true, force: true })
const left = counts.numPendingTests + counts.numTodoTests
if (left > 0) console.error(`${left} tests were left out; a test that is left out is a defect.`)
if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`)
console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed`)
process.exit(failed.length === 0 && left === 0 && counts.success && counts.numPassedTests > 0 ? 0 : 1)
