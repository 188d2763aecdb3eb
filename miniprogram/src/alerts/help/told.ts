/** That an alert rings for me, as its family or a neighbour: told by a frame, and read then. */
import { create } from 'zustand'
import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { isOpen } from '../../../../shared/alerts/lifecycle.ts'
import { isAbout } from '../../../../shared/sockets/contract.ts'
import { api } from '../../api/api.ts'
import { useLive } from '../../live/live.ts'
import { buzz } from '../../platform/buzz.ts'
import { say } from '../../ui/toast/say.ts'

export const useTold = create<{ card: AlertCard | undefined }>(() => ({ card: undefined }))

/** Rings that came already: frames may come twice. */
const heard = new Set<string>()

/** Those that were shown. */
const shown = new Set<string>()

function show(card: AlertCard): void {
  shown.add(card.id)
  useTold.setState({ card })
  buzz()
}

/** The list and not the alert itself: to open that is a look, which is kept. */
async function ringing(): Promise<AlertCard[] | undefined> {
  const read = await api.call('listMyAlerts', { query: {} })
  return read.ok ? read.value.ringing.filter(isAsked) : undefined
}

/** Whether it could be read. */
async function hear(alertId: string): Promise<boolean> {
  const asked = await ringing()
  const card = asked?.find(({ id }) => id === alertId)
  if (card) show(card)
  return asked !== undefined
}

/** How it goes on with the one that is shown: it says so, and goes where it is over or mine no more. */
async function follow(alertId: string): Promise<void> {
  const asked = await ringing()
  if (!asked || useTold.getState().card?.id !== alertId) return
  const card = asked.find(({ id }) => id === alertId)
  useTold.setState({ card })
  if (!card) say('刚才的求助已经结束')
}

/** What rang while nobody listened here. */
async function catchUp(): Promise<void> {
  const missed = (await ringing())?.find(({ id }) => !shown.has(id))
  if (missed) show(missed)
}

/** Who answers alerts is rung by an alarm of their own. */
const isAsked = ({ parties, state }: AlertCard): boolean =>
  isOpen(state) &&
  (parties.includes('family') || parties.includes('kin') || parties.includes('neighbour')) &&
  !parties.includes('responder') &&
  !parties.includes('raiser')

export const forgetTold = () => useTold.setState({ card: undefined })

/** Listens as long as the app is there. */
export function useToldHeard() {
  useLive((event) => {
    if (event.kind === 'opened') void catchUp()
    if (event.kind !== 'frame') return
    const shownId = useTold.getState().card?.id
    if (shownId !== undefined && isAbout(event.frame, shownId)) void follow(shownId)
    if (event.frame.type !== 'alertRings') return
    const ring = `${event.frame.id} ${event.frame.ring}`
    if (heard.has(ring)) return
    heard.add(ring)
    // The next ring of the same number is heard then.
    void hear(event.frame.id).then((known) => known || heard.delete(ring))
  })
}
