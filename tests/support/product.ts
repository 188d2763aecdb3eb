/** The whole product for the stories: backend in memory, app built and served; one for all stories of a run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { buildApp, serveApp } from '../../infra/local/app.ts'
import { freePort } from '../../infra/local/ports.ts'
import { startStage } from '../../infra/local/stage.ts'

export interface Product {
  app: string
  api: string
  wechat: string
  photos: string
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
  const stage = await startStage({ apiPort: await freePort(), socketPort: await freePort(), folder, inMemory: true })
  const app = await serveApp(root, await freePort(), stage.api)
  project.provide('product', { app: app.url, api: stage.api, wechat: stage.wechat.url, photos: stage.photos.url })
  return async () => {
    await app.stop()
    await stage.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
