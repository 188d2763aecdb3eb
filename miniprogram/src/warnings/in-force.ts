/** The warnings in force for whoever uses this device: read once for all pages, told of by frames, kept for when there is no network. */
import '../../../shared/zod.ts'
import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import * as z from 'zod/mini'
import { create } from 'zustand'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { isInForce, type Warning, warning } from '../../../shared/warnings/warning.ts'
import { api } from '../api/api.ts'
import { useLive } from '../live/live.ts'
import type { LiveEvent } from '../live/socket.ts'
import { useNow } from '../live/use-now.ts'
import { clock } from '../platform/clock.ts'
import { keep, readKept } from '../platform/kept.ts'
import { useLooking } from '../platform/looking.ts'
import { storage } from '../platform/storage.ts'
import { useMe } from '../session/store.ts'

/** Frames are hints, and who has no socket gets none: so often it is read in any case while somebody looks. */
const AGAIN = 5 * MINUTE

const KEPT = 'warnings'
const kept = z.object({ person: z.string(), items: z.array(warning) })

interface Held {
  /** Whose they are. */
  person: string | undefined
  items: readonly Warning[]
  /** When they were read, by this device's clock. */
  readAt: number
}

const useHeld = create<Held>(() => ({
  ...(readKept(storage, KEPT, kept) ?? { person: undefined, items: [] }),
  readAt: 0,
}))

let reading: { person: string; again: boolean } | undefined

/** Reads them; a call while it reads has it read once more afterwards. What was read before stays where it can't. */
async function readFor(person: string): Promise<void> {
  if (reading?.person === person) {
    reading.again = true
    return
  }
  const run = { person, again: false }
  reading = run
  do {
    run.again = false
    const outcome = await api.call('listMyWarnings', {})
    if (reading !== run) return
    if (!outcome.ok) continue
    const { items } = outcome.value
    useHeld.setState({ person, items, readAt: clock.now() })
    keep(storage, KEPT, { person, items })
  } while (run.again)
  reading = undefined
}

const isWorthIt = (event: LiveEvent): boolean =>
  event.kind === 'opened' ||
  event.frame.type === 'meChanged' ||
  (event.frame.type === 'noticeCame' && event.frame.id.startsWith('wrn_'))

/** Keeps them read for this person, as long as the app is there. */
export function useWarningsRead(person: string | undefined): void {
  const now = useNow()
  const looking = useLooking()
  const read = () => {
    if (person !== undefined) void readFor(person)
  }
  useEffect(read, [person])
  useDidShow(read)
  useLive((event) => {
    if (isWorthIt(event)) read()
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks whenever time has gone by
  useEffect(() => {
    if (looking && now - useHeld.getState().readAt >= AGAIN) read()
  }, [looking, now])
}

/** Those that are in force now, what is meant in earnest first, and the gravest of it. */
export function useWarnings(now: number): readonly Warning[] {
  const person = useMe()?.id
  const held = useHeld()
  if (person === undefined || held.person !== person) return []
  return held.items.filter((each) => isInForce(each, new Date(now).toISOString()))
}
