import { HELD_MAX, type SubscribeResult } from '../../shared/messages/contract.ts'
import type { Template } from '../../shared/messages/templates.ts'
import { operation } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { creditsItem, noCredits, parseCredits, type StoredCredits, toCredits } from './credits.ts'
import type { MessagePorts } from './ports.ts'

/** Counts one for each accept, on condition of what was there: a message that is sent meanwhile takes one away. */
export const keepCredits = operation('keepCredits', {
  reads: (_, actor) => ({ credits: keys.credits(actor), person: keys.person(actor) }),
  async run({ body, actor, found, now, commit }, { templateIds }: MessagePorts) {
    const before = parseCredits(found.credits)
    const openid = parsePerson(found.person)?.openid ?? ''
    const after = body.results.reduce(
      (credits, { template, result }) => said[result](credits, template, isoTime(now)),
      before ?? noCredits(openid),
    )
    const reply = { credits: toCredits(after, templateIds, now) }
    return commit([saved(actor.id, before, { ...after, openid })], reply)
  },
})

const said: Record<SubscribeResult, (credits: StoredCredits, template: Template, at: string) => StoredCredits> = {
  accept({ openid, held, refused }, template) {
    const { [template]: _, ...others } = refused
    return { openid, held: { ...held, [template]: Math.min(held[template] + 1, HELD_MAX) }, refused: others }
  },
  reject: (credits, template, at) => ({ ...credits, refused: { ...credits.refused, [template]: at } }),
  /** The operator's trouble, not the person's word; asking again shows nothing. */
  ban: (credits, template, at) => ({ ...credits, refused: { ...credits.refused, [template]: at } }),
  filter: (credits) => credits,
}

function saved(person: string, before: StoredCredits | undefined, after: StoredCredits): Write {
  if (!before) return { put: creditsItem(person, after), when: isNew }
  return {
    put: creditsItem(person, after),
    when: { expression: 'held = :held', values: { ':held': before.held } },
  }
}
