/** Everything that must pass, in the order in which it fails fastest; says what it is at and how long it took. */
import { type SpawnOptions, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'weilinli-tests-'))
const fileOf = (what: string) => join(folder, `${what}.json`)

const vitest = (what: string, projects: readonly string[]) => [
  'vitest',
  'run',
  ...projects.flatMap((project) => ['--project', project]),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${fileOf(what)}`,
]

/** Those of one line at the same time: who looks at a screen waits more than it works. */
const lines: [what: string, command: string[]][][] = [
  [['types', ['tsc', '-p', '.']]],
  [['lint', ['biome', 'check', '.']]],
  [
    ['tests', vitest('tests', ['unit', 'mocked', 'stage', 'local', 'infra'])],
    ['stories', vitest('stories', ['product'])],
  ],
]
const told = ['tests', 'stories']

/** As much of what vitest writes (its `json` reporter) as is told here. */
interface Results {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  success: boolean
  testResults: {
    /** The whole path of the file. */
    name: string
    /** Why the file could not be run; empty if it could. */
    message: string
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[]
  }[]
}

/** Whether it passed. `aside`: what it says is said when it is over, so that two don't speak at once. */
function run(what: string, [name = '', ...rest]: string[], aside: boolean): Promise<boolean> {
  const started = Date.now()
  console.log(`\n── ${what}${aside ? ', beside it' : ''}`)
  const options: SpawnOptions = { cwd: root, env: { ...process.env, NODE_ENV: 'test' } }
  const child = spawn(join(root, 'node_modules', '.bin', name), rest, {
    ...options,
    stdio: aside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk))
  return new Promise((resolve) => {
    child.on('error', (error) => said.push(Buffer.from(`${error}\n`)))
    child.on('close', (code) => {
      const passed = code === 0
      process.stdout.write(Buffer.concat(said))
      console.log(`── ${what}: ${passed ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`)
      resolve(passed)
    })
  })
}

const failed: string[] = []
for (const line of lines) {
  const passed = await Promise.all(line.map(([what, command], i) => run(what, command, i > 0)))
  failed.push(...line.flatMap(([what], i) => (passed[i] ? [] : [what])))
}

function resultsOf(what: string): Results {
  try {
    return JSON.parse(readFileSync(fileOf(what), 'utf8'))
  } catch {
    console.error(`The ${what} wrote no results.`)
    return {
      numPassedTests: 0,
      numFailedTests: 1,
      numPendingTests: 0,
      numTodoTests: 0,
      success: false,
      testResults: [],
    }
  }
}

/** What failed, each with its reason: said last, as whoever reads only the end of this looks for that. */
function failuresOf({ testResults }: Results): string[] {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const file = relative(root, name)
    const tests = assertionResults.filter(({ status }) => status === 'failed')
    if (message !== '' && tests.length === 0) return [`${file}\n${message}`]
    return tests.map(({ fullName, failureMessages = [] }) => `${file} > ${fullName}\n${failureMessages.join('\n')}`)
  })
}

const results = told.map(resultsOf)
rmSync(folder, { recursive: true, force: true })
const sum = (count: (each: Results) => number) => results.reduce((all, each) => all + count(each), 0)
const left = sum(({ numPendingTests, numTodoTests }) => numPendingTests + numTodoTests)
for (const failure of results.flatMap(failuresOf)) console.error(`\n× ${failure}`)
if (left > 0) console.error(`${left} tests were left out; a test that is left out is a defect.`)
if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`)
console.log(`${sum((each) => each.numPassedTests)} passed, ${sum((each) => each.numFailedTests)} failed`)
const all = results.every(({ success, numPassedTests }) => success && numPassedTests > 0)
process.exit(failed.length === 0 && left === 0 && all ? 0 : 1)
