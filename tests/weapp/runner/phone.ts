/** A person with a phone: what they do on it, and what they wait to see. */
import { setTimeout as pause } from 'node:timers/promises'
import { type App, startApp } from './app.ts'
import type { Bundle } from './bundle.ts'
import { Device, type DeviceOptions, type Launch } from './device.ts'
import type { Element } from './render.ts'
import { fields, linesOf, tappables, type Wanted, wordsOf } from './screen.ts'

/** Milliseconds until something that should show must have shown. */
const PATIENCE = 8_000
/** Milliseconds from one tap to the next at the least: two frames. No finger is faster. */
const FINGER = 32
/** Milliseconds between looks while nothing changes on the page. */
const GLANCE = 50

export class Phone {
  readonly device: Device
  readonly #bundle: Bundle
  #app: App
  readonly #ended: App[] = []

  /** `launch`: how the app is opened the first time, if not by its icon. */
  constructor(bundle: Bundle, options: DeviceOptions, launch?: Launch) {
    this.#bundle = bundle
    this.device = new Device(options)
    this.#app = startApp(bundle, this.device, launch)
  }

  get app(): App {
    return this.#app
  }

  /** The screen as lines. */
  text(): string {
    const view = this.#app.view()
    return view ? linesOf(view).join('\n') : ''
  }

  get route(): string {
    return this.#app.pages.current?.route ?? ''
  }

  /** Waits until `look` finds something on the screen; the time it took is told, for claims of “within a second”. */
  async until<T>(what: string, look: (view: Element) => T | undefined | false, patience = PATIENCE): Promise<T> {
    const attempt = () => {
      const view = this.#app.view()
      return view ? look(view) : undefined
    }
    return new Promise((resolve, reject) => {
      let looking: NodeJS.Immediate | undefined
      const check = () => {
        looking = undefined
        try {
          const found = attempt()
          if (found === undefined || found === false) return
          finish()
          resolve(found)
        } catch (error) {
          finish()
          reject(error)
        }
      }
      const stop = this.#app.watch(() => {
        looking ??= setImmediate(check)
      })
      const late = setTimeout(() => {
        finish()
        const why = this.#app.realm.errors.map((error) => `\n! ${error instanceof Error ? error.stack : error}`)
        reject(new Error(`${what}: not within ${patience} ms on ${this.route}, which shows\n${this.text()}${why}`))
      }, patience)
      // What is looked for may be no matter of the page's data: a picture shown large, a file that was picked.
      const often = setInterval(check, GLANCE)
      const finish = () => {
        stop()
        clearInterval(often)
        clearTimeout(late)
        clearImmediate(looking)
      }
      check()
    })
  }

  /** Waits until there is exactly one of these. */
  async #only(what: string, find: (view: Element) => Element[]): Promise<Element> {
    let count = 0
    const look = (view: Element) => {
      const found = find(view)
      count = found.length
      return count === 1 && found[0]
    }
    return this.until(what, look).catch((error: Error) => {
      throw count > 1 ? new Error(`${count} could be meant. ${error.message}`) : error
    })
  }

  /** Waits to see these words. */
  async see(words: string, patience?: number): Promise<void> {
    await this.until(`See “${words}”`, (view) => wordsOf(view).includes(words), patience)
  }

  /** Waits until these words are gone. */
  async seeNoMore(words: string, patience?: number): Promise<void> {
    await this.until(`See “${words}” no more`, (view) => !wordsOf(view).includes(words), patience)
  }

  /** Waits to be on a page. */
  async arrive(route: string): Promise<void> {
    await this.until(`Arrive at ${route}`, () => this.route === route)
  }

  /** Taps what is called so, once it is there and can be tapped; it must be the only one. */
  async tap(name: string, wanted: Wanted = {}): Promise<void> {
    this.#press(await this.#only(`Tap “${name}”`, (view) => tappables(view, name, wanted)))
    await pause(FINGER)
  }

  #press(element: Element) {
    this.#app.dispatch('touchstart', element, {})
    this.#app.dispatch('touchend', element, {})
    if (element.attributes['open-type'] === 'agreePrivacyAuthorization') {
      this.#app.consentTapped(String(element.attributes.id))
      this.#app.dispatch('agreeprivacyauthorization', element, {})
    }
    if (element.attributes['open-type'] === 'getPhoneNumber') {
      const app = this.#app
      void app.askPhone().then((detail) => app.dispatch('getphonenumber', element, detail))
    }
    this.device.tapping = true
    this.#app.dispatch('tap', element, { x: 0, y: 0 })
    this.device.tapping = false
  }

  /** Types into the field of this name, in place of what it held. */
  async type(label: string, words: string): Promise<void> {
    const field = await this.#only(`Type into “${label}”`, (view) => fields(view, label))
    this.#app.dispatch('focus', field, { value: field.attributes.value, height: 300 })
    this.#app.dispatch('input', field, { value: words, cursor: words.length, keyCode: 0 })
    this.#app.dispatch('blur', field, { value: words })
    await this.until(`“${label}” shows what was typed`, (view) => fields(view, label)[0]?.attributes.value === words)
  }

  /** Taps a tab of WeChat's own bar. */
  async tab(text: string): Promise<void> {
    const tab = this.#bundle.tabs.find((one) => one.text === text)
    if (!tab || !this.#app.pages.isTab(this.route)) throw new Error(`No tab “${text}” on ${this.route}`)
    this.#app.pages.switchTab(`/${tab.page}`)
    await this.arrive(tab.page)
  }

  /** The arrow of the navigation bar, or the system's gesture. */
  async back(): Promise<void> {
    const from = this.#app.pages.current
    this.#app.pages.navigateBack(1)
    await this.until('Go back', () => this.#app.pages.current !== from)
  }

  /** The system ends the app; what the device keeps stays. */
  kill() {
    this.#app.kill()
    this.#ended.push(this.#app)
  }

  /** Starts the app again. */
  start(launch?: Launch) {
    this.#app = startApp(this.#bundle, this.device, launch)
  }

  /** What went wrong inside, of every start of the app. */
  get troubles(): string[] {
    return [...this.#ended, this.#app].flatMap(({ realm }) => [
      ...realm.errors.map((error) => (error instanceof Error ? (error.stack ?? error.message) : String(error))),
      ...realm.logged,
      ...realm.evaluations.map((code) => `made code from a string: ${code}`),
    ])
  }
}
