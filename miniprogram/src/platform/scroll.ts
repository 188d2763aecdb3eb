import Taro from '@tarojs/taro'

/** Shows the top of the page again, where what is on it became something else. */
export const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
