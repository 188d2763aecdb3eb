/** What the device keeps for us: strings by name. Whoever reads one parses it. */
import Taro from '@tarojs/taro'

export interface Storage {
  read: (name: string) => string | undefined
  write: (name: string, text: string) => void
  remove: (name: string) => void
}

/** Storage may be full or switched off; then the app works without a memory. */
export const storage: Storage = {
  read: (name) => {
    try {
      const kept: unknown = Taro.getStorageSync(name)
      return typeof kept === 'string' && kept !== '' ? kept : undefined
    } catch {
      return undefined
    }
  },
  write: (name, text) => {
    try {
      Taro.setStorageSync(name, text)
    } catch {}
  },
  remove: (name) => {
    try {
      Taro.removeStorageSync(name)
    } catch {}
  },
}
