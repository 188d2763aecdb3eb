/** What was found in what staff pasted, or at an address: a warning of another system, or a feed that leads to several. */
import '../zod.ts'
import * as z from 'zod/mini'
import { moment } from '../zod.ts'
import { warningKinds, warningLevels } from './warning.ts'

/** UTF-16 units of a document that is pasted, and bytes of one that is fetched. */
export const CAP_MAX = 40_000
export const FETCHED_MAX = 64 * 1024

/** Characters of an address. */
export const URL_MAX = 1000

/** Entries of a feed that are shown, the first ones. */
export const ENTRIES_MAX = 50

/** What a CAP document says, as far as it is understood: staff look it over before they pass it on. */
export const capRead = z.object({
  reference: z.string(),
  issuer: z.optional(z.string()),
  kind: z.optional(z.enum(warningKinds)),
  level: z.optional(z.enum(warningLevels)),
  headline: z.optional(z.string()),
  text: z.optional(z.string()),
  measures: z.optional(z.string()),
  contact: z.optional(z.string()),
  startsAt: z.optional(moment()),
  endsAt: z.optional(moment()),
  /** The area in its words. */
  areaWords: z.optional(z.string()),
  message: z.enum(['alert', 'update', 'cancel']),
  /** It says of itself that it is a test or an exercise. */
  test: z.boolean(),
})
export type CapRead = z.infer<typeof capRead>

const entry = z.object({ title: z.string(), url: z.string(), updated: z.optional(moment()) })
export type FeedEntry = z.infer<typeof entry>

export const capFound = z.discriminatedUnion('what', [
  z.object({ what: z.literal('warning'), warning: capRead }),
  z.object({ what: z.literal('feed'), title: z.string(), entries: z.array(entry) }),
])
export type CapFound = z.infer<typeof capFound>
