/**
 * Households that nobody can be sent to any more, since the last credit is used up, say so from now on. It comes after the
 * save of their handful, so a worker that is broken off before it leaves some that say too much: the next delivery finds out by
 * the credits, and does it. Somebody who has credits again by now is not overlooked: then the household changed since.
 */
import { type People, type Turned, turnWrites } from '../../households/occupancy.ts'
import type { Table } from '../../platform/dynamo.ts'
import { messagesOf, type Prepared } from './prepare.ts'
import { writeEach } from './write-each.ts'

export async function turnSpent(table: Table, prepared: Prepared): Promise<void> {
  const { handful, left } = prepared
  const outcomes = new Map(messagesOf(prepared).map(({ person, begun }) => [person, begun.outcome]))
  const spent = (person: string) => {
    const outcome = outcomes.get(person)
    // Of who was refused nothing is left, who could not be sent it has the credit back.
    return outcome === 'refused' || (outcome !== 'failed' && left.get(person) === 0)
  }
  const turned = handful.flatMap(({ household, people }): Turned[] => {
    const after: People = Object.fromEntries(
      Object.entries(people).map(([person, pushable]) => [person, spent(person) ? 0 : pushable]),
    )
    return Object.entries(after).some(([person, pushable]) => people[person] !== pushable)
      ? [{ household, before: people, after }]
      : []
  })
  const wishes = turned.flatMap((each) => turnWrites([each]).rows.map((write) => ({ ...each, write })))
  await writeEach(table, wishes, (some) => turnWrites(some).counts)
}
