/**
 * What messages a person may be sent, as it is kept: one item a person, with the openid that they go to, and the messages of
 * late. The face for who sends.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { dutyRoles } from '../../shared/duty/policy.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { type Credit, ENOUGH } from '../../shared/messages/contract.ts'
import { type Template, templateNames } from '../../shared/messages/templates.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'

/** Who refused is not asked again for so long. */
const LET_BE = 14 * DAY

/** A message that was begun: since when, and what became of it. */
const begun = z.object({
  /** Through which of the person's households. */
  household: z.string(),
  takenAt: z.string(),
  /**
   * `again`: surely not sent yet, and it may be. None: it is being sent, or was sent if whoever sent it came past the household,
   * or was broken off.
   */
  outcome: z.optional(z.enum(['sent', 'refused', 'failed', 'unsure', 'again'])),
})
export type Begun = z.infer<typeof begun>

export const storedCredits = z.object({
  openid: z.string(),
  /** A template that is newer than the item has none. */
  held: z.partialRecord(z.enum(templateNames), z.int()),
  /** The notices that the person was sent a message about of late. */
  begun: z.record(z.string(), begun),
  /** When it was refused last, ISO 8601. */
  refused: z.partialRecord(z.enum(templateNames), z.string()),
})
export type StoredCredits = z.infer<typeof storedCredits>

export const parseCredits = (item: Item | undefined): StoredCredits | undefined => item && z.parse(storedCredits, item)

export const noCredits = (openid: string): StoredCredits => ({
  openid,
  held: { notice: 0, callAnswered: 0, ticketMoved: 0, alertRings: 0, dutyGap: 0, helpMoved: 0 },
  begun: {},
  refused: {},
})

export const creditsItem = (person: string, credits: StoredCredits): Item & Key => ({
  ...keys.credits(person),
  ...credits,
})

/** Whether a message of this template can be sent to whoever these are of. */
export const holdsAny = (credits: StoredCredits | undefined, template: Template): boolean =>
  (credits?.held[template] ?? 0) > 0

/** That it still is so, in a transaction that rests on it. */
export const stillHolds = (person: string, template: Template, holds: boolean): Write => ({
  check: keys.credits(person),
  when: {
    expression: holds ? `held.${template} > :none` : `attribute_not_exists(pk) OR held.${template} = :none`,
    values: { ':none': 0 },
  },
})

/** Takes a credit for one message; fails where there are none beyond those to be left. Of a message about a notice: begin-message.ts. */
export const takeCredit = (person: string, template: Template, left = 0): Write => ({
  update: keys.credits(person),
  changes: { set: {}, add: { [`held.${template}`]: -1 } },
  when: { expression: `held.${template} > :left`, values: { ':left': left } },
})

/** Gives it back: nothing was sent. */
export const returnCredit = (person: string, template: Template): Write => ({
  update: keys.credits(person),
  changes: { set: {}, add: { [`held.${template}`]: 1 } },
  when: { expression: 'attribute_exists(pk)' },
})

/** WeChat says that the person takes none of these (43101): there is nothing left, whatever was counted. */
export const voidCredits = (person: string, template: Template): Write => ({
  update: keys.credits(person),
  changes: { set: { [`held.${template}`]: 0 } },
  when: { expression: 'attribute_exists(pk)' },
})

/** Who serves nowhere is never told of a duty: such a message is not asked for. */
export const forWhom = ({ roles }: Pick<Actor, 'roles'>, credits: readonly Credit[]): Credit[] =>
  credits.filter(({ template }) => template !== 'dutyGap' || servesSomewhere(roles))

const servesSomewhere = (held: Actor['roles']) =>
  held.some(({ role }) => role === 'administrator' || dutyRoles.some((duty) => duty === role))

export type TemplateIds = Record<Template, string>

export const toCredits = ({ held, refused }: StoredCredits, ids: TemplateIds, now: number): Credit[] =>
  templateNames.map((template) => {
    const refusedAt = refused[template]
    const left = held[template] ?? 0
    const lately = refusedAt !== undefined && Date.parse(refusedAt) + LET_BE > now
    return {
      template,
      templateId: ids[template],
      held: left,
      ask: left < ENOUGH[template] && !lately,
      ...(refusedAt ? { refusedAt } : {}),
    }
  })
