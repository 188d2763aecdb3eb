import { HELD_MAX, type SubscribeResult } from '../../shared/messages/contract.ts'
import type { Template } from '../../shared/messages/templates.ts'
import { pushableWrites } from '../households/pushable.ts'
import { operation } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { creditsItem, forWhom, holdsAny, noCredits, parseCredits, type StoredCredits, toCredits } from './credits.ts'
import type { MessagePorts } from './ports.ts'

/**
 * Counts one for each accept, on condition of what was there: a message that is sent meanwhile takes one away. The households
 * of who can be sent messages about notices again say so from now on.
 */
export const keepCredits = operation('keepCredits', {
  reads: (_, actor) => ({ credits: keys.credits(actor), person: keys.person(actor) }),
  async run({ body, actor, found, now, commit }, { table, templateIds }: MessagePorts) {
    const before = parseCredits(found.credits)
    const openid = parsePerson(found.person)?.openid ?? ''
    const after = body.results.reduce(
      (credits, { template, result }) => said[result](credits, template, isoTime(now)),
      before ?? noCredits(openid),
    )
    const reply = { credits: forWhom(actor, toCredits(after, templateIds, now)) }
    const accepted = body.results.some(({ template, result }) => template === 'notice' && result === 'accept')
    const homes = accepted ? await pushableWrites(table, actor, !holdsAny(before, 'notice')) : []
    return commit([saved(actor.id, before, { ...after, openid }), ...homes], reply)
  },
})

const said: Record<SubscribeResult, (credits: StoredCredits, template: Template, at: string) => StoredCredits> = {
  accept(credits, template) {
    const { [template]: _, ...refused } = credits.refused
    const held = { ...credits.held, [template]: Math.min((credits.held[template] ?? 0) + 1, HELD_MAX) }
    return { ...credits, held, refused }
  },
  reject: (credits, template, at) => ({ ...credits, refused: { ...credits.refused, [template]: at } }),
  /** The operator's trouble, not the person's word; asking again shows nothing. */
  ban: (credits, template, at) => ({ ...credits, refused: { ...credits.refused, [template]: at } }),
  filter: (credits) => credits,
}

function saved(person: string, before: StoredCredits | undefined, after: StoredCredits): Write {
  if (!before) return { put: creditsItem(person, after), when: isNew }
  const { openid, held, refused } = after
  return {
    update: keys.credits(person),
    changes: { set: { openid, held, refused } },
    when: { expression: 'held = :held', values: { ':held': before.held } },
  }
}
