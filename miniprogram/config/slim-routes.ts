/**
 * The route table as the mini-program needs it: how to call each operation, without the schemas of what goes over the wire, which
 * only the service checks. They are a hundred kilobytes, and WeChat weighs the main package.
 */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import webpack from 'webpack'

const table = pathToFileURL(path.resolve(__dirname, '../../shared/routes.ts')).href

/** In a process of its own: the contract is an ES module of TypeScript, and the build's settings are compiled to CommonJS. */
const PRINTED = `
const { routes } = await import(${JSON.stringify(table)})
const slim = Object.entries(routes).map(([id, { method, path, access, audit }]) => [
  id,
  { method, path, access: access === 'anyone' ? access : 'signedIn', audit },
])
console.log(JSON.stringify(Object.fromEntries(slim)))
`

/** Puts it in the place of shared/routes.ts, made anew with each build. */
export function slimRoutes(): webpack.NormalModuleReplacementPlugin {
  const slim = execFileSync(process.execPath, ['--input-type=module', '-e', PRINTED], { encoding: 'utf8' }).trim()
  const code = `export const routes = ${slim}; export const operations = Object.entries(routes)`
  // In base64: a path in the table may hold what means something in a request of webpack.
  const inline = `data:text/javascript;charset=utf-8;base64,${Buffer.from(code).toString('base64')}`
  return new webpack.NormalModuleReplacementPlugin(/shared\/routes\.ts$/, (module) => {
    module.request = inline
  })
}
