/** What the sweep does when a request was not answered in time: it is late, and stands so in its timeline. */
import { Refusal } from '../../shared/errors.ts'
import type { Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { afterRequestMove } from './move-request.ts'
import { parseRequest } from './request.ts'

const CLOCK = { parties: ['clock'] as const, name: '系统' }

/** Whether it was marked. If not, someone else moved the request first. */
export async function missRequestAnswer({ table, clock }: Ports, requestId: string): Promise<boolean> {
  const [item] = await table.read([keys.request(requestId)])
  const request = parseRequest(item)
  if (!request) return false
  try {
    const moved = afterRequestMove(request, 'missAnswer', CLOCK, {}, isoTime(clock.now()))
    return (await table.write(moved.writes)).written
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
