import { ancestorAt, covers } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { isOut } from '../../shared/notices/lifecycle.ts'
import type { About } from '../http/audit.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'
import { readsNotice } from './make-move.ts'
import { parseNotice } from './notice.ts'
import { isShown } from './policy.ts'
import type { NoticePorts } from './ports.ts'
import { type Marking, reachWrites } from './reach.ts'

interface DoorCall {
  params: { noticeId: string; household: string }
  found: Record<'notice' | 'roster' | 'counts' | 'reached', Item | undefined>
  now: number
  commit(writes: readonly Write[], reply: Reply, about?: About): Promise<Reply>
}
type Reply = { household: string; ticked: boolean }

const buildingOf = (household: string) => ancestorAt(household, 'building') ?? household

const readsDoor = ({ params }: Pick<DoorCall, 'params'>): Record<keyof DoorCall['found'], Key> => ({
  ...readsNotice({ params }),
  roster: keys.household(params.household),
  counts: keys.reachOf(params.noticeId, buildingOf(params.household)),
  reached: keys.reached(params.noticeId, params.household),
})

/** Marks a household of the roster that the notice goes to, in one transaction with the count; each change is audited. */
function mark({ params, found, now, commit }: DoorCall, change: Pick<Marking, 'set' | 'clear'>, ticked: boolean) {
  const { noticeId, household } = params
  const notice = parseNotice(found.notice)
  const building = buildingOf(household)
  const goesThere = notice?.targets.some(({ area }) => covers(area, building))
  if (!notice || !goesThere || !isShown(notice.card) || !found.roster) throw new Refusal('notFound')
  if (!isOut(notice.card.state)) throw new Refusal('wrongState')
  const marking = { household, found: found.reached, ...change }
  const writes = reachWrites(noticeId, building, found.counts, [marking], isoTime(now))
  const reply = { household, ticked }
  return writes.length ? commit(writes, reply, { area: building, what: noticeId, note: household }) : reply
}

export const tickDoor = operation('tickDoor', {
  reads: readsDoor,
  run: async (call, _: NoticePorts) => mark(call, { set: ['ticked'] }, true),
})

export const untickDoor = operation('untickDoor', {
  reads: readsDoor,
  run: async (call, _: NoticePorts) => mark(call, { clear: ['ticked'] }, false),
})
