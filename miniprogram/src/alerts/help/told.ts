/** That an alert rings for me, as its family or a neighbour: told by a frame, and read then. */
import { create } from 'zustand'
import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { isOpen } from '../../../../shared/alerts/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useLive } from '../../live/live.ts'
import { buzz } from '../../platform/buzz.ts'

export const useTold = create<{ card: AlertCard | undefined }>(() => ({ card: undefined }))

/** Rings that came already: frames may come twice. */
const heard = new Set<string>()

/** Whether it could be read. */
async function hear(alertId: string): Promise<boolean> {
  const read = await api.call('getAlert', { params: { alertId } })
  if (!read.ok) return false
  const { parties, state } = read.value
  const asked = parties.includes('family') || parties.includes('neighbour')
  // Who answers alerts is rung by an alarm of their own.
  if (!asked || parties.includes('responder') || parties.includes('raiser') || !isOpen(state)) return true
  useTold.setState({ card: read.value })
  buzz()
  return true
}

export const forgetTold = () => useTold.setState({ card: undefined })

/** Listens as long as the app is there. */
export function useToldHeard() {
  useLive((event) => {
    if (event.kind !== 'frame' || event.frame.type !== 'alertRings') return
    const ring = `${event.frame.id} ${event.frame.ring}`
    if (heard.has(ring)) return
    heard.add(ring)
    // The next ring of the same number is heard then.
    void hear(event.frame.id).then((known) => known || heard.delete(ring))
  })
}
