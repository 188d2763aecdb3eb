/** What the sweep does about a device: it is silent, or an alarm that was held is raised. */
import { unhold } from '../../shared/devices/damping.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { changeWrite } from './change.ts'
import { become, withCard } from './hear.ts'
import { isOpenFor, type Open, openOf, type Reaction, react, taskFor } from './react.ts'
import { followBuilding } from './stand.ts'
import { parseDevice, type StoredDevice, signalWrite, silentAt, withDue } from './store.ts'
import { silentText } from './words.ts'

/** Whether something was done, or what is due was put off: it was heard meanwhile. */
export async function missSigns(ports: Ports, id: string): Promise<boolean> {
  const { table, clock } = ports
  const known = parseDevice((await table.read([keys.device(id)]))[0])
  const now = clock.now()
  if (!known || known.card.state === 'retired') return false
  try {
    const device = await followBuilding(table, known, now)
    const open = await openOf(table, device)
    const held = await raiseHeld(ports, device, open, now)
    const { device: after, writes } = await missSilence(ports, held, open, now)
    // Whom an alert rings for, the relay tells: its rows are in the same transaction.
    return (await table.write([changeWrite(known, withDue(after, now)), ...writes])).written
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

async function raiseHeld(ports: Ports, device: StoredDevice, open: Open, now: number): Promise<Reaction> {
  if (!device.damped.held) return { device, writes: [], ringing: [] }
  const damping = unhold(device.damped, device.card.kind, isOpenFor(device, open), now)
  const { state } = device.card
  const after = become(device, damping, now)
  const reacted = await react(
    ports,
    device,
    state === 'silent' ? withCard(after, now, { state }) : after,
    damping,
    open,
    now,
  )
  if (damping.act !== 'raise') return reacted
  const at = isoTime(now)
  const taken = { at, kind: 'alarm' as const, became: 'raised' as const, nonce: 'held' }
  return { ...reacted, writes: [...reacted.writes, signalWrite(device.card.id, taken)] }
}

/** Nothing was heard for so long: a ticket, once. An alarm that was not cleared stays one. */
async function missSilence(ports: Ports, reacted: Reaction, { task: open }: Open, now: number): Promise<Reaction> {
  const { device, writes } = reacted
  // What was raised just now may have a ticket of its own: the silence is due still, and comes next.
  if (writes.length || device.card.state === 'silent' || !device.secret || silentAt(device) > now) return reacted
  const silent = withCard(device, now, { state: 'silent' })
  const task = await taskFor(ports, silent, [silentText(silent)], open, now)
  return { ...reacted, device: task ? { ...silent, task: task.id } : silent, writes: task?.writes ?? [] }
}
