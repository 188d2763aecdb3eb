/** The world that alerts live in: people who press and answer, a roster that changes, time that passes, and processes that break. */

import type { AlertPorts } from '../../../functions/alerts/ports.ts'
import { ringLate } from '../../../functions/alerts/ring.ts'
import type { StoredAlert, StoredEntry } from '../../../functions/alerts/store.ts'
import type { StoredTold } from '../../../functions/alerts/told.ts'
import { type StoredShift, shiftItem } from '../../../functions/duty/shift.ts'
import { escalate } from '../../../functions/escalation/escalate.ts'
import type { Item } from '../../../functions/platform/dynamo.ts'
import { keys, topics } from '../../../functions/platform/table.ts'
import { grantItem } from '../../../functions/roles/grant.ts'
import { watch } from '../../../functions/watchdog/watch.ts'
import { makeId } from '../../../shared/ids.ts'
import type { HeldRole } from '../../../shared/roles/roles.ts'
import { type PersonName, people, personNames } from '../../support/district.ts'
import { type Fate, type Process, processOf } from './process.ts'
import type { Dice } from './random.ts'

/** What became of a call: its reply, the code of a refusal, or nobody knows. */
export type Became =
  | { ok: true; id: string; state: string; version: number }
  | { ok: false; code: string }
  | { ok: undefined }

export interface Act {
  who: PersonName
  operation: string
  alertId?: string | undefined
  body?: object | undefined
}

/** What differs between a world in memory and one on DynamoDB Local. */
export interface Ground {
  ports: AlertPorts
  clock: { now(): number; pass(milliseconds: number): void }
  /** `process`: as whom it is done, where it is not the product's own. */
  act(act: Act, process: Process | undefined): Promise<Became>
  partition(pk: string): Promise<Item[]>
  /** The alerts that there are open, known of or not. */
  open(): Promise<string[]>
}

/** An alert as it stands in the table. */
export interface Seen {
  item: Item
  alert: StoredAlert
  told: StoredTold[]
  entries: StoredEntry[]
}

export interface Faults {
  watchdogOff?: boolean
  streamOff?: boolean
  escalationOff?: boolean
  /** The judge waits for the watchdog where an alert has no clock. */
  dueDropped?: boolean
}

const SWEEP = 2000
const WATCHDOG = 60_000
export const SKEW = 5000
export const staff = personNames.filter((name) => people[name].roles.length > 0)

export class World {
  readonly ids = new Set<string>()
  readonly seen = new Map<string, Seen>()
  /** Which rings each socket heard, and how often. */
  readonly heard = new Map<string, number>()
  private readonly roles = new Map<PersonName, readonly HeldRole[]>(staff.map((name) => [name, people[name].roles]))
  private readonly versions = new Map<PersonName, number>()
  private readonly shifts = new Map<string, StoredShift>()
  /** Rings that the stream has still to tell of. */
  private late: Item[] = []
  private told: Item[] = []
  stalled = false
  /** When the watchdog last came to its end. */
  watchedAt = 0

  readonly ground: Ground
  readonly dice: Dice
  readonly faults: Faults
  private readonly check: (world: World) => void

  /** `check`: after everything that happens. */
  constructor(ground: Ground, dice: Dice, faults: Faults, check: (world: World) => void) {
    this.ground = ground
    this.dice = dice
    this.faults = faults
    this.check = check
  }

  get now() {
    return this.ground.clock.now()
  }

  process(fate: Fate = {}): Process {
    return processOf(this.ground.ports, fate)
  }

  /** Everybody who serves has a phone that listens. */
  async listen() {
    const expiresAt = this.now / 1000 + 10 ** 9
    for (const name of staff) {
      const socket = `socket-${name}`
      await this.ground.ports.table.write([
        { put: { ...keys.listener(topics.person(people[name].id), socket), socket, session: 'ses', expiresAt } },
      ])
    }
  }

  rolesOf = (name: PersonName): readonly HeldRole[] => this.roles.get(name) ?? []
  onDuty = (): StoredShift[] => [...this.shifts.values()].filter(({ uncovered }) => !uncovered)

  async changeRoles(name: PersonName, roles: readonly HeldRole[], left: boolean) {
    const { table } = this.ground.ports
    const person = people[name]
    const version = (this.versions.get(name) ?? 1) + 1
    this.versions.set(name, version)
    this.roles.set(name, roles)
    const changed = { ...person, roles: [...roles], version, ...(left ? { leftAt: this.iso() } : {}) }
    const held = (one: HeldRole) => roles.some(({ role, area }) => role === one.role && area === one.area)
    await table.write([
      { put: { ...keys.person(person.id), ...changed } },
      ...person.roles.map((one) =>
        held(one)
          ? { put: grantItem(person.id, one, person.id, this.iso()) }
          : { remove: keys.grant(one.area, one.role, person.id) },
      ),
    ])
  }

