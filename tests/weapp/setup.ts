/** The weapp build and a backend for it, once for all weapp tests of a run. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { build, builtTo } from '../../infra/local/build.ts'
import { freePort } from '../../infra/local/ports.ts'
import { startStage } from '../../infra/local/stage.ts'

export interface Weapp {
  /** The folder of the built mini-program. */
  bundle: string
  api: string
  wechat: string
  photos: string
  socket: string
  tokenSecret: string
}

declare module 'vitest' {
  interface ProvidedContext {
    weapp: Weapp
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url))

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'weilinli-weapp-'))
  const [stage] = await Promise.all([
    startStage({ apiPort: await freePort(), socketPort: await freePort(), folder, inMemory: true }),
    build(root, 'weapp'),
  ])
  // A copy, so that a build that somebody starts meanwhile takes nothing from under the tests.
  const bundle = join(folder, 'package')
  cpSync(builtTo(root, 'weapp'), bundle, { recursive: true })
  project.provide('weapp', {
    bundle,
    api: stage.api,
    wechat: stage.wechat.url,
    photos: stage.photos.url,
    socket: String(stage.environment.SOCKET_URL),
    tokenSecret: String(stage.environment.TOKEN_SECRET),
  })
  return async () => {
    await stage.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
