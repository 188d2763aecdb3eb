/** What a form sends along: each on its way, there, or failed with a reason. */
import { useEffect, useRef, useState } from 'react'
import { useOnline } from '../../live/online.ts'
import { clock } from '../../platform/clock.ts'
import { makeKey } from '../../platform/random.ts'

export type UploadState<S> =
  | { kind: 'sending'; percent: number }
  | { kind: 'sent'; sent: S }
  /** `later`: it was the network; it is tried again by itself. */
  | { kind: 'failed'; message: string; later?: boolean | undefined }

export interface Upload<C, S> {
  key: string
  /** Undefined for one that was sent before the page was left, of which only what the draft keeps is known. */
  chosen: C | undefined
  state: UploadState<S>
}

/** `later`: it was the network, and the same may go well when there is one. */
export type Sent<S> = { ok: true; sent: S } | { ok: false; message: string; later?: boolean | undefined }

/** Milliseconds until what did not get through is tried again. */
const AGAIN = 6_000

interface Way<C, S> {
  /** What a draft keeps of those that were sent. */
  kept: readonly S[]
  keyOf: (sent: S) => string
  most: number
  /** Lets the person choose up to so many. */
  choose: (room: number) => Promise<C[]>
  send: (chosen: C, progress: (percent: number) => void) => Promise<Sent<S>>
  /** Hears what is there whenever that changes. */
  onSent: (sent: S[]) => void
}

export function useUploads<C, S>({ kept, keyOf, most, choose, send, onSent }: Way<C, S>) {
  const [uploads, setUploads] = useState<Upload<C, S>[]>(() =>
    kept.map((sent) => ({ key: keyOf(sent), chosen: undefined, state: { kind: 'sent', sent } })),
  )
  const latest = useRef(uploads)

  function set(next: Upload<C, S>[]) {
    latest.current = next
    setUploads(next)
  }
  const sentNow = () => latest.current.flatMap(({ state }) => (state.kind === 'sent' ? [state.sent] : []))
  const put = (key: string, state: UploadState<S>) =>
    set(latest.current.map((upload) => (upload.key === key ? { ...upload, state } : upload)))

  async function sendOne(key: string, chosen: C) {
    put(key, { kind: 'sending', percent: 0 })
    const done = await send(chosen, (percent) => put(key, { kind: 'sending', percent }))
    put(key, done.ok ? { kind: 'sent', sent: done.sent } : { kind: 'failed', message: done.message, later: done.later })
    if (done.ok) onSent(sentNow())
  }

  async function add() {
    const room = most - latest.current.length
    const added = (await choose(room)).slice(0, room).map((chosen) => ({ key: makeKey(), chosen }))
    const state = { kind: 'sending', percent: 0 } as const
    set([...latest.current, ...added.map((each): Upload<C, S> => ({ ...each, state }))])
    for (const { key, chosen } of added) await sendOne(key, chosen)
  }

  async function tryAgain() {
    for (const { key } of latest.current) {
      const now = latest.current.find((upload) => upload.key === key)
      if (now?.chosen && now.state.kind === 'failed' && now.state.later) await sendOne(key, now.chosen)
    }
  }

  // In a lift there is no network: what was chosen there goes by itself as soon as there is one.
  const online = useOnline()
  const waiting = uploads.some(({ state }) => state.kind === 'failed' && state.later)
  const busy = uploads.some(({ state }) => state.kind === 'sending')
  const was = useRef(online)
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun anew when there is something to try, or a network
  useEffect(() => {
    const back = online && !was.current
    was.current = online
    if (waiting && !busy && online) return clock.later(back ? 0 : AGAIN, () => void tryAgain())
  }, [waiting, busy, online])

  return {
    uploads,
    /** Whether some wait for a network, and whether some can't be sent as they are. */
    waiting,
    failed: uploads.some(({ state }) => state.kind === 'failed' && !state.later),
    room: most - uploads.length,
    busy,
    add,
    retry: ({ key, chosen }: Upload<C, S>) => chosen && sendOne(key, chosen),
    remove: (key: string) => {
      set(latest.current.filter((upload) => upload.key !== key))
      onSent(sentNow())
    },
    clear: () => set([]),
  }
}
