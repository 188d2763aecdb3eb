/** What leads straight to the red button from outside of the app. */
import Taro from '@tarojs/taro'
import { type Path, paths } from '../paths.ts'
import { type Scene, sceneWords } from './scene.ts'

/** An address at which WeChat opens the red button, where this deployment has one (a URL Link made for that page). */
const link = process.env.TARO_APP_ALERT_LINK ?? ''

/** The page that a launch path opens. */
export const launchPath = (scene: Scene): Path => paths.arriveWith(sceneWords(scene))

/** The address that opens it; none in a mini-program for which none was made. */
export function launchAddress(scene: Scene): string | undefined {
  if (process.env.TARO_ENV !== 'h5') return link || undefined
  const { origin, pathname } = window.location
  return `${origin}${pathname}#${launchPath(scene)}`
}

/** Whether the mini-program stands among 我的小程序; undefined where WeChat doesn't say. */
export function isAmongMine(): Promise<boolean | undefined> {
  if (process.env.TARO_ENV === 'h5' || !Taro.canIUse('checkIsAddedToMyMiniProgram')) return Promise.resolve(undefined)
  return new Promise((resolve) =>
    Taro.checkIsAddedToMyMiniProgram({ success: ({ added }) => resolve(added), fail: () => resolve(undefined) }),
  )
}

/**
 * While this page is shown, what a browser puts onto the home screen is the red button and not the app. What takes it back.
 */
export function offerButton(): () => void {
  if (process.env.TARO_ENV !== 'h5') return () => undefined
  const manifest = document.querySelector<HTMLLinkElement>('link[rel=manifest]')
  const before = manifest?.getAttribute('href')
  const title = document.title
  manifest?.setAttribute('href', 'help.webmanifest')
  document.title = '一键求助'
  return () => {
    if (before) manifest?.setAttribute('href', before)
    document.title = title
  }
}
