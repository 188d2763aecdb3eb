/** What one keeps of the channels, and whom one called, for the copy of one's data. */
import { callLifecycle } from '../../shared/channels/call.ts'
import type { Item } from '../platform/dynamo.ts'
import { ownerIndex, parseCall } from './call-case.ts'
import { parseInterest, proposerIndex } from './interest.ts'
import { parseMarks } from './marks.ts'

export const callsOwner = ownerIndex
export const proposalsOwner = proposerIndex

/** The marks of a person, in words; none of who has none. */
export function copyMarks(item: Item | undefined) {
  if (!item) return []
  const { read, muted, joined, blocked, quiet } = parseMarks(item)
  return [
    {
      读过的频道: Object.entries(read)
        .map(([channel, { seq }]) => `${channel} 读到第 ${seq} 条`)
        .join('\n'),
      免打扰的频道: muted.join('、'),
      加入的兴趣频道: joined.map(({ channel }) => channel).join('、'),
      屏蔽的人: blocked.map(({ name, at }) => `${name}（${at}）`).join('\n'),
      安静时段: quiet && `${quiet.from}—${quiet.to}`,
    },
  ]
}

export function copyCall(item: Item) {
  const call = parseCall(item)
  if (!call) return {}
  const { id, channelName, name, excerpt, askedAt, state, answeredBy } = call.card
  return {
    编号: id,
    频道: channelName,
    显示的名字: name,
    内容: excerpt,
    时间: askedAt,
    状态: callLifecycle.states[state].word,
    谁回复: answeredBy,
  }
}

export function copyProposal(item: Item) {
  const interest = parseInterest(item)
  if (!interest) return {}
  const { id, name, about, proposedName, proposedAt, reason } = interest
  return { 编号: id, 名称: name, 介绍: about, 显示的名字: proposedName, 时间: proposedAt, 未同意或关闭的原因: reason }
}
