/** The app in the browser: built when its sources changed, and served. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import sirv from 'sirv'
import { startChild } from './child.ts'
import { type Server, serve } from './server.ts'

const SOURCES = ['miniprogram', 'shared', 'package-lock.json']

const built = (root: string) => join(root, 'dist', 'h5')
const stampOf = (root: string) => join(built(root), '.sources')

/** Builds the app by `npm run build:h5` unless the last build was of the same sources. Whether it was built. */
export async function buildApp(root: string): Promise<boolean> {
  const sources = digest(root)
  if (existsSync(stampOf(root)) && readFileSync(stampOf(root), 'utf8') === sources) return false
  rmSync(stampOf(root), { force: true })
  const npm = process.env.npm_execpath
  const [command, before] = npm ? [process.execPath, [npm]] : ['npm', []]
  const child = startChild({ command, args: [...before, 'run', 'build:h5'], cwd: root })
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk
  }
  child.output.on('data', hear)
  child.errors.on('data', hear)
  const how = await child.ended
  if (how !== 0 || !existsSync(join(built(root), 'index.html'))) {
    throw new Error(`${said}\nThe app could not be built (${how})`)
  }
  writeFileSync(stampOf(root), sources)
  return true
}

/** Serves the built app, and tells it at run time where the API is, so that another port needs no other build. */
export async function serveApp(root: string, port: number, api: string): Promise<Server> {
  const config = `window.__weilinli = ${JSON.stringify({ api })}\n`
  const files = sirv(built(root), { etag: true, dev: true })
  return serve((request, response) => {
    const [path] = (request.url ?? '/').split('?')
    if (path === '/config.js') {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' })
      response.end(config)
      return
    }
    files(request, response, () => {
      response.writeHead(404).end()
    })
  }, port)
}

/** The hash of every source file's name and content. */
function digest(root: string): string {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((source) => filesUnder(join(root, source))).sort()) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  const entries = readdirSync(path, { withFileTypes: true, recursive: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
