/** The outbox of this device, and what pages see of it. */
import { create } from 'zustand'
import { api } from '../api/api.ts'
import { live } from '../live/live.ts'
import { clock } from '../platform/clock.ts'
import { makeKey } from '../platform/random.ts'
import { storage } from '../platform/storage.ts'
import { currentSession } from '../session/store.ts'
import { say } from '../ui/toast/say.ts'
import { makeOutbox, type OutboxItem } from './outbox.ts'

const useItems = create<{ items: readonly OutboxItem[] }>(() => ({ items: [] }))

export const outbox = makeOutbox({
  send: api.send,
  storage,
  clock,
  makeKey,
  person: () => currentSession()?.person.id,
  changed: (items) => useItems.setState({ items }),
  sent: (item) => {
    say(`已发出：${item.label}`)
    live.stir()
  },
})
useItems.setState({ items: outbox.items() })

/** What waits or was refused, of whoever is signed in. */
export function useOutbox(person: string | undefined): readonly OutboxItem[] {
  const items = useItems((state) => state.items)
  return items.filter((item) => item.person === person)
}
