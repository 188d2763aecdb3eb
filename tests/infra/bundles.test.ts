import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { deploymentsOf } from '../../infra/deployment.ts'
import { grants } from '../../infra/grants.ts'
import { addRegion } from '../../infra/region.ts'
import { functionsOf, makeApp, stackNames, type Template } from './deployed.ts'

const out = mkdtempSync(join(tmpdir(), 'weilinli-bundles-'))
/** What lies beside a bundle. */
const beside: Partial<Record<string, readonly string[]>> = {
  posters: ['LICENSE_FONT', 'NotoSansSC_400Regular.ttf', 'NotoSansSC_700Bold.ttf'],
}

afterAll(() => rmSync(out, { recursive: true }))

it('every bundle loads by itself on the Node that runs it, and exports a handler', () => {
  const app = makeApp({}, out)
  const [deployment] = deploymentsOf(app)
  if (!deployment) throw new Error('No deployment')
  const stacks = addRegion(app, deployment)
  const assembly = app.synth()
  const templates = Object.fromEntries(
    stackNames.map((name) => [name, assembly.getStackByName(stacks[name].stackName).template as Template]),
  )
  const functions = functionsOf({ deployment, templates: templates as never })
  expect(functions.size).toBe(Object.keys(grants).length)
  for (const [name, { Properties }] of functions) {
    const folder = join(out, `asset.${Properties.Code.S3Key.replace('.zip', '')}`)
    expect(readdirSync(folder).sort(), name).toEqual([...(beside[name] ?? []), 'index.mjs'].sort())
    const file = join(folder, 'index.mjs')
    // Lambda takes up to 250 MB; a bundle of megabytes would be a mistake all the same.
    expect(statSync(file).size, name).toBeLessThan(1_500_000)
    const script = `import(${JSON.stringify(file)}).then((module) => process.stdout.write(typeof module.handler))`
    const env = { AWS_LAMBDA_FUNCTION_NAME: name, POWERTOOLS_DEV: 'false' }
    expect(execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' }), name).toBe('function')
  }
})
