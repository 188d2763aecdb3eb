/** Lets the phone shake, where it can. */
import Taro from '@tarojs/taro'

const LONG = 400

export function buzz() {
  if (process.env.TARO_ENV === 'h5') {
    // Safari has none, and no browser shakes before it was touched.
    if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive) navigator.vibrate(LONG)
    return
  }
  void Promise.resolve(Taro.vibrateLong({})).catch(() => undefined)
}
