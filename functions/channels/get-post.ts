import { entriesOf } from '../cases/entries.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { knownPost, readsPost } from './known.ts'
import { referring } from './linked.ts'
import { parseRow, rowKey } from './log.ts'
import type { ChannelPorts } from './ports.ts'
import { parseEntry, type StoredEntry } from './post.ts'
import { fromCase, ownOf, reactionsIn } from './view.ts'

export const getPost = operation('getPost', {
  reads: readsPost,
  async run({ params, actor, found }, { table, photoUrls }: ChannelPorts) {
    const { post, parties } = knownPost(found, actor, ['author', 'reader', 'moderator'])
    const { seq, appealed } = post.card
    const at = seq === undefined ? [] : [rowKey(post.card, seq), keys.reaction(params.postId, actor.id)]
    const [item, own] = await table.read([...at])
    const row = parseRow(item)
    const { links } = await ownOf(table, actor, [referring(post)])
    const reacted = { links, reactions: new Map([[params.postId, reactionsIn(own)]]) }
    const whole = parties.includes('author') || parties.includes('moderator')
    // Readers see what is shown now, not how it came about.
    const entries = whole ? (await entriesOf(table, keys.post(params.postId))).map(parseEntry) : []
    return {
      ...(await fromCase(post, row, actor.id, parties, photoUrls, reacted)),
      parties,
      timeline: entries.map(toEntry),
      appealed,
    }
  },
})

function toEntry({ seq, at, move, by, state, before, reason }: StoredEntry) {
  const said = { ...(before === undefined ? {} : { before }), ...(reason ? { reason } : {}) }
  return { seq, at, move, by: { party: by.party, name: by.name }, state, ...said }
}
