/** `npm run signal`, as a maker's first try: what it sends is signed as the API takes it. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { isSignature } from '../../functions/devices/signature.ts'
import { demoDevices, demoSecret } from '../../infra/demo/devices.ts'

const script = fileURLToPath(new URL('../../infra/demo/signal.ts', import.meta.url))

it('says what the first demo device senses, signed, and prints the answer', async () => {
  const heard: { url: URL; body: string }[] = []
  const server = createServer(async (request, response) => {
    heard.push({ url: new URL(request.url ?? '', 'http://localhost'), body: await text(request) })
    response.end('{"state":"alarm"}')
  }).listen(0)
  await once(server, 'listening')
  const env = { ...process.env, API: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  const { stdout } = await promisify(execFile)(process.execPath, [script, 'alarm', '85'], { env })
  server.close()
  expect(stdout).toBe('200 {"state":"alarm"}\n')
  const [{ url, body } = { url: new URL('http://localhost'), body: '' }] = heard
  expect(JSON.parse(body)).toEqual({ kind: 'alarm', value: 85 })
  expect(url.pathname).toBe(`/devices/${demoDevices[0]?.id}/signals`)
  const { timestamp = '', nonce = '', signature = '' } = Object.fromEntries(url.searchParams)
  expect(isSignature(demoSecret, { path: url.pathname, timestamp, nonce, body }, signature)).toBe(true)
})
