/** The pages that are open: a stack of ten, tabs beneath, each page with its data and its lifecycle. */
import { type Asking, Refused } from './asking.ts'
import type { Bundle } from './bundle.ts'
import type { Realm } from './realm.ts'

const STACK = 10

type Method = (...given: unknown[]) => unknown
export type PageConfig = Record<string, unknown> & { data?: Record<string, unknown> }
export interface PageInstance extends Record<string, unknown> {
  route: string
  data: Record<string, unknown>
}

const call = (page: PageInstance, name: string, ...given: unknown[]) => {
  const method = page[name]
  if (typeof method === 'function') (method as Method).apply(page, given)
}

export class Pages {
  readonly stack: PageInstance[] = []
  readonly #tabs = new Map<string, PageInstance>()
  readonly #configs = new Map<string, PageConfig>()
  #registering: string | undefined
  readonly #bundle: Bundle
  readonly #realm: Realm
  readonly #changed: () => void

  constructor(bundle: Bundle, realm: Realm, changed: () => void) {
    this.#bundle = bundle
    this.#realm = realm
    this.#changed = changed
  }

  /** The global Page(). */
  register(config: PageConfig) {
    if (this.#registering === undefined) throw new Error('Page() was called outside of a page’s file')
    this.#configs.set(this.#registering, config)
  }

  get current(): PageInstance | undefined {
    return this.stack.at(-1)
  }

  #config(route: string): PageConfig {
    const known = this.#configs.get(route)
    if (known) return known
    this.#registering = route
    this.#realm.load(`${route}.js`)
    this.#registering = undefined
    const config = this.#configs.get(route)
    if (!config) throw new Error(`${route}.js never called Page()`)
    return config
  }

  #make(route: string): PageInstance {
    const config = this.#config(route)
    const page: PageInstance = Object.assign(this.#realm.run('({})') as PageInstance, config)
    Object.assign(page, {
      data: this.#realm.inside(config.data ?? {}),
      route,
      __route__: route,
      setData: (change: Record<string, unknown>, done?: () => void) => {
        for (const [path, value] of Object.entries(change)) put(page.data, path, this.#realm.inside(value))
        setImmediate(() => {
          this.#changed()
          if (done) this.#realm.enter(() => done.call(page))
        })
      },
    })
    return page
  }

  #open(route: string, query: Record<string, string>): PageInstance {
    const page = this.#make(route)
    this.stack.push(page)
    this.#realm.enter(() => call(page, 'onLoad', this.#realm.inside(query)))
    this.#show(page)
    setImmediate(() => this.#realm.enter(() => call(page, 'onReady')))
    return page
  }

  #show(page: PageInstance | undefined) {
    if (page) this.#realm.enter(() => call(page, 'onShow'))
    setImmediate(this.#changed)
  }

  #hide(page: PageInstance | undefined) {
    if (page) this.#realm.enter(() => call(page, 'onHide'))
  }

  #close(page: PageInstance | undefined) {
    if (page) this.#realm.enter(() => call(page, 'onUnload'))
  }

  isTab = (route: string) => this.#bundle.tabs.some(({ page }) => page === route)

  /** The page of a URL; fails as WeChat does when there is none. */
  #target(url: string): { route: string; query: Record<string, string> } {
    const [path = '', search = ''] = url.split('?')
    const base = this.current ? `/${this.current.route}` : '/'
    const route = path.startsWith('/') ? path.slice(1) : new URL(path, `http://app${base}`).pathname.slice(1)
    if (!this.#bundle.pages.includes(route)) throw new Refused(`page "${route}" is not found`)
    const pairs = search.split('&').filter(Boolean)
    const query = Object.fromEntries(pairs.map((pair) => [pair.split('=')[0], pair.split('=').slice(1).join('=')]))
    return { route, query }
  }

  reLaunch(url: string) {
    const { route, query } = this.#target(url)
    for (const page of this.stack.splice(0).reverse()) this.#close(page)
    this.#tabs.clear()
    const page = this.#open(route, query)
    if (this.isTab(route)) this.#tabs.set(route, page)
  }

  navigateTo(url: string) {
    const { route, query } = this.#target(url)
    if (this.isTab(route)) throw new Refused('can not navigateTo a tabbar page')
    if (this.stack.length >= STACK) throw new Refused('webview count limit exceed')
    this.#hide(this.current)
    this.#open(route, query)
  }

  redirectTo(url: string) {
    const { route, query } = this.#target(url)
    if (this.isTab(route)) throw new Refused('can not redirectTo a tabbar page')
    this.#close(this.stack.pop())
    this.#open(route, query)
  }

  switchTab(url: string) {
    const { route, query } = this.#target(url)
    if (!this.isTab(route)) throw new Refused('can not switch to no-tabBar page')
    if (Object.keys(query).length > 0) throw new Refused('can not switch to a tab with a query')
    const top = this.current
    if (top?.route === route) return
    if (top && this.isTab(top.route)) this.#hide(top)
    for (const page of this.stack.splice(0).reverse()) if (!this.isTab(page.route)) this.#close(page)
    const known = this.#tabs.get(route)
    if (known) {
      this.stack.push(known)
      this.#show(known)
    } else this.#tabs.set(route, this.#open(route, {}))
  }

  navigateBack(delta: number) {
    if (this.stack.length < 2) throw new Refused('cannot navigate back at first page')
    for (let n = 0; n < delta && this.stack.length > 1; n++) this.#close(this.stack.pop())
    this.#show(this.current)
  }

  /** The whole app goes to the background, or comes back. */
  hide = () => this.#hide(this.current)
  show = () => this.#show(this.current)

  api(asking: Asking) {
    const go = (name: 'reLaunch' | 'navigateTo' | 'redirectTo' | 'switchTab') =>
      asking(name, ({ url }) => {
        this[name](String(url))
        return undefined
      })
    return {
      reLaunch: go('reLaunch'),
      navigateTo: go('navigateTo'),
      redirectTo: go('redirectTo'),
      switchTab: go('switchTab'),
      navigateBack: asking('navigateBack', ({ delta }) => {
        this.navigateBack(Number(delta ?? 1))
        return undefined
      }),
    }
  }
}

/** Sets what a path of setData names, such as root.cn.[0].cn.[2].cl. */
function put(data: Record<string, unknown>, path: string, value: unknown) {
  const names = path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  const last = names.pop()
  if (last === undefined) throw new Error('setData was given an empty path')
  let at = data
  for (const [n, name] of names.entries()) {
    const next = names[n + 1] ?? last
    if (typeof at[name] !== 'object' || at[name] === null) at[name] = /^\d+$/.test(next) ? [] : {}
    at = at[name] as Record<string, unknown>
  }
  at[last] = value
}
