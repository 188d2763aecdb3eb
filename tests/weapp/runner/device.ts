/** A phone apart from the app on it: whose it is, its network, what it keeps when the app is closed. */
import type { Buffer } from 'node:buffer'

export interface DeviceOptions {
  /** Whose WeChat it is. */
  openid: string
  /** The address that WeChat's own server listens to; here the stand-in's. */
  wechat: string
  /** Where the addresses that the app was built with lead to: origin to origin. No other can be reached by wx.request. */
  origins: Readonly<Record<string, string>>
  /** The origins that wx.uploadFile may send to. */
  uploadOrigins: readonly string[]
  /** The origins that wx.connectSocket may connect to. */
  socketOrigins: readonly string[]
}

/** How the app is opened: by its icon, or by a code, whose page and scene WeChat hands over (the scene URI-encoded). */
export interface Launch {
  path: string
  query: Readonly<Record<string, string>>
  /** WeChat's number of how: 1001 the list of recent ones, 1047 a scanned mini-program code. */
  scene: number
}

/** A line that is in use; a cut of the network ends it. */
export interface Line {
  cut(): void
}

export interface Sent {
  method: string
  url: string
  status: number
}

export class Device {
  readonly options: DeviceOptions
  readonly storage = new Map<string, string>()
  readonly files = new Map<string, Buffer>()
  /** The photos that the person picks when they are next asked for some; none means that they close the picker. */
  gallery: Buffer[] = []
  /** The files of conversations that the person picks when they are next asked for some; none means that they close the picker. */
  chat: { name: string; bytes: Buffer }[] = []
  /** The documents that were opened, with what was in them. */
  readonly opened: { type: string; bytes: Buffer }[] = []
  /**
   * What the person says in the sheets of requestSubscribeMessage, one after another: of every template in it. `always` ticks the
   * box that keeps the answer, so that WeChat shows no sheet for those any more; none means that they close it.
   */
  sheets: { answer: 'accept' | 'reject'; always?: true }[] = []
  /** The templates whose answer is kept. */
  readonly always = new Map<string, 'accept' | 'reject'>()
  /** What each sheet asked for that was shown. */
  readonly sheetsShown: string[][] = []
  /** Whether a finger is on the screen: sheets open at no other moment. */
  tapping = false
  /** What the person holds before the camera when they are next asked to scan; none means that they close the camera. */
  scans: { result?: string; path?: string }[] = []
  /** Whether the person put the mini-program among 我的小程序. */
  amongMine = false
  /** The number that WeChat knows the person by; without one they refuse to give it. */
  phoneNumber: string | undefined
  /** The files that were given to a conversation. */
  readonly shared: { file: string; name: string }[] = []
  /** Whether the person has agreed to the privacy guide. WeChat remembers it. */
  consented = false
  fontScale = 1
  online = true
  /** Every answer that came from the network, in order. */
  readonly sent: Sent[] = []
  /** Whether the answer to this request is lost on its way, by the network going off just then. */
  loses: ((method: string, url: string) => boolean) | undefined
  readonly requests = new Set<Line>()
  readonly sockets = new Set<Line>()
  #listeners = new Set<(online: boolean) => void>()

  constructor(options: DeviceOptions) {
    this.options = options
  }

  onNetwork(listener: (online: boolean) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The network is gone: what is under way fails, nothing new gets through. */
  cut() {
    this.online = false
    for (const line of [...this.requests, ...this.sockets]) line.cut()
    for (const listener of this.#listeners) listener(false)
  }

  /** Only the open sockets end, as a tunnel or a server does it to them; the network stays. */
  cutSockets() {
    for (const line of [...this.sockets]) line.cut()
  }

  restore() {
    this.online = true
    for (const listener of this.#listeners) listener(true)
  }
}
