/** What must hold at every moment, said without the code that makes it so. */
import type { AlertLevel } from '../../../shared/alerts/escalation.ts'
import { dutyRoles } from '../../../shared/duty/policy.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import { type PersonName, people } from '../../support/district.ts'
import type { Became } from './world.ts'
import { type Seen, SKEW, staff, type World } from './world.ts'

const DIGITS: Record<AlertLevel, number> = { grid: 15, community: 12, street: 9, district: 6 }
const OPEN = ['raised', 'going', 'arrived']
const answering: readonly Role[] = ['gridWorker', 'responder', 'communityStaff', 'streetStaff', 'districtStaff']
const dispatching: readonly Role[] = ['communityStaff', 'streetStaff', 'districtStaff']
const duty: readonly Role[] = [...dutyRoles, 'administrator']
const atLevel: Record<AlertLevel, readonly Role[]> = {
  grid: ['gridWorker', 'responder'],
  community: ['communityStaff', 'responder'],
  street: ['streetStaff', 'responder'],
  district: ['districtStaff', 'responder', 'administrator'],
}

const TOP_WITHIN = 180_000
const TOP_AGAIN = 60_000
/** From the moment when something is due to when it is done: the escalation looks every two seconds, by a clock of its own. */
const SOON = 2000 + 2 * SKEW + 2000
/** Where the escalation stalls, the watchdog does it: each minute, for what was not heard for twenty seconds. */
const AT_LAST = 60_000 + 20_000 + SOON

const nameOf = (id: string | undefined): PersonName | undefined => staff.find((name) => people[name].id === id)

export class Judge {
  private readonly before = new Map<string, Seen>()
  /** Since when nobody who goes serves there any more. */
  private readonly deserted = new Map<string, number>()
  private readonly unclocked = new Map<string, number>()
  /** When there was last nobody who could have been rung. */
  private readonly nobody = new Map<string, number>()
  private stalledUntil = 0
  /** Calls that were answered with "you are the first", by alert and round. */
  private readonly firsts = new Map<string, number>()

  judge = (world: World): void => {
    if (world.stalled) this.stalledUntil = world.now
    for (const [id, seen] of world.seen) {
      const before = this.before.get(id)
      this.whole(id, seen)
      this.witnesses(id, before, seen)
      if (before) this.ended(id, world, before, seen)
      if (before) this.going(id, before, seen)
      if (before) this.puttingOff(id, before, seen)
      this.rang(id, world, before, seen)
      if (OPEN.includes(seen.alert.card.state)) this.bounded(id, world, seen)
      this.levels(id, world, before, seen)
      if (!before || isMoved(before, seen)) this.heard(id, world, seen)
      if (before) this.kept(id, before, seen)
      if (before && isMoved(before, seen)) this.anew(id, before, seen)
      this.before.set(id, seen)
    }
  }

  /** Whoever was heard to press stands in an alert. */
  pressed(world: World, who: PersonName, became: Became): void {
    if (!became.ok) return
    const card = world.seen.get(became.id)?.alert.card
    const known = card?.raiser === people[who].id || card?.witnesses.some(({ person }) => person === people[who].id)
    if (!known) throw new Error(`${who} pressed and stands nowhere in ${became.id}`)
  }

  acknowledged(world: World, became: Became): void {
    if (!became.ok) return
    const before = world.seen.get(became.id)?.entries.filter(({ version }) => version < became.version)
    const round = `${became.id} ${before?.filter(({ state }) => state === 'raised').length}`
    const count = (this.firsts.get(round) ?? 0) + 1
    this.firsts.set(round, count)
    if (count > 1) throw new Error(`two are both the first to go to ${became.id}`)
  }

  /** Everybody who was told and listens has heard the last ring. */
  rung(world: World): void {
    for (const [id, { told }] of world.seen)
      for (const { who, rung } of told) {
        const name = nameOf(who)
        if (name && !world.heard.has(`socket-${name} ${id} ${rung}`))
          throw new Error(`${name} was told of ${id} and never heard ring ${rung}`)
      }
  }

