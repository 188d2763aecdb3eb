/** What messages a person may be sent, as it is kept: one item a person, with the openid that they go to. The face for who sends. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { DAY } from '../../shared/lifecycle.ts'
import { type Credit, ENOUGH } from '../../shared/messages/contract.ts'
import { type Template, templateNames } from '../../shared/messages/templates.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'

/** Who refused is not asked again for so long. */
const LET_BE = 14 * DAY

export const storedCredits = z.object({
  openid: z.string(),
  held: z.record(z.enum(templateNames), z.int()),
  /** When it was refused last, ISO 8601. */
  refused: z.partialRecord(z.enum(templateNames), z.string()),
})
export type StoredCredits = z.infer<typeof storedCredits>

export const parseCredits = (item: Item | undefined): StoredCredits | undefined => item && z.parse(storedCredits, item)

export const noCredits = (openid: string): StoredCredits => ({
  openid,
  held: { notice: 0, callAnswered: 0, ticketMoved: 0 },
  refused: {},
})

export const creditsItem = (person: string, credits: StoredCredits): Item & Key => ({
  ...keys.credits(person),
  ...credits,
})

/** Takes a credit for one message; fails where there is none. */
export const takeCredit = (person: string, template: Template): Write => ({
  update: keys.credits(person),
  changes: { set: {}, add: { [`held.${template}`]: -1 } },
  when: { expression: `held.${template} > :none`, values: { ':none': 0 } },
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

export type TemplateIds = Record<Template, string>

export const toCredits = ({ held, refused }: StoredCredits, ids: TemplateIds, now: number): Credit[] =>
  templateNames.map((template) => {
    const refusedAt = refused[template]
    const lately = refusedAt !== undefined && Date.parse(refusedAt) + LET_BE > now
    return {
      template,
      templateId: ids[template],
      held: held[template],
      ask: held[template] < ENOUGH[template] && !lately,
      ...(refusedAt ? { refusedAt } : {}),
    }
  })
