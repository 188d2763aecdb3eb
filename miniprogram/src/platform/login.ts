/** WeChat's sign-in code; a browser has none. */
import Taro from '@tarojs/taro'

/** A fresh code of wx.login, or undefined where there is none. */
export async function wechatCode(): Promise<string | undefined> {
  if (process.env.TARO_ENV !== 'h5') {
    try {
      const { code } = await Taro.login()
      return code || undefined
    } catch {
      return undefined
    }
  }
  return undefined
}
