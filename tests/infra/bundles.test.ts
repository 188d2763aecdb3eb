import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, expect, it } from 'vitest'
import { FONT_PACKAGE, fontFiles } from '../../functions/posters/fonts.ts'
import { bundling } from '../../infra/bundling.ts'
import { deploymentsOf } from '../../infra/deployment.ts'
import { grants } from '../../infra/grants.ts'
import { drawCode } from '../../infra/local/wechat/codes.ts'
import { addRegion } from '../../infra/region.ts'
import { readPdf } from '../support/pdf.ts'
import { functionsOf, makeApp, stackNames, type Template } from './deployed.ts'

const out = mkdtempSync(join(tmpdir(), 'weilinli-bundles-'))
/** What lies beside a bundle. */
const beside: Partial<Record<string, readonly string[]>> = {
  hours: ['LICENSE_FONT', 'NotoSansSC_400Regular.ttf', 'NotoSansSC_700Bold.ttf'],
  posters: ['LICENSE_FONT', 'NotoSansSC_400Regular.ttf', 'NotoSansSC_700Bold.ttf'],
}

/** Bytes. Lambda takes up to 250 MB; a bundle of megabytes would be a mistake all the same. What draws PDF brings its own tables, the service the OpenAPI document. */
const mostOf: Partial<Record<string, number>> = { hours: 1_950_000, posters: 1_950_000, service: 2_600_000 }

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
    expect(statSync(file).size, name).toBeLessThan(mostOf[name] ?? 1_500_000)
    const script = `import(${JSON.stringify(file)}).then((module) => process.stdout.write(typeof module.handler))`
    const env = { AWS_LAMBDA_FUNCTION_NAME: name, POWERTOOLS_DEV: 'false' }
    expect(execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' }), name).toBe('function')
  }
  // Some thirty bundles, of which each starts esbuild anew.
}, 300_000)

it('what draws posters finds its fonts beside the bundle, with no package anywhere near', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weilinli-posters-'))
  const root = fileURLToPath(new URL('../..', import.meta.url))
  try {
    await build({
      stdin: { contents: `export { drawPosters } from './functions/posters/draw.ts'`, resolveDir: root },
      outfile: join(folder, 'index.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      minify: true,
      mainFields: ['module', 'main'],
      banner: { js: bundling.banner ?? '' },
    })
    for (const file of Object.values(fontFiles))
      copyFileSync(join(root, 'node_modules', FONT_PACKAGE, file), join(folder, basename(file)))
    const code = drawCode('b=420102015020001001', 'people/arrive/index', 430)
    const script = `
      const { drawPosters } = await import(${JSON.stringify(join(folder, 'index.mjs'))})
      const code = Buffer.from('${code.toString('base64')}', 'base64')
      const poster = { building: '420102015020001001', community: '大江园社区', name: '第1网格1号楼', code, help: code }
      process.stdout.write(await drawPosters('门牌码', [poster], 0))`
    const file = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, env: {} })
    const { pages } = await readPdf(file)
    expect(pages.map(({ text }) => text.replaceAll(/\s/g, ''))).toEqual([expect.stringContaining('第1网格1号楼')])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
