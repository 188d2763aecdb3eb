import { callOf } from '../../shared/channels/calls.ts'
import type { Ports } from '../http/operation.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { parseCall } from './call-case.ts'
import { changePost, knowing } from './judge.ts'
import { parseRow, rowKey } from './log.ts'
import { parsePost, type StoredPost } from './post.ts'

/**
 * Others' posts, and their calls that went to somebody, no longer call who has left by the name that they had there. What says
 * where they are mentioned goes last, so that what is broken off is found again.
 */
export async function forgetMentions(
  ports: Pick<Ports, 'table' | 'random'>,
  person: string,
  name: string,
): Promise<void> {
  const { pk } = keys.person(person)
  const sk = { name: 'sk', beginsWith: keys.mentioned(person, '').sk }
  const pkOf = { name: 'pk', value: pk }
  for (const row of await queryAll(ports.table, { pk: pkOf, sk, ascending: true, consistent: true })) {
    const post = String(row.sk).slice(sk.beginsWith.length)
    await changePost(ports, post, (found) => {
      if (found.mentions.every((each) => each.person !== person || each.name === name)) return undefined
      return knowing(found, found.check, { mentions: renamed(found.mentions, person, name) })
    })
    await forgetCalled(ports.table, post, person, name)
    await ports.table.write([{ remove: keys.mentioned(person, post) }])
  }
}

/** Throws where what was said is carried elsewhere at this moment: the next sweep goes on. */
async function forgetCalled(table: Table, id: string, person: string, name: string): Promise<void> {
  const [item, found] = await table.read([keys.post(id), keys.call(callOf(id))])
  const call = parseCall(found)?.card
  if (!call) return
  const at = rowKey(parsePost(item)?.card ?? call, call.seq)
  const [seen] = await table.read([at])
  const { called } = parseRow(seen) ?? {}
  const people = called && { called: { ...called, people: renamed(called.people, person, name) } }
  const serving = call.serving && { 'card.serving': renamed(call.serving, person, name) }
  const writes: Write[] = [
    {
      update: keys.call(call.id),
      changes: { set: { 'card.onDuty': renamed(call.onDuty, person, name), ...serving } },
      when: exists,
    },
    ...(people ? [{ update: at, changes: { set: people }, when: exists }] : []),
  ]
  if (!(await table.write(writes)).written) throw new Error('What is forgotten was changed at this moment')
}

const renamed = (mentions: StoredPost['mentions'], person: string, name: string): StoredPost['mentions'] =>
  mentions.map((each) => (each.person === person ? { person, name } : each))
