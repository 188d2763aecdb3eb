/**
 * The watchdog: apart from the escalation, by another way, it looks at every open alert: whether a clock runs for it, whether that
 * clock was heard, whether who goes still serves. What is wrong it mends, and says so: each of these is an alarm.
 */

import { alertLifecycle, isOpen } from '../../shared/alerts/lifecycle.ts'
import { drillIsOver } from '../alerts/drill.ts'
import { missAlertDeadline, moveByClock } from '../alerts/miss-deadline.ts'
import { answers } from '../alerts/policy.ts'
import type { RingPorts } from '../alerts/ports.ts'
import { parseAlert, type StoredAlert } from '../alerts/store.ts'
import { parseTold, toldOf } from '../alerts/told.ts'
import { openUnder } from '../areas/open-under.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys, queueOf } from '../platform/table.ts'
import { peopleOf } from '../roles/names.ts'

/** A clock that ran out so long ago was not heard: the escalation looks every two seconds. Milliseconds. */
export const UNHEARD = 20_000

/** Alerts that are looked at together. */
const AT_ONCE = 20

export interface Watched {
  open: number
  /** Open with no clock. */
  unclocked: number
  /** Its clock ran out, and nothing happened. */
  unheard: number
  /** Nobody of those who go serves there any more. */
  deserted: number
  /** Nobody goes, and it rang for nobody of late; or it went up to the top, for nobody who could answer it. */
  untold: number
  /** It could not be looked at. */
  failed: number
}

/** Whatever is wrong with one of them keeps it from no other. */
export async function watch(ports: RingPorts): Promise<Watched> {
  const total: Watched = { open: 0, unclocked: 0, unheard: 0, deserted: 0, untold: 0, failed: 0 }
  const ids = (await Promise.all((await topsOf(ports)).map((area) => openIn(ports, area)))).flat()
  for (let from = 0; from < ids.length; from += AT_ONCE)
    await Promise.all(ids.slice(from, from + AT_ONCE).map((id) => watchOne(ports, id, total)))
  return total
}

/** The cities and their districts: each has a list of its own. */
async function topsOf({ table }: RingPorts): Promise<string[]> {
  const cities = await openUnder(table, 'ROOT')
  const districts = await Promise.all(cities.map(({ code }) => openUnder(table, code)))
  return [...cities, ...districts.flat()].map(({ code }) => code)
}

async function openIn({ table }: RingPorts, area: string): Promise<string[]> {
  const pk = { name: 'district', value: queueOf('alert', area, 'open') }
  const items = await queryAll(table, { index: 'byDistrict', pk, ascending: true })
  return items.map(({ pk: at }) => String(at).slice('ALERT#'.length))
}

async function watchOne(ports: RingPorts, id: string, total: Watched): Promise<void> {
  try {
    await lookAt(ports, id, total)
  } catch (error) {
    total.failed++
    ports.log.error('An open alert could not be looked at', { id, error: String(error) })
  }
}

async function lookAt(ports: RingPorts, id: string, total: Watched): Promise<void> {
  const [item] = await ports.table.read([keys.alert(id)])
  const alert = parseAlert(item)
  if (!alert || !isOpen(alert.card.state)) return
  total.open++
  const { dueAt, state } = alert.card
  if (drillIsOver(alert.card, ports.clock.now() - UNHEARD)) {
    total.unheard++
    ports.log.error('A drill did not end by itself', { id })
    await missAlertDeadline(ports, id)
    return
  }
  // The row that the escalation walks by, not what the card says of it.
  if (!dueAt || typeof item?.due !== 'string') {
    total.unclocked++
    ports.log.error('An open alert had no clock', { id })
    await moveByClock(ports, alert, 'repair')
    // What it would have done meanwhile is done now.
    await missAlertDeadline(ports, id)
    return
  }
  const unheard = Date.parse(dueAt) + UNHEARD < ports.clock.now()
  if (unheard) {
    total.unheard++
    ports.log.error('The clock of an alert was not heard', { id })
  }
  const missed = alertLifecycle.states[state].clock?.missed
  if (await isDeserted(ports, alert)) {
    total.deserted++
    ports.log.warn('Who goes to an alert serves there no more', { id })
    await moveByClock(ports, alert, 'release')
  } else if (unheard && missed) await moveByClock(ports, alert, missed)
  if (await isUntold(ports, alert)) {
    total.untold++
    ports.log.error('An alert rings for nobody who could answer it', { id })
  }
}

/** So many times as long as until the top is told again: what rang for nobody since rings no more. */
const SILENT = 2

/** No one of those whom it rang for of late may answer it now, where it went up to the top; below it, it rang for nobody. */
async function isUntold({ table, clock }: RingPorts, { card, policy, top }: StoredAlert): Promise<boolean> {
  if (card.state !== 'raised' || card.drill) return false
  const lately = clock.now() - SILENT * policy.again
  const rows = [...(await toldOf(table, card.id)).values()].filter(
    ({ as, at }) => as === 'responder' && Date.parse(at) >= lately,
  )
  if (top === undefined) return rows.length === 0
  const people = await peopleOf(
    table,
    rows.map(({ who }) => who),
  )
  return !rows.some((row) => {
    const known = people.get(row.who)
    return known && !known.leftAt && answers(known, card, row)
  })
}

async function isDeserted({ table }: RingPorts, { card }: StoredAlert): Promise<boolean> {
  if (!card.holders.length) return false
  const [people, rows] = await Promise.all([
    peopleOf(
      table,
      card.holders.map(({ person }) => person),
    ),
    table.read(card.holders.map(({ person }) => keys.told(card.id, person))),
  ])
  return !card.holders.some(({ person }, i) => {
    const known = people.get(person)
    return known && !known.leftAt && answers(known, card, parseTold(rows[i]))
  })
}
