/** The mini-program, started on a phone as WeChat starts it: app.js, the component, then pages when they are first shown. */
import { makeAsking } from './asking.ts'
import type { Bundle } from './bundle.ts'
import type { Device, Launch } from './device.ts'
import { type PageConfig, type PageInstance, Pages } from './pages.ts'
import { makeRealm } from './realm.ts'
import { type Element, makeRender } from './render.ts'
import { filesApi } from './wx/files.ts'
import { infoApi } from './wx/info.ts'
import { loginApi } from './wx/login.ts'
import { lookApi } from './wx/look.ts'
import { mediaApi } from './wx/media.ts'
import { phoneApi } from './wx/phone.ts'
import { privacyApi } from './wx/privacy.ts'
import { requestApi } from './wx/request.ts'
import { scanApi } from './wx/scan.ts'
import { socketApi } from './wx/socket.ts'
import { storageApi } from './wx/storage.ts'
import { subscribeApi } from './wx/subscribe.ts'
import { uploadApi } from './wx/upload.ts'

/** What a bundle may look for on `wx` though it is not there. */
const MAY_BE_MISSING = new Set(['cloud', 'webpackJsonp'])

type Methods = Record<string, unknown>
const call = (on: Methods, name: string, given: unknown) => {
  const method = on[name]
  if (typeof method === 'function') method.call(on, given)
}

export function startApp(bundle: Bundle, device: Device, opened?: Launch) {
  const realm = makeRealm(bundle)
  const asking = makeAsking(realm)
  const render = makeRender(bundle)
  const watchers = new Set<() => void>()
  const changed = () => {
    for (const watcher of [...watchers]) watcher()
  }
  const pages = new Pages(bundle, realm, changed)
  const privacy = privacyApi(device, realm, asking)
  const media = mediaApi(device, asking, privacy.gate)
  const look = lookApi(realm, asking)
  const phone = phoneApi(device, privacy.gate)
  const [first = ''] = bundle.pages
  const { path, query, scene } = opened ?? { path: first, query: {}, scene: 1001 }
  const launch = { path, query, scene, referrerInfo: {}, shareTicket: '' }

  const api: Methods = {
    ...infoApi(device, realm, asking, launch),
    ...loginApi(device, asking),
    ...requestApi(device, realm, asking),
    ...uploadApi(device, realm, asking),
    ...socketApi(device, realm, asking),
    ...storageApi(device, realm, asking),
    ...scanApi(device, asking),
    ...subscribeApi(device, asking),
    ...filesApi(device, asking),
    ...privacy.api,
    ...media.api,
    ...look.api,
    ...pages.api(asking),
  }
  const wx = new Proxy(api, {
    get(all, name) {
      if (name in all || typeof name === 'symbol' || MAY_BE_MISSING.has(name)) return all[String(name)]
      if (name in Object.prototype) return Reflect.get(all, name)
      throw new Error(`The bundle uses wx.${name}, which this phone does not have yet`)
    },
  })

  let app: Methods = {}
  let component: Methods = {}
  realm.define('wx', wx)
  realm.define('App', (config: Methods) => {
    app = config
  })
  realm.define('Page', (config: PageConfig) => pages.register(config))
  realm.define('Component', (config: Methods) => {
    component = config
  })
  realm.define('Behavior', (config: Methods) => config)
  realm.define('getApp', () => app)
  realm.define('getCurrentPages', () => [...pages.stack])

  realm.load('app.js')
  realm.load('comp.js')
  realm.enter(() => call(app, 'onLaunch', realm.inside(launch)))
  realm.enter(() => call(app, 'onShow', realm.inside(launch)))
  pages.reLaunch(
    `/${path}?${Object.entries(query)
      .map(([name, value]) => `${name}=${value}`)
      .join('&')}`,
  )

  /** The view layer's events: to each element on the way up that binds them, until one catches. */
  function dispatch(type: string, target: Element, detail: unknown) {
    const page = pages.current
    if (!page) throw new Error('No page is open')
    for (let at: Element | undefined = target; at; at = at.parent) {
      const method = at.binds[type]
      if (method) {
        const event = realm.inside({ type, timeStamp: performance.now(), detail, target: about(target) })
        handle(page, method, Object.assign(event, { currentTarget: realm.inside(about(at)), mark: realm.inside({}) }))
      }
      if (at.catches.has(type) || !BUBBLES.has(type)) return
    }
  }

  function handle(page: PageInstance, name: string, event: unknown) {
    const method = page[name] ?? (component.methods as Methods | undefined)?.[name]
    if (typeof method !== 'function') throw new Error(`The page has no method ${name}`)
    realm.enter(() => method.call(page, event))
  }

  return {
    realm,
    pages,
    look,
    photosShown: media.shown,
    consentAskedFor: privacy.asked,
    consentTapped: privacy.gate.tapped,
    askPhone: phone.ask,
    dispatch,
    /** What is on the screen now. */
    view: (): Element | undefined => (pages.current ? render(pages.current.data) : undefined),
    /** Calls back whenever the screen may have changed; the answer calls it off. */
    watch: (watcher: () => void) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    hide: () => {
      pages.hide()
      realm.enter(() => call(app, 'onHide', undefined))
    },
    show: () => {
      realm.enter(() => call(app, 'onShow', realm.inside(launch)))
      pages.show()
    },
    /** Ends it without a word to it, as the system does when it needs the memory. */
    kill: () => {
      realm.end()
      for (const line of [...device.requests, ...device.sockets]) line.cut()
    },
  }
}
export type App = ReturnType<typeof startApp>

const BUBBLES = new Set(['tap', 'touchstart', 'touchmove', 'touchend', 'touchcancel', 'longpress', 'longtap'])

const about = ({ attributes }: Element) => ({
  id: String(attributes.id ?? ''),
  dataset: { sid: attributes['data-sid'] },
  offsetLeft: 0,
  offsetTop: 0,
})
