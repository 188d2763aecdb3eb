/**
 * Keeps a log true: reads the newest page, puts in what is told when it is the next event, and otherwise asks for what came
 * after the last one. So however hints are lost, doubled or late, nothing is missing and nothing is there twice.
 */
import type { ChannelEvent } from '../../../shared/channels/contract.ts'
import type { Reaction } from '../../../shared/channels/limits.ts'
import type { Post } from '../../../shared/channels/post.ts'
import { type Failure, isTransient, type Outcome } from '../api/outcome.ts'
import type { Clock } from '../platform/clock.ts'
import {
  emptyLog,
  type Log,
  logOf,
  type PostsPage,
  type Told,
  withAgain,
  withAnswer,
  withEvents,
  withOlder,
  withReactions,
  withTold,
} from './log.ts'

export interface FeedState {
  /** Undefined until something was read. */
  log: Log | undefined
  /** Why the last reading did not succeed. */
  failure: Failure | undefined
  /** Whether older posts are on their way. */
  older: boolean
}

/** `to`: up to which event it tells; what it leaves out until there is not for this reader. */
export interface EventsPage {
  items: readonly ChannelEvent[]
  more: boolean
  to: number
}

export interface FeedPorts {
  /** The newest page, or the one before a place. */
  page: (before: number | undefined) => Promise<Outcome<PostsPage>>
  /** What happened after an event. */
  events: (after: number) => Promise<Outcome<EventsPage>>
  /** Whether there are no pages, and all is told from the first event on: a thread, which is short. */
  fromFirst?: boolean | undefined
  clock: Clock
  changed: (state: FeedState) => void
}

/** Whoever missed more pages of events than this begins anew with the newest posts. */
const CATCH_UP_PAGES = 8
/** So many pages are read again at most. */
const AGAIN_PAGES = 4
/** Milliseconds until a reading that failed is tried again. */
const AGAIN = 4_000

export const nothingRead: FeedState = { log: undefined, failure: undefined, older: false }

export function makeFeed({ page, events, fromFirst = false, clock, changed }: FeedPorts) {
  let state = nothingRead
  let running: Promise<void> | undefined
  let wanted = false
  let ended = false
  let callOff: (() => void) | undefined

  function set(change: Partial<FeedState>) {
    if (ended) return
    state = { ...state, ...change }
    changed(state)
  }

  async function begin(): Promise<Failure | undefined> {
    if (fromFirst) {
      set({ log: emptyLog })
      return follow()
    }
    const newest = await page(undefined)
    if (!newest.ok) return newest.failure
    set({ log: logOf(newest.value), failure: undefined })
    return undefined
  }

  async function follow(): Promise<Failure | undefined> {
    for (let pages = 0; fromFirst || pages < CATCH_UP_PAGES; pages++) {
      const { log } = state
      if (!log) break
      const answer = await events(log.seq)
      if (!answer.ok) return answer.failure
      const { items, more, to } = answer.value
      // The log may have moved on by what was told in the meantime: events that are in it already change nothing. If it has
      // stepped back instead, this answer begins too late for it.
      const held = state.log ?? log
      if (held.seq < log.seq) continue
      const now = withEvents(held, items)
      set({ log: { ...now, seq: Math.max(now.seq, to) }, failure: undefined })
      if (!more) return undefined
    }
    return begin()
  }

  /** A thread from its first event on; it may have moved on meanwhile, so it catches up from where this was true. */
  async function allAgain() {
    const posts: Post[] = []
    let seq = 0
    for (let pages = 0; pages < CATCH_UP_PAGES; pages++) {
      const answer = await events(seq)
      if (!answer.ok) return
      posts.push(...answer.value.items.map((event) => event.post))
      seq = answer.value.to
      if (!answer.value.more) break
    }
    if (state.log) set({ log: withAgain(state.log, { items: posts, seq }) })
    await read()
  }

  async function run() {
    do {
      wanted = false
      const failure = state.log ? await follow() : await begin()
      if (failure) {
        set({ failure })
        if (isTransient(failure.code) && !ended) callOff = clock.later(AGAIN, () => void read())
        return
      }
    } while (wanted && !ended)
  }

  /** Reads what there is to know; a call while it reads has it read once more, so that two readings never cross. */
  function read(): Promise<void> {
    callOff?.()
    callOff = undefined
    wanted = true
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    state: () => state,
    read,
    /** Hears of an event. */
    hear: (told: Told) => {
      if (!state.log) return void read()
      const log = withTold(state.log, told)
      if (!log) return void read()
      if (log !== state.log) set({ log })
    },
    /** Reads the posts before those that were read. */
    older: async () => {
      const before = state.log?.before
      if (before === undefined || state.older) return
      set({ older: true })
      const answer = await page(before)
      if (!answer.ok) return set({ older: false, failure: answer.failure })
      // Begun anew in the meantime: this page belongs to what was there before.
      if (state.log?.before !== before) return set({ older: false })
      const log = withOlder(state.log, answer.value)
      const behind = log.seq < state.log.seq
      set({ older: false, failure: undefined, log })
      if (behind) await read()
    },
    /** Reads again the newest pages of those that are shown: the addresses of photos are good for minutes only. */
    again: async () => {
      if (fromFirst) return allAgain()
      let before: number | undefined
      for (let pages = 0; pages < AGAIN_PAGES; pages++) {
        const answer = await page(before)
        if (!answer.ok || !state.log) return
        set({ log: withAgain(state.log, answer.value) })
        before = answer.value.before
        if (before === undefined || before <= (state.log.before ?? 0)) break
      }
      await read()
    },
    /** Takes the answer to something that was done to a post here. */
    answer: (post: Post) => {
      if (state.log) set({ log: withAnswer(state.log, post) })
    },
    /** Hears what is counted of a post now. */
    reacted: (postId: string, counts: Partial<Record<Reaction, number>>) => {
      if (state.log) set({ log: withReactions(state.log, postId, counts) })
    },
    end: () => {
      ended = true
      callOff?.()
    },
  }
}
export type Feed = ReturnType<typeof makeFeed>
