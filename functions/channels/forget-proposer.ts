import type { Table } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { proposerIndex } from './interest.ts'

/** Takes the name of who has left from the interest channels that they proposed; the channels are the neighbours' and stay. */
export async function forgetProposer(table: Table, person: string, name: string): Promise<void> {
  const pk = { name: 'owner', value: proposerIndex(person) }
  for (const row of await queryAll(table, { index: 'byOwner', pk, ascending: true })) {
    const [community, channel] = [String(row.pk).slice('CHANNELS#'.length), String(row.ownerAt)]
    const proposedName = name
    await table.write([
      { update: keys.channel(channel), changes: { set: { proposedName } }, when: exists },
      {
        update: keys.interest(community, channel),
        changes: { set: { proposedName, owner: undefined, ownerAt: undefined } },
        when: exists,
      },
    ])
  }
}
