/** The app in the browser: built when its sources changed, and served. */
import sirv from 'sirv'
import { build, builtTo } from './build.ts'
import { type Server, serve } from './server.ts'

/** Builds the app for browsers unless the last build was of the same sources. Whether it was built. */
export const buildApp = (root: string): Promise<boolean> => build(root, 'h5')

/**
 * Serves the app, and tells it at run time where the API is, so that another port needs no other build. The port is taken
 * at once; until `ready` resolves, whoever comes is asked to wait.
 */
export async function serveApp(
  root: string,
  port: number,
  api: string,
  ready: Promise<unknown> = Promise.resolve(),
): Promise<Server> {
  const config = `window.__weilinli = ${JSON.stringify({ api })}\n`
  const files = sirv(builtTo(root, 'h5'), { etag: true, dev: true })
  let isReady = false
  ready.then(
    () => {
      isReady = true
    },
    () => undefined,
  )
  return serve((request, response) => {
    const [path] = (request.url ?? '/').split('?')
    if (!isReady) {
      response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' })
      response.end('正在构建，请稍候再刷新')
    } else if (path === '/config.js') {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' })
      response.end(config)
    } else {
      files(request, response, () => {
        response.writeHead(404).end()
      })
    }
  }, port)
}
