/** wx.scanCode: what the person holds before the camera. A mini-program code gives the path that it opens. */
import { type Asking, Refused } from '../asking.ts'
import type { Device } from '../device.ts'

export const scanApi = (device: Device, asking: Asking) => ({
  scanCode: asking('scanCode', () => {
    const held = device.scans.shift()
    if (!held) throw new Refused('cancel')
    const scanType = held.path === undefined ? 'QR_CODE' : 'WX_CODE'
    return { result: '', scanType, charSet: 'utf-8', rawData: '', ...held }
  }),
})
