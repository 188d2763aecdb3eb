/** What the content check said of a post, and what follows from it. Pure. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import type { PostMove } from '../../shared/channels/lifecycle.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import { labelIds, OTHER, riskWords } from '../../shared/moderation/labels.ts'
import type { Verdict } from '../wechat/checker.ts'

const storedVerdict = z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.int() })
type StoredVerdict = z.infer<typeof storedVerdict>

/** A photo that is asked about: `trace` is what the result will name; without one it has not been asked about yet. */
const photoCheck = z.object({ photo: z.string(), trace: z.optional(z.string()), verdict: z.optional(storedVerdict) })

export const storedCheck = z.object({
  /** Of its words as they are now. */
  text: z.optional(storedVerdict),
  photos: z.array(photoCheck),
  /** How often the check could not be had. */
  tries: z.int(),
  /** When it is tried again. */
  nextAt: z.optional(z.string()),
})
export type Check = z.infer<typeof storedCheck>

export const newCheck = (photos: readonly { id: string }[]): Check => ({
  photos: photos.map(({ id }) => ({ photo: id })),
  tries: 0,
})

/** Other words are checked anew; photos stay what they are. */
export const forOtherWords = ({ photos }: Check): Check => ({ photos, tries: 0 })

/** The pause before the next try, in milliseconds: ten seconds, then twice as long each time, up to five minutes. */
export const pauseAfter = (tries: number): number => Math.min(10_000 * 2 ** Math.max(0, tries - 1), 5 * MINUTE)

const nextTry = (tries: number, now: number) => new Date(now + pauseAfter(tries)).toISOString()

/** After the text was asked about, or could not be (`undefined`). What is left to be asked is tried again in a while. */
export function afterText(check: Check, verdict: Verdict | undefined, now: number): Check {
  const { text: _, nextAt: __, ...rest } = check
  if (!verdict) return { ...rest, tries: check.tries + 1, nextAt: nextTry(check.tries + 1, now) }
  const left = verdict.suggest === 'pass' && rest.photos.some(isUnasked)
  return { ...rest, text: verdict, tries: 0, ...(left ? { nextAt: nextTry(1, now) } : {}) }
}

/** Whether a photo is still to be asked about: it has neither the name of its result nor a result. */
export const isUnasked = ({ trace, verdict }: Check['photos'][number]): boolean => !trace && !verdict

/** What asking about a photo gave: the trace that its result will name, or that a person is to look. */
export type Asked = { trace: string } | { verdict: Verdict }

/** After photos were asked about: what that gave, by photo. */
export function afterAsking(check: Check, asked: ReadonlyMap<string, Asked>, now: number): Check {
  const { nextAt: _, ...rest } = check
  const photos = check.photos.map((each) => {
    return isUnasked(each) ? { ...each, ...asked.get(each.photo) } : each
  })
  const tries = photos.some(isUnasked) ? check.tries + 1 : 0
  return { ...rest, photos, tries, ...(tries ? { nextAt: nextTry(tries, now) } : {}) }
}

/** After the result of a photo came. */
export const afterPhoto = (check: Check, trace: string, verdict: Verdict): Check => ({
  ...check,
  photos: check.photos.map((each) => (each.trace === trace ? { ...each, verdict } : each)),
})

export interface Judgement {
  move: Extract<PostMove, 'pass' | 'doubt' | 'fail'>
  /** Why it is not shown, or looked at by a person: to its author and to moderators. */
  reason?: string
}

const wordsOf = ({ label }: StoredVerdict) => riskWords(labelIds.find((known) => known === label) ?? OTHER)

/**
 * What the check makes of a post, once it is known; undefined while something has to be waited for. What the text alone
 * decides waits for no photo, and one bad photo for no other.
 */
export function judgementOf({ text, photos }: Check): Judgement | undefined {
  const risky = [text, ...photos.map(({ verdict }) => verdict)].find((verdict) => verdict?.suggest === 'risky')
  if (risky) return { move: 'fail', reason: wordsOf(risky) }
  if (!text) return undefined
  if (text.suggest === 'review') return { move: 'doubt', reason: wordsOf(text) }
  if (photos.some(({ verdict }) => !verdict)) return undefined
  const doubtful = photos.find(({ verdict }) => verdict?.suggest === 'review')?.verdict
  return doubtful ? { move: 'doubt', reason: wordsOf(doubtful) } : { move: 'pass' }
}