  async setDuty(name: PersonName, area: string, on: boolean) {
    const { table } = this.ground.ports
    const at = `${name} ${area}`
    const before = this.shifts.get(at)
    const from = this.now - 60_000
    const shift: StoredShift = on
      ? {
          id: makeId('shf', from, this.dice.bytes),
          area,
          person: people[name].id,
          from: this.iso(from),
          to: this.iso(from + 20 * 3_600_000),
          uncovered: false,
        }
      : { ...(before as StoredShift), uncovered: true }
    if (!on && !before) return
    if (on && before) await table.write([{ put: shiftItem({ ...before, uncovered: true }) }])
    this.shifts.set(at, shift)
    await table.write([{ put: shiftItem(shift) }])
  }

  /** As it was in the beginning. */
  async restore() {
    for (const shift of this.onDuty())
      await this.ground.ports.table.write([{ put: shiftItem({ ...shift, uncovered: true }) }])
    this.shifts.clear()
    for (const name of staff)
      if (this.rolesOf(name) !== people[name].roles) await this.changeRoles(name, people[name].roles, false)
  }

  async act(act: Act, process?: Process): Promise<Became> {
    const became = await this.ground.act(act, process)
    if (became.ok) this.ids.add(became.id)
    // Whoever was cut off may have raised one that they never heard of.
    else if (became.ok === undefined) for (const id of await this.ground.open()) this.ids.add(id)
    return became
  }

  /** Looks at what there is now, and judges it. */
  async look() {
    for (const id of this.ids) {
      const items = await this.ground.partition(`ALERT#${id}`)
      const before = this.seen.get(id)
      const item = items.find(({ sk }) => sk === 'ALERT')
      if (!item) continue
      const of = <T>(prefix: string) =>
        items
          .filter(({ sk }) => String(sk).startsWith(prefix))
          .sort((a, b) => (String(a.sk) < String(b.sk) ? -1 : 1)) as unknown as T[]
      const told = of<StoredTold>('TOLD#')
      const rungBefore = new Map(before?.told.map(({ who, rung }) => [who, rung]))
      for (const each of told) if (rungBefore.get(each.who) !== each.rung) this.late.push(each as unknown as Item)
      this.seen.set(id, { item, alert: item as unknown as StoredAlert, told, entries: of<StoredEntry>('ENTRY#') })
    }
    this.check(this)
  }

  async sweep(fate: Fate) {
    await escalate(this.process(fate).ports)
  }

  /** So much time goes by, with whatever runs meanwhile. */
  async pass(milliseconds: number) {
    const end = this.now + milliseconds
    while (this.now < end) {
      const next = Math.min(end, this.nextSweep(), (Math.floor(this.now / WATCHDOG) + 1) * WATCHDOG)
      this.ground.clock.pass(next - this.now)
      if (!this.stalled && !this.faults.escalationOff && next % SWEEP === 0) {
        const skew = this.skew()
        await this.sweep({ skew, ...(this.dice.chance(0.1) ? this.cutOff(12) : {}) })
      }
      if (next % WATCHDOG === 0 && !this.faults.watchdogOff) {
        // Of the two, one stands.
        const fate = !this.stalled && !this.faults.dueDropped && this.dice.chance(0.2) ? this.cutOff(12) : {}
        const watchdog = this.process({ skew: this.skew(), ...fate })
        await watch(watchdog.ports).catch(() => undefined)
        if (!watchdog.isCut()) this.watchedAt = next
      }
      await this.look()
    }
  }

  cutOff = (most: number): Fate => ({ fuel: this.dice.roll(most), unheard: this.dice.chance(0.5) })
  skew = () => this.dice.roll(2 * SKEW + 1) - SKEW

  /** The next round of the escalation that may find something. */
  private nextSweep(): number {
    const dues = [...this.seen.values()].flatMap(({ item }) => (item.due ? [Date.parse(String(item.dueAt))] : []))
    const from = Math.max(this.now + 1, Math.min(...dues) - SKEW - SWEEP)
    return Math.ceil(from / SWEEP) * SWEEP
  }

  /** The stream tells of what it has, some of it twice. */
  async deliver(share: number) {
    if (this.faults.streamOff) return
    const now = this.late.splice(0, Math.ceil(this.late.length * share))
    const again = this.told.filter(() => this.dice.chance(0.3))
    this.told = [...this.told, ...now].slice(-5)
    for (const image of [...again, ...now]) {
      const fate = this.dice.chance(0.15) ? this.cutOff(4) : {}
      const relay = this.process(fate)
      await ringLate(relay.ports, image).catch(() => undefined)
      if (relay.isCut()) this.late.push(image)
    }
  }

  get undelivered() {
    return this.late.length
  }

  hear(socket: string, data: string) {
    const { id, ring } = JSON.parse(data) as { id: string; ring: number }
    const name = `${socket} ${id} ${ring}`
    this.heard.set(name, (this.heard.get(name) ?? 0) + 1)
  }

  private iso = (at = this.now) => new Date(at).toISOString()
}
