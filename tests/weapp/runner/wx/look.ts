/** What WeChat draws itself: bars, toasts, dialogs. It is kept for the test to look at, and the test answers the dialogs. */
import { type Asking, Refused } from '../asking.ts'
import type { Realm } from '../realm.ts'

/** The dialogs' answers, given before they are asked. */
export interface Answers {
  /** For wx.showModal: whether it is confirmed. */
  modal: boolean[]
  /** For wx.showActionSheet: the words that are tapped. */
  sheet: string[]
}

const quiet = [
  ...['setNavigationBarColor', 'setBackgroundColor', 'setBackgroundTextStyle', 'setTabBarStyle', 'setTabBarItem'],
  ...['setTabBarBadge', 'removeTabBarBadge', 'showTabBar', 'hideTabBar', 'showLoading', 'hideLoading', 'hideToast'],
  ...['pageScrollTo', 'stopPullDownRefresh', 'startPullDownRefresh', 'vibrateShort', 'vibrateLong', 'hideKeyboard'],
  ...['showNavigationBarLoading', 'hideNavigationBarLoading', 'hideHomeButton', 'hideShareMenu', 'showShareMenu'],
] as const

export function lookApi(realm: Realm, asking: Asking) {
  const answers: Answers = { modal: [], sheet: [] }
  const seen: { api: string; options: Record<string, unknown> }[] = []
  const kept = (name: string) =>
    asking(name, ({ success: _, fail: __, complete: ___, ...options }) => {
      seen.push({ api: name, options })
      return undefined
    })
  const query = {
    select: () => query,
    selectAll: () => query,
    in: () => query,
    boundingClientRect: () => query,
    scrollOffset: () => query,
    fields: () => query,
    exec: (callback?: (found: unknown[]) => void) => setImmediate(() => realm.enter(() => callback?.([null]))),
  }
  const api = {
    ...Object.fromEntries(quiet.map((name) => [name, kept(name)])),
    setNavigationBarTitle: kept('setNavigationBarTitle'),
    showToast: kept('showToast'),
    showModal: asking('showModal', ({ title, content }) => {
      seen.push({ api: 'showModal', options: { title, content } })
      const confirm = answers.modal.shift()
      if (confirm === undefined) throw new Error(`Nobody answers the dialog “${title} ${content}”`)
      return { confirm, cancel: !confirm }
    }),
    showActionSheet: asking('showActionSheet', ({ itemList }) => {
      const items = Array.isArray(itemList) ? itemList.map(String) : []
      const tapIndex = items.indexOf(answers.sheet.shift() ?? '')
      if (tapIndex < 0) throw new Refused('cancel')
      return { tapIndex }
    }),
    createSelectorQuery: () => query,
    nextTick: (callback: () => void) => setImmediate(() => realm.enter(callback)),
  }
  return { api, answers, seen }
}
