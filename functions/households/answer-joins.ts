import { errors, Refusal } from '../../shared/errors.ts'
import type { Answered } from '../../shared/households/join.ts'
import { auditWrites } from '../http/audit.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { type Answer, aboutJoin, answerWrites } from './answer.ts'
import { knownJoin } from './known.ts'
import type { HouseholdPorts } from './ports.ts'

const TRIES = 5
const WISHED = { approve: 'verified', refuse: 'refused' } as const

interface Wish {
  answer: Answer
  reason: string | undefined
  actor: Actor
  now: number
}

/**
 * Answers many joins, each in a transaction of its own with its own entry in the audit log: one that fails holds up no other.
 * One that stands as it was wished already needs no answer, so a call that is made again says the same.
 */
export const answerJoins = operation('answerJoins', {
  async run({ body, actor, now }, { table }: HouseholdPorts) {
    const wish = { answer: body.answer, reason: body.reason, actor, now }
    const results: Answered[] = []
    for (const id of new Set(body.joins)) results.push(await answerOne(table, id, wish))
    return { results }
  },
})

async function answerOne(table: Table, id: string, wish: Wish): Promise<Answered> {
  const { answer, reason, actor, now } = wish
  try {
    for (let round = 1; round <= TRIES; round++) {
      const [item, head] = await table.read([keys.join(id), keys.auditHead(actor.id)])
      const { join, parties } = knownJoin(item, actor, ['approver'])
      if (join.card.state === WISHED[answer]) return { id, ok: true, state: join.card.state }
      const mover = { parties, name: actor.name, personId: actor.id }
      const { card, writes } = await answerWrites(table, join, answer, mover, reason, now)
      const audit = auditWrites(actor, `${answer}Join`, aboutJoin(card), head, now)
      if ((await table.write([...writes, ...audit])).written) return { id, ok: true, state: card.state }
    }
    throw new Refusal('changedMeanwhile')
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { id, ok: false, error: { code: error.code, message: errors[error.code].message } }
  }
}
