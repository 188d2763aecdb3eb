/** The app in the browser: built when its sources changed, and served. */
import sirv from 'sirv'
import { build, builtTo } from './build.ts'
import { type Server, serve } from './server.ts'

/** Builds the app for browsers unless the last build was of the same sources. Whether it was built. */
export const buildApp = (root: string): Promise<boolean> => build(root, 'h5')

/** Serves the built app, and tells it at run time where the API is, so that another port needs no other build. */
export async function serveApp(root: string, port: number, api: string): Promise<Server> {
  const config = `window.__weilinli = ${JSON.stringify({ api })}\n`
  const files = sirv(builtTo(root, 'h5'), { etag: true, dev: true })
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
