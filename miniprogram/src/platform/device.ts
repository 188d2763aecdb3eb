/** What a person knows this device by, in the list of their sessions. */
import Taro from '@tarojs/taro'
import { isWeb } from './target.ts'

const LONGEST = 40

export function deviceName(): string {
  if (isWeb) return `${browserWord()}浏览器`
  try {
    const { brand, model } = Taro.getDeviceInfo()
    return `${brand ?? ''} ${model ?? ''}`.trim().slice(0, LONGEST)
  } catch {
    return ''
  }
}

const browsers = [
  ['Edg', 'Edge '],
  ['Firefox', 'Firefox '],
  ['Chrome', 'Chrome '],
  ['Safari', 'Safari '],
] as const

const browserWord = (): string => browsers.find(([mark]) => navigator.userAgent.includes(mark))?.[1] ?? ''
