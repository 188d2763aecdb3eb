/** What a person's posts say, for the copy of their data. */
import { postLifecycle } from '../../shared/channels/lifecycle.ts'
import { entriesOf } from '../cases/entries.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { ownerIndex, parseEntry, parsePost } from './post.ts'

export const postsOwner = ownerIndex

/** The fields of a post, in words, with what it said before it was edited and what its author said against a decision. */
export async function copyPost(table: Table, item: Item) {
  const post = parsePost(item)
  if (!post) return {}
  const { card, text, place, reason, link, ticket } = post
  const entries = (await entriesOf(table, keys.post(card.id))).map(parseEntry)
  const edits = entries.flatMap(({ move, at, before }) => (move === 'edit' && before ? [`${at} ${before}`] : []))
  const appeals = entries.flatMap(({ move, at, reason: why }) => (move === 'appeal' && why ? [`${at} ${why}`] : []))
  return {
    编号: card.id,
    频道: card.channelName,
    显示的名字: card.name,
    内容: text,
    地点: place?.name,
    照片张数: card.photoCount,
    关联: link?.id,
    转成的诉求: ticket,
    发表时间: card.openedAt,
    状态: postLifecycle.states[card.state].word,
    未显示的原因: reason,
    修改前的内容: edits.join('\n'),
    申诉: appeals.join('\n'),
  }
}
