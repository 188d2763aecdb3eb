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
  /** Asks to be told of a channel that is not of one's own areas, or of a notice; to be asked again each time the line opens. */
  listen: (wanted: string) => line.say(JSON.stringify({ listen: wanted })),
  /** Has every page read again. */
  stir: () => tell({ kind: 'opened' }),
}

/** Is told of this while the page is there, by frames that come for it alone. */
export function useListening(wanted: string) {
  useEffect(() => live.listen(wanted), [wanted])
  useLive((event) => {
    if (event.kind === 'opened') live.listen(wanted)
  })
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
