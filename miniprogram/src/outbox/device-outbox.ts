/** The outbox of this device, and what pages see of it. */
import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { Post } from '../../../shared/channels/post.ts'
import { api } from '../api/api.ts'
import { live } from '../live/live.ts'
import { clock } from '../platform/clock.ts'
import { makeKey } from '../platform/random.ts'
import { storage } from '../platform/storage.ts'
import { currentSession } from '../session/store.ts'
import { say } from '../ui/toast/say.ts'
import type { OutboxItem } from './item.ts'
import { makeOutbox } from './outbox.ts'

type PostListener = (post: Post) => void
const postListeners = new Set<PostListener>()

const useItems = create<{ items: readonly OutboxItem[] }>(() => ({ items: [] }))

export const outbox = makeOutbox({
  send: api.send,
  storage,
  clock,
  makeKey,
  person: () => currentSession()?.person.id,
  changed: (items) => useItems.setState({ items }),
  // Of words that went at once their page knows; of what had waited this says it.
  sent: (item) => {
    if (!item.tried) return
    say(`已发出：${item.label}`)
    live.stir()
  },
  posted: (_, post) => {
    for (const listener of postListeners) listener(post)
  },
  // Of a mark that was made at once its page says so; of one that had waited this does.
  marked: (item) => {
    if (item.tried) say(`已存上：${item.label}`)
  },
})
useItems.setState({ items: outbox.items() })

/** What waits or was refused, of whoever is signed in. */
export function useOutbox(person: string | undefined): readonly OutboxItem[] {
  const items = useItems((state) => state.items)
  return items.filter((item) => item.person === person)
}

/** Calls back with what became of each post that was sent, while the page is there. */
export function usePosted(callback: PostListener) {
  const latest = useRef(callback)
  latest.current = callback
  useEffect(() => {
    const listener: PostListener = (post) => latest.current(post)
    postListeners.add(listener)
    return () => {
      postListeners.delete(listener)
    }
  }, [])
}
