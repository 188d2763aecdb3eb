/** The live line of this device, and how pages listen to it. */
import { useEffect, useRef } from 'react'
import { api } from '../api/api.ts'
import { clock } from '../platform/clock.ts'
import { chance } from '../platform/random.ts'
import { connect } from '../platform/wire.ts'
import { type LiveEvent, makeLive } from './socket.ts'

type Listener = (event: LiveEvent) => void
const listeners = new Set<Listener>()
const tell = (event: LiveEvent) => {
  for (const listener of listeners) listener(event)
}

const line = makeLive({ open: () => api.call('openSocket', {}), connect, clock, chance, tell })

export const live = {
  start: line.start,
  stop: line.stop,
  /** Asks to be told of a channel that is not of one's own areas; to be asked again each time the line opens. */
  listen: (channel: string) => line.say(JSON.stringify({ listen: channel })),
  /** Has every page read again. */
  stir: () => tell({ kind: 'opened' }),
}

/** Calls back for every hint while the page is there. */
export function useLive(callback: Listener) {
  const latest = useRef(callback)
  latest.current = callback
  useEffect(() => {
    const listener: Listener = (event) => latest.current(event)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
}