  private whole(id: string, { alert, entries }: Seen): void {
    if (entries.length !== alert.entries) throw new Error(`${id} counts ${alert.entries} entries of ${entries.length}`)
    let state = ''
    for (const { seq, move, state: after } of entries) {
      if (move === 'acknowledge' && state !== 'raised')
        throw new Error(`${id} was acknowledged while ${state} (${seq})`)
      if (state && !OPEN.includes(state) && move !== 'forget') throw new Error(`${id} had ended, and then: ${move}`)
      state = after
    }
    if (state !== alert.card.state) throw new Error(`${id} is ${alert.card.state}, and its timeline says ${state}`)
  }

  private witnesses(id: string, before: Seen | undefined, { alert }: Seen): void {
    const { witnesses, state } = alert.card
    for (const was of before?.alert.card.witnesses ?? []) {
      const is = witnesses.find(({ person }) => person === was.person)
      if (!is || (was.accountedAt && !is.accountedAt)) throw new Error(`a witness of ${id} was dropped`)
    }
    const left = witnesses.filter(({ accountedAt }) => !accountedAt)
    if (!OPEN.includes(state) && left.length) throw new Error(`${id} ended with ${left.length} witnesses unaccounted`)
  }

  /** Only who stood there ends it, or who raised it before anybody set out. */
  private ended(id: string, world: World, before: Seen, { alert, entries }: Seen): void {
    if (!OPEN.includes(before.alert.card.state) || OPEN.includes(alert.card.state)) return
    const at = entries.findIndex(({ state }) => !OPEN.includes(state))
    const { by, move } = entries[at] ?? { by: { personId: undefined }, move: undefined }
    const { raiser } = alert.card
    if (move === 'cancel') {
      const went = entries.slice(0, at).some(({ state }) => state !== 'raised')
      if (by.personId !== raiser || went) throw new Error(`${id} was cancelled by another, or after somebody set out`)
      return
    }
    const { outcome } = alert.card
    if ((outcome === 'helped' || outcome === 'nothingFound') && entries[at - 1]?.state !== 'arrived')
      throw new Error(`${id} ended as ${outcome}, and nobody stood there`)
    const name = nameOf(by.personId)
    const wentOrArrived = whoGoes(entries.slice(0, at)).some(({ person }) => person === by.personId)
    const leads =
      name &&
      world
        .rolesOf(name)
        .some(({ role, area }) => dispatching.includes(role) && placesOf(alert).some((place) => place.startsWith(area)))
    if (!name || by.personId === raiser || !(leads || wentOrArrived))
      throw new Error(`${id} was ended by ${by.personId}, who did not stand there`)
  }

  /** Nobody who goes and has time yet, or is there, is thrown out by another's leaving; and who is left has a clock of their own. */
  private going(id: string, before: Seen, { alert, entries }: Seen): void {
    if (!OPEN.includes(alert.card.state)) return
    for (const { seq, move, state } of entries.slice(before.entries.length)) {
      const goers = whoGoes(entries.slice(0, seq))
      const expected = goers.some(({ there }) => there) ? 'arrived' : goers.length ? 'going' : 'raised'
      if (state !== expected) throw new Error(`${id} is ${state} after ${move}, and by who is left ${expected}`)
    }
    const expected = whoGoes(entries)
    const names = (of: readonly { person: string }[]) => of.map(({ person }) => nameOf(person) ?? person).sort()
    const [go, should] = [names(alert.card.holders), names(expected)]
    if (String(go) !== String(should)) throw new Error(`${go.length ? go : 'nobody'} goes to ${id}, not ${should}`)
    if (alert.card.state !== 'going' || !alert.card.dueAt) return
    const last = Math.max(...expected.map(({ due }) => due)) + 300_000
    if (Date.parse(alert.card.dueAt) > last + 2 * SKEW) throw new Error(`${id} waits longer than for who comes last`)
  }

  /** Nobody puts it off a second time without others being told. */
  private puttingOff(id: string, before: Seen, { entries }: Seen): void {
    for (const { seq, move, by, told } of entries.slice(before.entries.length)) {
      if (move !== 'delay' || told !== undefined) continue
      const times = (to: number) =>
        whoGoes(entries.slice(0, to)).find(({ person }) => person === by.personId)?.putOff ?? 0
      if (times(seq) > Math.max(1, times(seq - 1)))
        throw new Error(`${by.personId} put ${id} off ${times(seq)} times, and nobody else was told`)
    }
  }

