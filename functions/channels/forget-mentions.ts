import type { Ports } from '../http/operation.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { changePost, knowing } from './judge.ts'
import type { StoredPost } from './post.ts'

/**
 * Others' posts no longer call somebody who has left by the name that they had there. What says where they are mentioned goes
 * last, so that what is broken off is found again.
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
    await ports.table.write([{ remove: keys.mentioned(person, post) }])
  }
}

const renamed = (mentions: StoredPost['mentions'], person: string, name: string): StoredPost['mentions'] =>
  mentions.map((each) => (each.person === person ? { person, name } : each))
