/** The result of a photo's check, as WeChat pushes it, and what it makes of the post. */
import { DAY } from '../../shared/lifecycle.ts'
import type { Ports } from '../http/operation.ts'
import { epochSeconds, isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import type { Verdict } from '../wechat/checker.ts'
import { afterPhoto } from './check.ts'
import { changePost, judged, knowing } from './judge.ts'

/** WeChat pushes a result within half an hour; who has heard nothing by then lets a person decide. */
const TRACE_KEPT = DAY

export const traceWrite = (trace: string, set: Record<string, unknown>, now: number) => ({
  update: keys.check(trace),
  changes: { set: { ...set, expiresAt: epochSeconds(now + TRACE_KEPT) } },
})

/**
 * The result of a photo's check came. It is noted under its trace first: it may come before it is noted what the trace is
 * about, and then who notes that finds the result. False where that isn't known (yet). However often it comes, it counts once.
 */
export async function judgePhoto(
  ports: Pick<Ports, 'table' | 'random' | 'clock'>,
  trace: string,
  verdict: Verdict,
): Promise<boolean> {
  const now = ports.clock.now()
  const at = isoTime(now)
  await ports.table.write([traceWrite(trace, { verdict }, now)])
  const [item] = await ports.table.read([keys.check(trace)])
  if (typeof item?.post !== 'string') return false
  await changePost(ports, item.post, (post) => {
    const known = post.check.photos.find((each) => each.trace === trace)
    if (!known || known.verdict || post.card.state === 'recalled') return undefined
    return judged(knowing(post, afterPhoto(post.check, trace, verdict)), at)
  })
  return true
}
