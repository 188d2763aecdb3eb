/** My alert that is open: read once for all pages, and told of by frames. */
import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { create } from 'zustand'
import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { api } from '../../api/api.ts'
import { useLive } from '../../live/live.ts'
import type { LiveEvent } from '../../live/socket.ts'
import { useMe } from '../../session/store.ts'
import { myCalls } from '../raise/device-calls.ts'
import { raising, useRaising } from '../raise/device-raising.ts'

interface Held {
  person: string | undefined
  card: AlertCard | undefined
}

const useHeld = create<Held>(() => ({ person: undefined, card: undefined }))

/** The one that I raised, or pressed beside. */
const isMine = ({ parties }: AlertCard) => parties.includes('raiser') || parties.includes('witness')

/** The reading of whoever was read for last is the one that counts. */
let latest = 0

async function readFor(person: string) {
  latest++
  const mine = latest
  const read = await api.call('listMyAlerts', { query: { limit: 1 } })
  if (mine === latest && read.ok) useHeld.setState({ person, card: read.value.ringing.find(isMine) })
}

const isWorthIt = (event: LiveEvent): boolean =>
  event.kind === 'opened' || (event.frame.type === 'caseChanged' && event.frame.id.startsWith('alr_'))

/** Sends what waits, and keeps mine read, and whom I could call, as long as the app is there. */
export function useMyAlertRead(person: string | undefined) {
  const sent = useRaising((state) => state.sent)
  const read = () => {
    raising.resume()
    if (person === undefined) return
    void readFor(person)
    void myCalls.renew()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads again for another person, and when one was sent
  useEffect(read, [person, sent])
  useDidShow(read)
  useLive((event) => {
    if (isWorthIt(event)) read()
  })
}

export function useMyOpenAlert(): AlertCard | undefined {
  const person = useMe()?.id
  const held = useHeld()
  return person !== undefined && held.person === person ? held.card : undefined
}
