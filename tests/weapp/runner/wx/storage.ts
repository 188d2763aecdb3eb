/** wx.setStorage and its kin: values by name, which outlive the app. */
import { type Asking, Refused } from '../asking.ts'
import type { Device } from '../device.ts'
import type { Realm } from '../realm.ts'

export function storageApi({ storage }: Device, realm: Realm, asking: Asking) {
  const read = (name: string): unknown => {
    const kept = storage.get(name)
    return kept === undefined ? undefined : realm.inside(JSON.parse(kept))
  }
  const write = (name: string, value: unknown) => void storage.set(name, JSON.stringify(value ?? ''))
  return {
    getStorageSync: (name: string) => read(name) ?? '',
    setStorageSync: write,
    removeStorageSync: (name: string) => void storage.delete(name),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => realm.inside({ keys: [...storage.keys()], currentSize: 1, limitSize: 10_240 }),
    getStorage: asking('getStorage', ({ key }) => {
      const data = read(String(key))
      if (data === undefined) throw new Refused('data not found')
      return { data }
    }),
    setStorage: asking('setStorage', ({ key, data }) => {
      write(String(key), data)
      return undefined
    }),
    removeStorage: asking('removeStorage', ({ key }) => {
      storage.delete(String(key))
      return undefined
    }),
  }
}
