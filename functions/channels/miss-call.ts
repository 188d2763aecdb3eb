/** What the sweep does when a call's clock has run out: nobody answered, or nobody said that it is settled. */
import { callLifecycle } from '../../shared/channels/call.ts'
import type { Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { parseCall } from './call-case.ts'
import { moveCallNow } from './move-call.ts'
import { parsePost } from './post.ts'

const CLOCK = { parties: ['clock'] as const, name: '系统' }

/** Whether a move was made. */
export async function missCallDeadline(ports: Ports, id: string): Promise<boolean> {
  const [item] = await ports.table.read([keys.call(id)])
  const call = parseCall(item)
  const missed = call && callLifecycle.states[call.card.state].clock?.missed
  if (!missed) return false
  const [about] = await ports.table.read([keys.post(call.card.post)])
  const post = parsePost(about)
  return post ? moveCallNow(ports, post, missed, CLOCK) : false
}
