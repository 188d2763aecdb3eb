import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { forWhom, noCredits, parseCredits, toCredits } from './credits.ts'
import type { MessagePorts } from './ports.ts'

/** Costs nothing beyond the read that every call makes. */
export const getCredits = operation('getCredits', {
  reads: (_, actor) => ({ credits: keys.credits(actor) }),
  async run({ actor, found, now }, { templateIds }: MessagePorts) {
    return { credits: forWhom(actor, toCredits(parseCredits(found.credits) ?? noCredits(''), templateIds, now)) }
  },
})