  /** It is acknowledged by somebody who serves there, or is taken further within its bound. */
  private bounded(id: string, world: World, seen: Seen): void {
    const { item, alert, told } = seen
    const { card, policy } = alert
    const { now } = world
    const slack = world.stalled || now - this.stalledUntil < AT_LAST ? AT_LAST : SOON
    if (typeof item.due !== 'string' || !card.dueAt) {
      const since = this.unclocked.get(id) ?? now
      this.unclocked.set(id, since)
      if (world.faults.dueDropped && now <= since + AT_LAST) return
      throw new Error(`${id} is open and nothing will happen to it`)
    }
    this.unclocked.delete(id)
    const due = Date.parse(card.dueAt)
    if (now > due + slack) throw new Error(`${id} was due ${now - due} ms ago, and nothing happened`)
    const round = Date.parse(card.roundAt)
    // At the top each minute; below it, all of them within three minutes from the beginning of the round.
    const topped = alert.step >= policy.steps.length
    const rows = told.filter(({ as }) => as === 'responder')
    if (!rows.length && !whoServes(world, seen).length) this.nobody.set(id, now)
    // That it was taken further is nothing: who was rung counts, unless there was nobody.
    const last = Math.max(this.nobody.get(id) ?? 0, ...rows.map(({ at }) => Date.parse(at)))
    const most = topped ? last + TOP_AGAIN + 2 * SKEW : round + TOP_WITHIN
    if (card.state === 'raised' && due > most)
      throw new Error(`${id} is unanswered, and nobody else is told for ${due - now} ms`)
    const serves = card.holders.some(({ person }) => servesThere(world, seen, person))
    if (card.state === 'raised' || serves) this.deserted.delete(id)
    else {
      const since = this.deserted.get(id) ?? now
      this.deserted.set(id, since)
      if (world.watchedAt > since) throw new Error(`${id}: nobody who goes has served there for ${now - since} ms`)
    }
  }

  /** Who was told of it once is told of it for good, wherever it turns out to be. */
  private kept(id: string, before: Seen, { told }: Seen): void {
    const known = new Set(told.map(({ who }) => who))
    for (const { who } of before.told) if (!known.has(who)) throw new Error(`${who} was told of ${id} and is no more`)
  }

  /**
   * Where it moves to, whoever was told hears of it once more, but for who said so and who is told of a witness alone; and no witness
   * who waits still is left where it was.
   */
  private anew(id: string, before: Seen, { alert, told, entries }: Seen): void {
    const fresh = entries.slice(before.entries.length)
    const said = fresh.flatMap(({ move, by }) => (move === 'describe' || move === 'again' ? (by.personId ?? []) : []))
    const rung = new Map(told.map((row) => [row.who, row.rung]))
    for (const row of before.told)
      if (!row.beside && !said.includes(row.who) && (rung.get(row.who) ?? 0) <= row.rung)
        throw new Error(`${id} moved to ${alert.card.place.area}, and ${row.who} does not hear of it`)
    const waits = ({ person }: { person: string }) =>
      alert.card.witnesses.some((each) => each.person === person && !each.accountedAt)
    if (before.alert.card.witnesses.some(waits)) throw new Error(`${id} moved, and left a witness where it was`)
  }

  /** The lowest level that has anybody is told at once: where it was raised, and where it turns out to be. */
  private heard(id: string, world: World, { alert, told }: Seen): void {
    const { place, raiser } = alert.card
    for (const { level } of alert.policy.steps) {
      const there = whoIsAt(world, place.area, level, raiser)
      if (there.length && !told.some(({ who }) => there.some((name) => people[name].id === who)))
        throw new Error(`${id} was raised and nobody of the ${level} was told, where ${there} serve`)
      if (there.length) return
    }
  }

  /** Each time that it is taken further it rings for somebody who serves there, as long as anybody does at any level. */
  private rang(id: string, world: World, before: Seen | undefined, seen: Seen): void {
    const fresh = seen.entries.slice(before?.entries.length ?? 0)
    if (!fresh.some(({ move }) => move === 'escalate')) return
    const [since = ''] = fresh.map(({ at }) => at).sort()
    const there = whoServes(world, seen)
    const rings = ({ who, at }: Seen['told'][number]) => there.some((name) => people[name].id === who) && at >= since
    if (there.length && !seen.told.some(rings))
      throw new Error(`${id} was taken further and rang for nobody, where ${there} serve`)
  }

