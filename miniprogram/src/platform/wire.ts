/** One WebSocket as WeChat and browsers both have it. */
import Taro from '@tarojs/taro'

export interface WireEvents {
  opened: () => void
  /** A text frame came. */
  heard: (text: string) => void
  /** It ended, or never opened; told once. */
  ended: () => void
}

export interface Wire {
  say: (text: string) => void
  close: () => void
}

export type Connect = (url: string, events: WireEvents) => Wire

const once = (callback: () => void) => {
  let told = false
  return () => {
    if (told) return
    told = true
    callback()
  }
}

function browserWire(url: string, events: WireEvents): Wire {
  const socket = new WebSocket(url)
  const ended = once(events.ended)
  socket.onopen = events.opened
  socket.onmessage = (event) => typeof event.data === 'string' && events.heard(event.data)
  socket.onclose = ended
  socket.onerror = ended
  return {
    say: (text) => socket.readyState === WebSocket.OPEN && socket.send(text),
    close: () => socket.close(),
  }
}

function weappWire(url: string, events: WireEvents): Wire {
  const ended = once(events.ended)
  let closed = false
  const task = Taro.connectSocket({ url, fail: ended }).then((socket) => {
    socket.onOpen(events.opened)
    socket.onMessage(({ data }) => typeof data === 'string' && events.heard(data))
    socket.onClose(ended)
    socket.onError(ended)
    if (closed) socket.close({})
    return socket
  })
  task.catch(ended)
  const withTask = (use: (socket: Taro.SocketTask) => void) => {
    task.then(use).catch(ended)
  }
  return {
    say: (text) => withTask((socket) => socket.send({ data: text, fail: ended })),
    close: () => {
      closed = true
      withTask((socket) => socket.close({}))
    },
  }
}

export const connect: Connect = process.env.TARO_ENV === 'h5' ? browserWire : weappWire
