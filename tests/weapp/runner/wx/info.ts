/** What WeChat tells of itself and of the phone. The numbers are those of a middling phone. */
import type { Asking } from '../asking.ts'
import type { Device } from '../device.ts'
import type { Realm } from '../realm.ts'

const base = { SDKVersion: '3.8.10', version: '8.0.60', language: 'zh_CN', enableDebug: false, theme: 'light' }
const device = { platform: 'android', system: 'Android 14', brand: 'demo', model: 'demo', benchmarkLevel: 20 }
const screen = {
  pixelRatio: 3,
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 753,
  statusBarHeight: 44,
  safeArea: { left: 0, right: 390, top: 44, bottom: 810, width: 390, height: 766 },
}

export function infoApi(owner: Device, realm: Realm, asking: Asking, launch: object) {
  const app = () => ({ ...base, fontSizeScaleFactor: owner.fontScale, fontSizeSetting: 17 * owner.fontScale })
  const system = () => ({ ...app(), ...device, ...screen })
  const tell =
    <T>(about: () => T) =>
    () =>
      realm.inside(about())
  const nothing = () => undefined
  const listeners = new Map<(change: unknown) => void, () => void>()
  return {
    env: realm.inside({ USER_DATA_PATH: 'wxfile://usr' }),
    getAppBaseInfo: tell(app),
    getDeviceInfo: tell(() => device),
    getWindowInfo: tell(() => screen),
    getSystemInfoSync: tell(system),
    getSystemInfo: asking('getSystemInfo', system),
    getLaunchOptionsSync: tell(() => launch),
    getEnterOptionsSync: tell(() => launch),
    getAccountInfoSync: tell(() => ({ miniProgram: { appId: 'touristappid', envVersion: 'release', version: '' } })),
    getMenuButtonBoundingClientRect: tell(() => ({
      left: 296,
      right: 383,
      top: 48,
      bottom: 80,
      width: 87,
      height: 32,
    })),
    getUpdateManager: () => ({ onCheckForUpdate: nothing, onUpdateReady: nothing, onUpdateFailed: nothing }),
    getNetworkType: asking('getNetworkType', () => ({ networkType: owner.online ? 'wifi' : 'none' })),
    onNetworkStatusChange: (callback: (change: unknown) => void) => {
      const tellApp = (isConnected: boolean) =>
        realm.enter(() => callback(realm.inside({ isConnected, networkType: isConnected ? 'wifi' : 'none' })))
      listeners.set(callback, owner.onNetwork(tellApp))
    },
    offNetworkStatusChange: (callback: (change: unknown) => void) => listeners.get(callback)?.(),
    onThemeChange: nothing,
    onError: nothing,
    onUnhandledRejection: nothing,
    onPageNotFound: nothing,
    onAppShow: nothing,
    onAppHide: nothing,
    offAppShow: nothing,
    offAppHide: nothing,
    checkIsAddedToMyMiniProgram: asking('checkIsAddedToMyMiniProgram', () => ({ added: owner.amongMine })),
    canIUse: () => true,
  }
}
