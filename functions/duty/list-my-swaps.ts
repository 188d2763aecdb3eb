import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { peopleOf } from '../roles/names.ts'
import { parseSwap, toSwap } from './swap.ts'

/** The newest that there are: what is older than a month after its shift is gone. */
const SHOWN = 50

export const listMySwaps = operation('listMySwaps', {
  async run({ actor, now }, { table }: Ports) {
    const { items } = await table.query({
      pk: { name: 'pk', value: keys.swap(actor.id, '').pk },
      sk: { name: 'sk', beginsWith: 'SWAP#' },
      ascending: false,
      limit: SHOWN,
      consistent: true,
    })
    const swaps = items.flatMap((item) => parseSwap(item) ?? [])
    const people = await peopleOf(
      table,
      swaps.flatMap(({ asker, asked }) => [asker, asked]),
    )
    return { items: swaps.map((swap) => toSwap(swap, (person) => people.get(person)?.name ?? '', now)) }
  },
})
