/** What it takes to import each Lambda's bundle, against a bundle of just the SDK that it uses. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bundleBare, bundleFunction } from './bundles/bundle.ts'
import { entries } from './bundles/entries.ts'
import { type ImportTime, importTimes } from './bundles/import-time.ts'
import { median } from './support/measure.ts'
import { atMost, type Cell, round, type Section, type Target } from './support/report.ts'

const RUNS = 11

export async function bundlesPart(): Promise<Section[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'weilinli-bench-'))
  try {
    const rows: Cell[][] = []
    const targets: Target[] = []
    for (const [name, entry] of Object.entries(entries)) {
      const ours = await bundleFunction(entry, path.join(folder, `${name}.mjs`))
      const bare = await bundleBare(ours.sdk, path.join(folder, `${name}-bare.mjs`), false)
      const trimmed = await bundleBare(ours.sdk, path.join(folder, `${name}-trimmed.mjs`), true)
      const times = importTimes({ ours: ours.file, bare: bare.file, trimmed: trimmed.file }, RUNS)
      const [cpu, wall] = [processorOf, wallOf].map((of) => ({
        ours: median(times.ours.map(of)),
        bare: median(times.bare.map(of)),
        trimmed: median(times.trimmed.map(of)),
      })) as [Times, Times]
      const ratio = round(cpu.ours / cpu.bare, 2)
      const sdk = [...ours.sdk.keys()].join(', ').replaceAll('@aws-sdk/', '')
      const sizes = [ours, bare, trimmed].map(({ bytes }) => round(bytes / 1024))
      const each = [cpu.ours, cpu.bare, cpu.trimmed, wall.ours, wall.bare].map((time) => round(time, 1))
      rows.push([name, ...sizes, ...each, ratio, round(wall.ours / wall.bare, 2), sdk])
      targets.push(atMost(`${name}: import time against the bare SDK's`, ratio, 1.3, 'x'))
    }
    return [{ title: 'Lambda bundles', how, columns, rows, targets }]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

type Times = Record<'ours' | 'bare' | 'trimmed', number>
const wallOf = ({ wall }: ImportTime) => wall
const processorOf = ({ processor }: ImportTime) => processor

const columns = [
  'function',
  'KB',
  'bare KB',
  'trimmed KB',
  'CPU ms',
  'bare CPU ms',
  'trimmed CPU ms',
  'wall ms',
  'bare wall ms',
  'CPU ratio',
  'wall ratio',
  'SDK',
]
const how = `Each function bundled by the options that CDK gets (infra/bundling.ts), and beside it a bundle that only exports what
the function's modules import from the SDK: bare, as the SDK comes, and trimmed, without what our own bundles leave out of it (the
chain of places where credentials may be). Imported in fresh processes of Node in turn, medians of ${RUNS}. The target is
held against processor time, which is what a cold start on a part of a processor waits for, and which a busy machine does
not stretch. Importing needs no environment: settings are read at the first request.`
