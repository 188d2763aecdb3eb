/** Every page's path, and how one gets there. */
import Taro from '@tarojs/taro'

export type Path = `/${string}`

const tabs = { home: '/home/index', channels: '/channels/index', me: '/me/index' } as const satisfies Record<
  string,
  Path
>

export const paths = {
  ...tabs,
  privacy: '/privacy/index',
  signIn: '/sign-in/index',
  openTicket: '/tickets/open/index',
  myTickets: '/tickets/mine/index',
  publicTickets: '/tickets/public/index',
  ticketQueue: '/tickets/queue/index',
  ticket: (ticketId: string): Path => `/tickets/detail/index?id=${ticketId}`,
} as const

export const tabPaths: readonly Path[] = Object.values(tabs)

/** Shows a page; a tab is switched to, anything else comes on top. */
export function go(to: Path) {
  if (tabPaths.includes(to)) void Taro.switchTab({ url: to })
  else void Taro.navigateTo({ url: to })
}

/** Shows a page in place of this one. */
export function goInstead(to: Path) {
  if (tabPaths.includes(to)) void Taro.switchTab({ url: to })
  else void Taro.redirectTo({ url: to })
}

/** Goes back to the page before, or home if there is none. */
export function goBack() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: paths.home })
}
