/** Who cares, as they are now: whose role ended, or no longer reaches where the person lives, is shown to nobody as who does. */
import type { Carer } from '../../shared/care/contract.ts'
import type { StoredPerson } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { peopleOf } from '../roles/names.ts'
import { canCare } from './policy.ts'
import type { StoredCard } from './record.ts'
import type { Subject } from './subject.ts'

/** The people who were assigned by these cards, by id: one request for a page of them, and none where there are none. */
export const carersOf = (
  table: Table,
  cards: readonly Pick<StoredCard, 'carer'>[],
): Promise<ReadonlyMap<string, StoredPerson>> =>
  peopleOf(
    table,
    cards.flatMap(({ carer }) => carer?.person ?? []),
  )

/** The carer of a card, if they care still. */
export function caring(
  { carer }: Pick<StoredCard, 'carer'>,
  { at }: Pick<Subject, 'at'>,
  people: ReadonlyMap<string, StoredPerson>,
): { carer?: Carer } {
  const person = carer && people.get(carer.person)
  const buildings = at.map(({ building }) => building)
  return person && !person.leftAt && canCare(person, buildings) ? { carer } : {}
}
