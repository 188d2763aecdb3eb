/** What it takes to import each Lambda's bundle, against a bundle of just the SDK that it uses. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bundleBare, bundleFunction } from './bundles/bundle.ts'
import { entries } from './bundles/entries.ts'
import { importTimes } from './bundles/import-time.ts'
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
      const bare = await bundleBare(ours.sdk, path.join(folder, `${name}-bare.mjs`))
      const times = await importTimes({ ours: ours.file, bare: bare.file }, RUNS)
      const ratio = round(median(times.ours) / median(times.bare), 2)
      rows.push([
        name,
        round(ours.bytes / 1024),
        round(median(times.ours), 1),
        round(bare.bytes / 1024),
        round(median(times.bare), 1),
        ratio,
        [...ours.sdk.keys()].join(', ').replaceAll('@aws-sdk/', ''),
      ])
      targets.push(atMost(`${name}: import time against the bare SDK's`, ratio, 1.3, 'x'))
    }
    return [{ title: 'Lambda bundles', how, columns, rows, targets }]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const columns = ['function', 'KB', 'import ms', 'bare KB', 'bare import ms', 'ratio', 'SDK packages, the same in both']
const how = `Each function bundled by the options that CDK gets (infra/bundling.ts), and beside it a bundle that only exports what
the function's modules import from the SDK. Imported in fresh processes of Node in turn, median of ${RUNS}. Importing needs
no environment: settings are read at the first request.`
