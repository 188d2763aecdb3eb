import type { Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { parseRow, rowKey } from './log.ts'
import { parsePost } from './post.ts'
import { reactionsIn, reactionsOwner } from './view.ts'

/** Takes the reactions of who has left back, each with its count in one transaction: broken off, it is gone on with. */
export async function forgetReactions(table: Table, person: string): Promise<void> {
  const owner = { name: 'owner', value: reactionsOwner(person) }
  for (const { sk: _, pk } of await queryAll(table, { index: 'byOwner', pk: owner, ascending: true }))
    await takeBack(table, String(pk).slice(keys.post('').pk.length), person)
}

async function takeBack(table: Table, id: string, person: string): Promise<void> {
  const own = keys.reaction(id, person)
  const [said, item] = await table.read([own, keys.post(id)])
  const card = parsePost(item)?.card
  const at = card?.seq === undefined ? undefined : rowKey(card, card.seq)
  const [row] = at ? await table.read([at]) : []
  const add = Object.fromEntries(reactionsIn(said).map((reaction) => [`reactions.${reaction}`, -1]))
  const counted: Write[] =
    at && parseRow(row) && Object.keys(add).length ? [{ update: at, changes: { set: {}, add }, when: exists }] : []
  // The index lags: what is gone already is counted no second time.
  const { written } = await table.write([{ remove: own, when: exists }, ...counted])
  if (!written && said) throw new Error('What is erased was changed at this moment')
}
