/** What a device's state leads to: an alert or a ticket, raised, rung again, told, or left to wait. */
import type { Act, Damping } from '../../shared/devices/damping.ts'
import { askedBy, taskCategory } from '../../shared/devices/kinds.ts'
import { makeId } from '../../shared/ids.ts'
import { openAlertOf, pressByDevice, raiseByDevice, sayByDevice, type Written } from '../alerts/by-device.ts'
import type { Ringing } from '../alerts/ring.ts'
import { parsePerson, type StoredPerson } from '../people/actor.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import type { Random } from '../platform/random.ts'
import { keys } from '../platform/table.ts'
import { betterBySystem, openBySystem, taskOf, worseBySystem } from '../tickets/by-system.ts'
import type { StoredDevice } from './store.ts'
import { alarmText, clearText, countedText, faultText, flappingText, mendedText } from './words.ts'

export interface ReactPorts {
  table: Table
  random: Random
}

export interface Reaction {
  device: StoredDevice
  writes: Write[]
  ringing: readonly Ringing[]
}

type OpenAlert = NonNullable<Awaited<ReturnType<typeof openAlertOf>>>
type OpenTask = NonNullable<Awaited<ReturnType<typeof taskOf>>>

/** What of it is open: the alert that it raised, the ticket about it. */
export interface Open {
  alert: OpenAlert | undefined
  task: OpenTask | undefined
}

export async function openOf(table: Table, { alert, task }: Pick<StoredDevice, 'alert' | 'task'>): Promise<Open> {
  const [known, filed] = await Promise.all([openAlertOf(table, alert), taskOf(table, task)])
  return { alert: known, task: filed }
}

/** Whether what the device asks for now is open already: a danger is no part of a ticket about a fault. */
export const isOpenFor = (device: StoredDevice, { alert, task }: Open): boolean =>
  alert !== undefined || ('task' in askedBy(device.card.kind, device.value) && isPending(task))

/** A ticket that waits for its confirmation, or ended without one, is done as far as anybody knows. */
const isPending = (task: OpenTask | undefined): boolean =>
  task !== undefined && !['resolved', 'unconfirmed'].includes(task.card.state)

/** `before`: as it was before this signal; `device`: with what the signal said, and with its state after `damping`. */
export async function react(
  ports: ReactPorts,
  before: StoredDevice,
  device: StoredDevice,
  { act, flapping }: Damping,
  open: Open,
  now: number,
): Promise<Reaction> {
  const asked = askedBy(device.card.kind, device.value)
  const written = await writtenFor(ports, { device, before, act, open }, now)
  const raised = written ? { ...device, alert: written.alert } : device
  const news = [
    ...('task' in asked && act === 'raise' ? [faultText(device)] : []),
    // Once for each time that it begins.
    ...(flapping && !before.card.flapping ? [flappingText(device)] : []),
  ]
  const again = 'task' in asked && act === 'again' && !open.alert ? [faultText(device)] : []
  const task = await taskFor(ports, raised, [...news, ...again], open.task, now)
  const cleared = before.damped.alarming && !device.damped.alarming && act === 'say'
  const mended = !task && cleared && open.task ? betterBySystem(open.task, mendedText(device), now) : []
  return {
    device: { ...raised, ...(task ? { task: task.id } : {}) },
    writes: [...(written?.writes ?? []), ...(task?.writes ?? []), ...mended],
    ringing: written?.ringing ?? [],
  }
}

interface Reacting {
  device: StoredDevice
  before: StoredDevice
  act: Act
  open: Open
}

/** What is done about people; of a fault, whoever mends it is told by the ticket. */
async function writtenFor(
  { table, random }: ReactPorts,
  { device, before, act, open }: Reacting,
  now: number,
): Promise<Written | undefined> {
  const { alert } = open
  const asked = askedBy(device.card.kind, device.value)
  const { name } = device.card
  switch (act) {
    case 'raise': {
      if (!('alert' in asked)) return undefined
      const { household } = device
      const person = await ownerOf(table, device)
      const at = { place: device.card.place, ...(household ? { household } : {}), person: person?.id }
      return raiseByDevice(
        table,
        random,
        {
          ...at,
          name,
          raiserName: person ? `${person.name}的${name}` : name,
          kind: asked.alert,
          text: alarmText(device),
        },
        now,
      )
    }
    case 'again':
      return alert && pressByDevice(table, alert, name, alarmText(device), now)
    case 'say': {
      const { unsaid } = before.damped
      const cleared = before.damped.alarming && !device.damped.alarming
      const text = cleared && !unsaid ? clearText(device) : countedText(device, unsaid + 1)
      return alert && sayByDevice(alert, name, text, now)
    }
    case 'count':
    case 'hold':
    case 'none':
      return undefined
  }
}

/** Whose button it is, while they live there. */
async function ownerOf(
  table: Table,
  { person, household }: StoredDevice,
): Promise<Pick<StoredPerson, 'id' | 'name'> | undefined> {
  if (!person) return undefined
  const owner = parsePerson((await table.read([keys.person(person.id)]))[0])
  const lives = owner?.homes.some((home) => home.verified && home.household === household)
  return owner && !owner.leftAt && lives ? owner : undefined
}

/** One ticket about a device at a time: what is wrong with it is added to the one that is open. */
export async function taskFor(
  { table, random }: ReactPorts,
  device: StoredDevice,
  news: readonly string[],
  open: OpenTask | undefined,
  now: number,
): Promise<{ id: string; writes: Write[] } | undefined> {
  if (!news.length) return undefined
  const text = news.join('\n')
  if (open) return { id: open.card.id, writes: worseBySystem(open, text, now) }
  const id = makeId('tkt', now, random)
  const { area, detail } = device.card.place
  return { id, writes: await openBySystem(table, { id, area, detail, text, ...taskCategory[device.card.kind] }, now) }
}
