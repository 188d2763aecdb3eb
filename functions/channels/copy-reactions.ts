/** What somebody reacted to, and where others mention them, for the copy of one's data. */
import { reactionWords } from '../../shared/channels/limits.ts'
import type { Item } from '../platform/dynamo.ts'
import { reactionsIn } from './view.ts'

export const copyReaction = (item: Item) => ({
  帖子编号: String(item.pk).slice('POST#'.length),
  表态: reactionsIn(item)
    .map((reaction) => reactionWords[reaction])
    .join('、'),
  时间: String(item.at),
})

export const copyMention = ({ sk }: Item) => ({ 帖子编号: String(sk).slice('MENTIONED#'.length) })
