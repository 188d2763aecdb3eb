/** My channels with what is new in them, kept fresh while posts come. */
import { useEffect, useRef } from 'react'
import type { ChannelCard } from '../../../shared/channels/reading.ts'
import { api } from '../api/api.ts'
import { useLive } from '../live/live.ts'
import { useReading } from '../live/use-reading.ts'
import { clock } from '../platform/clock.ts'

/** Milliseconds between two readings while posts keep coming. */
const AT_MOST_EACH = 2_500

export const kindOrder: readonly ChannelCard['kind'][] = ['building', 'grid', 'community', 'interest']

/** Nearest first: the house, the grid, the community, then what interests me. */
export const nearestFirst = (channels: readonly ChannelCard[]): ChannelCard[] =>
  [...channels].sort((one, other) => kindOrder.indexOf(one.kind) - kindOrder.indexOf(other.kind))

export function useChannels() {
  const { reading, reread } = useReading(() => api.call('listChannels', {}), {
    key: 'channels',
    cares: (event) => event.kind === 'opened' || event.frame.type === 'meChanged',
  })
  const callOff = useRef<() => void>(undefined)
  const last = useRef(0)
  useLive((event) => {
    if (event.kind !== 'frame' || event.frame.type !== 'channelMoved' || event.frame.thread || callOff.current) return
    callOff.current = clock.later(Math.max(0, last.current + AT_MOST_EACH - clock.now()), () => {
      callOff.current = undefined
      last.current = clock.now()
      void reread()
    })
  })
  useEffect(() => () => callOff.current?.(), [])
  return { reading, reread }
}
