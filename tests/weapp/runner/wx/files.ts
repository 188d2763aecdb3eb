/** The files of an app on the phone, and giving one to a conversation. */
import type { Asking } from '../asking.ts'
import type { Device } from '../device.ts'

export function filesApi(device: Device, asking: Asking) {
  const system = {
    writeFileSync: (path: string, data: unknown, encoding: BufferEncoding = 'utf8') => {
      if (typeof data !== 'string') throw new Error('writeFileSync:fail only words are written here')
      device.files.set(path, Buffer.from(data, encoding))
    },
  }
  return {
    getFileSystemManager: () => system,
    shareFileMessage: asking('shareFileMessage', ({ filePath, fileName }) => {
      device.shared.push({ file: String(filePath), name: String(fileName ?? '') })
      return undefined
    }),
  }
}
