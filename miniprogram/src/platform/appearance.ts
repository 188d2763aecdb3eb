/** What the system wants the app to look like, and telling the system's own bars what we look like. */
import Taro from '@tarojs/taro'
import { create } from 'zustand'

interface Appearance {
  dark: boolean
  /** How much larger than usual the person set letters in WeChat; 1 is usual. */
  scale: number
}

export const useAppearance = create<Appearance>(() => ({ dark: false, scale: 1 }))

/** Reads what the system wants, now and whenever it changes. */
export function watchAppearance() {
  if (process.env.TARO_ENV === 'h5') {
    const query = window.matchMedia('(prefers-color-scheme: dark)')
    const tell = () => useAppearance.setState({ dark: query.matches })
    query.addEventListener('change', tell)
    tell()
  } else {
    const info = Taro.getAppBaseInfo()
    const scale: unknown = Reflect.get(info, 'fontSizeScaleFactor')
    useAppearance.setState({
      dark: info.theme === 'dark',
      scale: typeof scale === 'number' && scale > 0 ? scale : 1,
    })
    Taro.onThemeChange?.(({ theme }) => useAppearance.setState({ dark: theme === 'dark' }))
  }
}

/** The colours of the bars that WeChat itself draws; the same as in tokens.scss. */
const bars = {
  light: { front: '#000000', back: '#f7f5ef', text: '#56615d', chosen: '#0b6b57' },
  dark: { front: '#ffffff', back: '#131817', text: '#a9b5b0', chosen: '#63cdb1' },
} as const

/** Paints WeChat's bars, or the browser's page. */
export function paintBars(dark: boolean, classes: string, tabPage: boolean) {
  if (process.env.TARO_ENV === 'h5') {
    document.documentElement.className = classes
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
  } else {
    const { front, back, text, chosen } = dark ? bars.dark : bars.light
    const quiet = () => undefined
    Taro.setNavigationBarColor({ frontColor: front, backgroundColor: back, fail: quiet })
    Taro.setBackgroundColor({ backgroundColor: back, fail: quiet })
    if (tabPage) {
      const borderStyle = dark ? 'black' : 'white'
      Taro.setTabBarStyle({ color: text, selectedColor: chosen, backgroundColor: back, borderStyle, fail: quiet })
    }
  }
}
