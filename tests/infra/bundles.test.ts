import { execFile, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, expect, it } from 'vitest'
import { FONT_PACKAGE, fontFiles } from '../../functions/posters/fonts.ts'
import { aliases, bundling } from '../../infra/bundling.ts'
import { deploymentsOf } from '../../infra/deployment.ts'
import { grants } from '../../infra/grants.ts'
import { drawCode } from '../../infra/local/wechat/codes.ts'
import { addRegion } from '../../infra/region.ts'
import { readPdf } from '../support/pdf.ts'
import { functionsOf, makeApp, stackNames, type Template } from './deployed.ts'

const execute = promisify(execFile)
const out = mkdtempSync(join(tmpdir(), 'weilinli-bundles-'))
/** What lies beside a bundle. */
const beside: Partial<Record<string, readonly string[]>> = {
  hours: ['LICENSE_FONT', 'NotoSansSC_400Regular.ttf', 'NotoSansSC_700Bold.ttf'],
  posters: ['LICENSE_FONT', 'NotoSansSC_400Regular.ttf', 'NotoSansSC_700Bold.ttf'],
  service: ['openapi.json'],
}

/** Bytes, just above what is: what is read at each cold start. What draws PDF brings its own tables, what looks at photos decoders; others the S3 client; privacy what a child leaves a household by. */
const MOST = 680_000
const mostOf: Partial<Record<string, number>> = {
  hours: 1_130_000,
  posters: 1_090_000,
  photos: 1_010_000,
  sweep: 980_000,
  imports: 740_000,
  privacy: 760_000,
  worker: 940_000,
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
    expect(statSync(file).size, name).toBeLessThan(mostOf[name] ?? MOST)
    // Which loads a third as much again as all else (functions/platform/node-http.ts).
    expect(readFileSync(file, 'utf8'), name).not.toMatch(/\bfrom ?"(node:)?http"/)
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
      alias: { ...aliases },
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

it('the SDK of a bundle finds the credentials of the role in the environment, and speaks HTTP', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weilinli-credentials-'))
  const server = createServer((_, response) => response.end('{"TableNames":["a table"]}')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const root = fileURLToPath(new URL('../..', import.meta.url))
  try {
    const outfile = join(folder, 'index.mjs')
    await build({
      stdin: {
        contents: `export { dynamoClient } from './functions/platform/dynamo.ts'
          export { ListTablesCommand } from '@aws-sdk/client-dynamodb'`,
        resolveDir: root,
      },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      alias: { ...aliases },
      banner: { js: bundling.banner ?? '' },
    })
    const script = `
      const { dynamoClient, ListTablesCommand } = await import(${JSON.stringify(outfile)})
      const client = dynamoClient({ region: 'cn-north-1', endpoint: process.env.ENDPOINT })
      const { accessKeyId, sessionToken } = await client.config.credentials()
      const { TableNames } = await client.send(new ListTablesCommand({}))
      process.stdout.write([accessKeyId, sessionToken, ...TableNames].join(', '))
      process.exit()`
    const env = {
      ENDPOINT: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'the key',
      AWS_SECRET_ACCESS_KEY: 'its secret',
      AWS_SESSION_TOKEN: 'the session',
    }
    const { stdout } = await execute(process.execPath, ['--input-type=module', '-e', script], { env })
    expect(stdout).toBe('the key, the session, a table')
  } finally {
    server.close()
    rmSync(folder, { recursive: true })
  }
})
