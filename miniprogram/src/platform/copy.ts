/** Puts a text on the clipboard. */
import Taro from '@tarojs/taro'
import { say } from '../ui/toast/say.ts'

export async function copyText(text: string): Promise<void> {
  try {
    if (process.env.TARO_ENV === 'h5') {
      await navigator.clipboard.writeText(text)
      say('已复制')
    } else {
      // WeChat says itself that it is done.
      await Taro.setClipboardData({ data: text })
    }
  } catch {
    say('没能复制，请长按选择文字')
  }
}
