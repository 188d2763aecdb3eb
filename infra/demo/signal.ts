/**
 * Has the first demo device say something to a running stage: `npm run signal -- alarm 85`. `API`: the address of the API, of
 * `npm start` unless said. It is also how a maker signs: see ARCHITECTURE.md, Devices.
 */
import { createHmac, randomBytes } from 'node:crypto'
import process from 'node:process'
import { demoDevices, demoSecret } from './devices.ts'

const [kind = 'alarm', value] = process.argv.slice(2)
const api = process.env.API ?? 'http://localhost:4000'
const path = `/devices/${demoDevices[0]?.id}/signals`
const timestamp = String(Math.floor(Date.now() / 1000))
const nonce = randomBytes(12).toString('hex')
const body = JSON.stringify({ kind, ...(value === undefined ? {} : { value: Number(value) }) })
const signature = createHmac('sha256', demoSecret)
  .update(['POST', path, timestamp, nonce, body].join('\n'))
  .digest('hex')
const query = new URLSearchParams({ timestamp, nonce, signature })
const answer = await fetch(`${api}${path}?${query}`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
})
process.stdout.write(`${answer.status} ${await answer.text()}\n`)
