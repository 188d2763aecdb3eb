/** Scanning a code with the camera, where there is one that the app may use: in WeChat. */
import Taro from '@tarojs/taro'
import { isWeb } from './target.ts'

export const canScan = !isWeb

/** What the scanned code holds: its words, or for a mini-program code the path that it opens. Undefined if nothing was scanned. */
export async function scan(): Promise<string | undefined> {
  if (process.env.TARO_ENV !== 'h5') {
    try {
      const { result, path } = await Taro.scanCode({ scanType: ['qrCode'] })
      return path || result || undefined
    } catch {
      return undefined
    }
  }
  return undefined
}
