import { ancestorAt } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import type { About } from '../http/audit.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'
import { announcedOf, goesTo, readsAnnounced } from './announced.ts'
import type { NoticePorts } from './ports.ts'
import { type Marking, reachWrites } from './reach.ts'

interface DoorCall {
  params: { announcementId: string; household: string }
  found: Record<'announced' | 'roster' | 'counts' | 'reached', Item | undefined>
  now: number
  commit(writes: readonly Write[], reply: Reply, about?: About): Promise<Reply>
}
type Reply = { household: string; ticked: boolean }

const buildingOf = (household: string) => ancestorAt(household, 'building') ?? household

const readsDoor = ({ params }: Pick<DoorCall, 'params'>): Record<keyof DoorCall['found'], Key> => ({
  ...readsAnnounced({ params }),
  roster: keys.household(params.household),
  counts: keys.reachOf(params.announcementId, buildingOf(params.household)),
  reached: keys.reached(params.announcementId, params.household),
})

/** Marks a household of the roster that it goes to, in one transaction with the count; each change is audited. */
function mark({ params, found, now, commit }: DoorCall, change: Pick<Marking, 'set' | 'clear'>, ticked: boolean) {
  const { announcementId: id, household } = params
  const announced = announcedOf(id, found.announced)
  const building = buildingOf(household)
  if (!announced || !goesTo(announced, building) || !found.roster) throw new Refusal('notFound')
  if (!announced.stands) throw new Refusal('wrongState')
  const marking = { household, found: found.reached, ...change }
  const writes = reachWrites(id, building, found.counts, [marking], isoTime(now))
  const reply = { household, ticked }
  return writes.length ? commit(writes, reply, { area: building, what: id, note: household }) : reply
}

export const tickDoor = operation('tickDoor', {
  reads: readsDoor,
  run: async (call, _: NoticePorts) => mark(call, { set: ['ticked'] }, true),
})

export const untickDoor = operation('untickDoor', {
  reads: readsDoor,
  run: async (call, _: NoticePorts) => mark(call, { clear: ['ticked'] }, false),
})
