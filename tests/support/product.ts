/** The whole product for the stories: backend in memory, app built for both targets; one for all stories of a run. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { buildApp, serveApp } from '../../infra/local/app.ts'
import { build, builtTo } from '../../infra/local/build.ts'
import { freePort } from '../../infra/local/ports.ts'
import { startStage } from '../../infra/local/stage.ts'

export interface Product {
  app: string
  api: string
  wechat: string
  photos: string
  /** DynamoDB Local, for what a story can't wait for. */
  dynamodb: string
  /** Where sockets connect to. */
  socket: string
  /** What the backend signs tokens with, for tests that need an old one. */
  tokenSecret: string
  /** The folder of the built mini-program. */
  weapp: string
}

declare module 'vitest' {
  interface ProvidedContext {
    product: Product
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url))

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'weilinli-product-'))
  await buildApp(root)
  await build(root, 'weapp')
  // A copy, so that a build that somebody starts meanwhile takes nothing from under the tests.
  const weapp = join(folder, 'weapp')
  cpSync(builtTo(root, 'weapp'), weapp, { recursive: true })
  const appPort = await freePort()
  const ports = { apiPort: await freePort(), socketPort: await freePort(), appPort }
  const stage = await startStage({ ...ports, folder, inMemory: true })
  const app = await serveApp(root, appPort, stage.api)
  const { SOCKET_URL: socket = '', TOKEN_SECRET: tokenSecret = '' } = stage.environment
  const addresses = {
    app: app.url,
    api: stage.api,
    wechat: stage.wechat.url,
    photos: stage.photos.url,
    socket,
    dynamodb: stage.dynamodb.url,
  }
  project.provide('product', { ...addresses, tokenSecret, weapp })
  return async () => {
    await app.stop()
    await stage.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
