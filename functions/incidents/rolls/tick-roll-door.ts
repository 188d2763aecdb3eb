import { parentOf } from '../../../shared/areas/code.ts'
import { Refusal } from '../../../shared/errors.ts'
import type { DoorFind } from '../../../shared/incidents/finds.ts'
import type { About } from '../../http/audit.ts'
import { operation, type Ports } from '../../http/operation.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Item, Write } from '../../platform/dynamo.ts'
import { keys } from '../../platform/table.ts'
import { asks, parseRoll } from './roll.ts'
import { findWrites, readsHousehold } from './said.ts'

const buildingOf = (household: string) => parentOf(household) ?? household

interface DoorCall {
  params: { rollId: string; household: string }
  found: Record<'roll' | 'roster' | 'said' | 'door' | 'counts', Item | undefined>
  now: number
  commit(writes: readonly Write[], reply: Reply, about?: About): Promise<Reply>
}
type Reply = { household: string; door?: { found: DoorFind; at: string } | undefined }

const readsDoor = ({ params: { rollId, household } }: Pick<DoorCall, 'params'>) => ({
  roll: keys.roll(rollId),
  roster: keys.household(household),
  ...readsHousehold(rollId, household, buildingOf(household)),
})

/** Of a household of the roster that is asked, in one transaction with the count; each change is audited. */
function mark({ params, found, now, commit }: DoorCall, find: DoorFind | undefined) {
  const { rollId, household } = params
  const roll = parseRoll(found.roll)
  const building = buildingOf(household)
  if (!roll || !asks(roll, building) || !found.roster) throw new Refusal('notFound')
  if (roll.endedAt) throw new Refusal('wrongState')
  const at = isoTime(now)
  const writes = findWrites({ roll: rollId, building, household, now }, found, { ...(find ? { found: find } : {}), at })
  const reply = { household, ...(find ? { door: { found: find, at } } : {}) }
  const note = find ? `${household} ${find}` : household
  return writes.length ? commit(writes, reply, { area: building, what: rollId, note }) : reply
}

export const tickRollDoor = operation('tickRollDoor', {
  reads: readsDoor,
  run: async (call, _: Ports) => mark(call, call.body.found),
})

export const untickRollDoor = operation('untickRollDoor', {
  reads: readsDoor,
  run: async (call, _: Ports) => mark(call, undefined),
})
