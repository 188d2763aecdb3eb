/** The stand-in of WeChat in a process of its own, where everybody takes every message; says its address. */
import { randomBytes } from 'node:crypto'
import { systemClock } from '../../../functions/platform/clock.ts'
import { localFields, localWechat } from '../../../infra/local/environment.ts'
import { startWechat } from '../../../infra/local/wechat.ts'

const [delay = '0'] = process.argv.slice(2)
const { url } = await startWechat({
  ...localWechat,
  now: () => systemClock.now(),
  random: randomBytes,
  templates: localFields,
})
const body = JSON.stringify({ delay: Number(delay), everybody: true })
await fetch(`${url}/stand-in/messages`, { method: 'POST', body })
process.send?.(url)
process.on('disconnect', () => process.exit())
