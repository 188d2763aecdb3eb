/** wx.connectSocket over a real WebSocket; five at once. */
import { WebSocket } from 'ws'
import { type Asking, type Options, Refused } from '../asking.ts'
import type { Device, Line } from '../device.ts'
import type { Realm } from '../realm.ts'

const AT_ONCE = 5
const ABNORMAL = 1006

type Listener = (event: unknown) => void
type Event = 'open' | 'message' | 'close' | 'error'

export function socketApi(device: Device, realm: Realm, asking: Asking) {
  function connect(url: string, tell: (event: Event, detail: unknown) => void) {
    if (!device.options.socketOrigins.includes(new URL(url).origin)) throw new Refused('url not in domain list')
    if (device.sockets.size >= AT_ONCE) throw new Refused('exceed max concurrent connection limit')
    if (!device.online) throw new Refused('net::ERR_INTERNET_DISCONNECTED')
    const socket = new WebSocket(url)
    const line: Line = { cut: () => socket.terminate() }
    device.sockets.add(line)
    socket.on('open', () => tell('open', { header: {} }))
    socket.on('message', (data, binary) => tell('message', { data: binary ? data : data.toString() }))
    socket.on('error', (error) => tell('error', { errMsg: error.message }))
    socket.on('close', (code, reason) => {
      device.sockets.delete(line)
      tell('close', { code: code || ABNORMAL, reason: reason.toString() })
    })
    return socket
  }

  return {
    connectSocket: (options: Options) => {
      const listeners = new Map<Event, Set<Listener>>()
      const tell = (event: Event, detail: unknown) => {
        for (const listener of listeners.get(event) ?? []) realm.enter(() => listener(realm.inside(detail)))
      }
      const on = (event: Event) => (listener: Listener) => {
        listeners.set(event, (listeners.get(event) ?? new Set()).add(listener))
      }
      let socket: WebSocket | undefined
      const opened = asking('connectSocket', () => {
        socket = connect(String(options.url), tell)
        return undefined
      })(options)
      if (opened instanceof Promise) opened.catch(() => undefined)
      return {
        send: asking('sendSocketMessage', ({ data }) => {
          if (socket?.readyState !== WebSocket.OPEN) throw new Refused('taskID not exist')
          socket.send(String(data))
          return undefined
        }),
        close: asking('closeSocket', ({ code, reason }) => {
          socket?.close(Number(code ?? 1000), String(reason ?? ''))
          return undefined
        }),
        onOpen: on('open'),
        onMessage: on('message'),
        onClose: on('close'),
        onError: on('error'),
        get readyState() {
          return socket?.readyState ?? WebSocket.CONNECTING
        },
      }
    },
  }
}
