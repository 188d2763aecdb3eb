/** wx.chooseMedia and wx.previewImage: the person's gallery, behind the privacy gate. */
import { type Asking, Refused } from '../asking.ts'
import type { Device } from '../device.ts'
import type { PrivacyGate } from './privacy.ts'

const PNG = 0x89

export function mediaApi(device: Device, asking: Asking, gate: PrivacyGate) {
  const shown: unknown[] = []

  function keepTemporarily(bytes: Buffer) {
    const name = `wxfile://tmp_${device.files.size + 1}${bytes[0] === PNG ? '.png' : '.jpg'}`
    device.files.set(name, bytes)
    return { tempFilePath: name, size: bytes.length, fileType: 'image' }
  }

  const api = {
    chooseMedia: asking('chooseMedia', async ({ count, mediaType }) => {
      await gate.pass('chooseMedia')
      if (!Array.isArray(mediaType) || !mediaType.includes('image')) throw new Refused('mediaType is invalid')
      const picked = device.gallery.splice(0, Math.min(Number(count ?? 9), 20))
      if (picked.length === 0) throw new Refused('cancel')
      return { type: 'image', tempFiles: picked.map(keepTemporarily) }
    }),
    previewImage: asking('previewImage', ({ urls, current }) => {
      shown.push({ urls, current })
      return undefined
    }),
  }
  return { api, shown }
}