  /** No level that has somebody is passed over. */
  private levels(id: string, world: World, before: Seen | undefined, { alert, entries, told }: Seen): void {
    if (!before || alert.step <= before.alert.step) return
    const fresh = entries.slice(before.entries.length)
    if (fresh.some(({ move }) => !['escalate', 'again', 'describe', 'delay'].includes(move))) return
    // By the clocks of those who did it, which differ.
    const [since = ''] = fresh.map(({ at }) => at).sort()
    for (const { level } of alert.policy.steps.slice(before.alert.step, alert.step)) {
      const there = whoIsAt(world, alert.card.place.area, level, alert.card.raiser)
      if (there.length && !told.some(({ who, at }) => there.some((name) => people[name].id === who) && at >= since))
        throw new Error(`${id} passed over the ${level}, where ${there} serve`)
    }
  }
}

const isMoved = (before: Seen, { alert }: Seen): boolean =>
  OPEN.includes(alert.card.state) && before.alert.card.place.area !== alert.card.place.area

interface Goer {
  person: string
  /** When they said to be there; milliseconds. */
  due: number
  there: boolean
  /** How often they said a later time. */
  putOff: number
}

/** Who goes, as the timeline tells it. */
function whoGoes(entries: Seen['entries']): Goer[] {
  let goers: Goer[] = []
  for (const { move, by, at, eta, state } of entries) {
    const now = Date.parse(at)
    const person = by.personId ?? ''
    const own = goers.find((each) => each.person === person)
    const others = goers.filter((each) => each !== own)
    const inTime = (some: Goer[]) =>
      some.some(({ there }) => there) ? some : some.filter(({ due }) => due + 300_000 > now)
    if (move === 'acknowledge' || move === 'joinIn' || move === 'delay') {
      const said = now + (eta ?? 0) * 60_000
      const due = own && move === 'joinIn' ? own.due : said
      const putOff = (own?.putOff ?? 0) + (own && due > own.due ? 1 : 0)
      goers = [...others, { person, due, there: own?.there ?? false, putOff }]
    } else if (move === 'arrive')
      goers = [...others, { person, due: own?.due ?? now, there: true, putOff: own?.putOff ?? 0 }]
    else if (move === 'handOver') goers = own ? inTime(others) : []
    else if (move === 'overdue') goers = inTime(goers)
    else if (move === 'release' || state === 'raised') goers = []
  }
  return goers
}

/** Where it is, and where it was taken to be. */
const placesOf = ({ card }: Seen['alert']) => [card.place.area, ...(card.formerly ?? []).map(({ area }) => area)]

const overlap = (one: string, other: string) => one.startsWith(other) || other.startsWith(one)

function servesThere(world: World, { alert, told }: Seen, person: string): boolean {
  const name = nameOf(person)
  if (!name) return false
  const roles = world.rolesOf(name)
  const row = told.find(({ who, as }) => who === person && as === 'responder')
  return placesOf(alert).some((place) => {
    if (roles.some(({ role, area }) => answering.includes(role) && place.startsWith(area))) return true
    const at = row?.level && place.length >= DIGITS[row.level] ? place.slice(0, DIGITS[row.level]) : place
    return row !== undefined && roles.some(({ role, area }) => duty.includes(role) && overlap(area, at))
  })
}

/** Whoever could be rung, at whatever level. */
const whoServes = (world: World, { alert }: Seen): PersonName[] =>
  alert.policy.steps.flatMap(({ level }) => whoIsAt(world, alert.card.place.area, level, alert.card.raiser))

function whoIsAt(world: World, place: string, level: AlertLevel, raiser: string | undefined): PersonName[] {
  if (place.length < DIGITS[level]) return []
  const at = place.slice(0, DIGITS[level])
  const standing = world
    .onDuty()
    .filter(({ area }) => area === at)
    .flatMap(({ person }) => (person === raiser ? [] : (nameOf(person) ?? [])))
    .filter((name) =>
      world
        .rolesOf(name)
        .some(({ role, area }) => duty.includes(role) && role !== 'administrator' && overlap(area, at)),
    )
  if (standing.length) return standing
  return staff.filter(
    (name) =>
      people[name].id !== raiser &&
      world.rolesOf(name).some(({ role, area }) => atLevel[level].includes(role) && area === at),
  )
}
