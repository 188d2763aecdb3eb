/** wx.uploadFile: a real multipart form, its fields first and the file last. */
import path from 'node:path'
import { type Asking, type Options, Refused } from '../asking.ts'
import type { Device } from '../device.ts'
import type { Realm } from '../realm.ts'
import { Ending, over } from './request.ts'

interface Progress {
  progress: number
  totalBytesSent: number
  totalBytesExpectedToSend: number
}

export function uploadApi(device: Device, realm: Realm, asking: Asking) {
  async function send(options: Options, ending: Ending, told: (progress: Progress) => void) {
    const url = String(options.url)
    if (!device.options.uploadOrigins.includes(new URL(url).origin)) throw new Refused('url not in domain list')
    const file = String(options.filePath)
    const bytes = device.files.get(file)
    if (!bytes) throw new Refused(`file not exist: ${file}`)
    const form = new FormData()
    for (const [name, value] of Object.entries((options.formData ?? {}) as Record<string, unknown>)) {
      form.append(name, String(value))
    }
    const type = /\.png$/.test(file) ? 'image/png' : 'image/jpeg'
    form.append(String(options.name), new Blob([new Uint8Array(bytes)], { type }), path.posix.basename(file))
    const headers = (options.header ?? {}) as Record<string, string>
    return over(device, ending, async (signal) => {
      const size = bytes.length
      told({ progress: 50, totalBytesSent: Math.floor(size / 2), totalBytesExpectedToSend: size })
      const answer = await fetch(url, { method: 'POST', headers, body: form, signal })
      const data = await answer.text()
      device.sent.push({ method: 'POST', url, status: answer.status })
      told({ progress: 100, totalBytesSent: size, totalBytesExpectedToSend: size })
      return { data, statusCode: answer.status }
    })
  }

  return {
    uploadFile: (options: Options) => {
      const ending = new Ending()
      const listeners = new Set<(progress: Progress) => void>()
      const told = (progress: Progress) => {
        for (const listener of listeners) realm.enter(() => listener(realm.inside(progress)))
      }
      const promise = asking('uploadFile', (given) => send(given, ending, told))(options)
      const task = {
        abort: () => ending.end(new Refused('abort')),
        onProgressUpdate: (listener: (progress: Progress) => void) => void listeners.add(listener),
        offProgressUpdate: (listener: (progress: Progress) => void) => void listeners.delete(listener),
        onHeadersReceived: () => undefined,
        offHeadersReceived: () => undefined,
      }
      return promise instanceof Promise ? Object.assign(promise, task) : task
    },
  }
}
