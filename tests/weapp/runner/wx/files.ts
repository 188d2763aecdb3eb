/** The files of an app on the phone: taken from a conversation and given to one, fetched, opened. */
import { type Asking, Refused } from '../asking.ts'
import type { Device } from '../device.ts'

/** What wx.openDocument shows. */
const SHOWN = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf']

export function filesApi(device: Device, asking: Asking) {
  function keep(prefix: string, bytes: Buffer) {
    const path = `wxfile://${prefix}_${device.files.size + 1}`
    device.files.set(path, bytes)
    return path
  }

  const system = {
    writeFileSync: (path: string, data: unknown, encoding: BufferEncoding = 'utf8') => {
      if (typeof data !== 'string') throw new Error('writeFileSync:fail only words are written here')
      device.files.set(path, Buffer.from(data, encoding))
    },
  }
  return {
    getFileSystemManager: () => system,
    chooseMessageFile: asking('chooseMessageFile', ({ count, extension }) => {
      const endings = Array.isArray(extension) ? extension.map(String) : []
      const fits = ({ name }: { name: string }) => endings.some((ending) => name.endsWith(`.${ending}`))
      const picked = device.chat.splice(0, Number(count ?? 1)).filter(fits)
      if (picked.length === 0) throw new Refused('cancel')
      const tempFiles = picked.map(({ name, bytes }) => ({
        name,
        size: bytes.length,
        path: keep('tmp', bytes),
        type: 'file',
      }))
      return { tempFiles }
    }),
    downloadFile: asking('downloadFile', async ({ url }) => {
      if (!device.online) throw new Refused('net::ERR_INTERNET_DISCONNECTED')
      if (!device.options.uploadOrigins.includes(new URL(String(url)).origin))
        throw new Refused('url not in domain list')
      const answer = await fetch(String(url))
      return { statusCode: answer.status, tempFilePath: keep('download', Buffer.from(await answer.arrayBuffer())) }
    }),
    openDocument: asking('openDocument', ({ filePath, fileType }) => {
      const bytes = device.files.get(String(filePath))
      if (!bytes || !SHOWN.includes(String(fileType))) throw new Refused(`filetype not supported: ${fileType}`)
      device.opened.push({ type: String(fileType), bytes })
      return undefined
    }),
    shareFileMessage: asking('shareFileMessage', ({ filePath, fileName }) => {
      device.shared.push({ file: String(filePath), name: String(fileName ?? '') })
      return undefined
    }),
  }
}
