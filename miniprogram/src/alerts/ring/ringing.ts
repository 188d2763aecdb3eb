/**
 * What rings for whoever uses this device: told by frames, and read whenever the line opens anew, so that nobody misses it by
 * having been away. What somebody has answered stays quiet until it rings once more.
 */
import '../../../../shared/zod.ts'
import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import * as z from 'zod/mini'
import { create } from 'zustand'
import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { isOpen } from '../../../../shared/alerts/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { isTransient } from '../../api/outcome.ts'
import { useLive } from '../../live/live.ts'
import type { LiveEvent } from '../../live/socket.ts'
import { buzz } from '../../platform/buzz.ts'
import { clock } from '../../platform/clock.ts'
import { keep, readKept } from '../../platform/kept.ts'
import { siren } from '../../platform/sound.ts'
import { storage } from '../../platform/storage.ts'
import { currentSession } from '../../session/store.ts'
import { say } from '../../ui/toast/say.ts'
import {
  type Alarm,
  alarmsOf,
  type Heard,
  heardWith,
  type Nudge,
  nudgeOf,
  type Quiet,
  type SaidPlace,
} from './rings.ts'
import { nudgeWords } from './words.ts'

const KEPT = 'alerts-quiet'
/** The last ones; all others are long over. */
const MOST = 50
const kept = z.record(z.string(), z.object({ ring: z.int(), roundAt: z.string() }))

interface Held {
  person: string | undefined
  cards: readonly AlertCard[]
  alarms: readonly Alarm[]
  heard: Heard
  /** By person and alert. */
  quiet: Quiet
  /** Those that the list of what rings names: that it names one no more says that it is over. */
  served: readonly string[]
  /** Those that somebody has looked at here: they shout no more. */
  seen: readonly string[]
}

const nobody = { person: undefined, cards: [], alarms: [], heard: {}, served: [], seen: [] }
const useHeld = create<Held>(() => ({ ...nobody, quiet: readKept(storage, KEPT, kept) ?? {} }))

const quietOf = ({ id }: Pick<Me, 'id'>, all: Quiet): Quiet =>
  Object.fromEntries(
    Object.entries(all).flatMap(([name, one]) => (name.startsWith(`${id} `) ? [[name.slice(id.length + 1), one]] : [])),
  )

/** Looks anew at what is known. */
function settle(me: Me, cards: readonly AlertCard[]) {
  const { alarms: before, cards: known, heard: rang, quiet, seen } = useHeld.getState()
  const heard = heardWith(rang, cards)
  const alarms = alarmsOf(before, cards, me, heard, quietOf(me, quiet))
  const over = before.filter(({ card }) => !cards.some(({ id }) => id === card.id))
  if (over.length > 0) say('刚才的求助已经结束')
  const nudged = cards.flatMap((card): Nudged[] => {
    const before = known.find(({ id }) => id === card.id)
    const why = nudgeOf(before, card, saidHere.get(card.id))
    if (why === 'moved') saidHere.delete(card.id)
    return why ? [{ why, card }] : []
  })
  if (nudged[0]) nudge(nudged[0])
  useHeld.setState({ person: me.id, cards, alarms, heard, seen: seen.filter((id) => heard[id] === rang[id]) })
}

/** Where each alert is, as was said here one thing after another, until somebody says otherwise. */
const saidHere = new Map<string, readonly SaidPlace[]>()

/** Who goes says where it is themselves: they need not hear it. */
export const knowPlace = (alertId: string, said: SaidPlace) =>
  saidHere.set(alertId, [...(saidHere.get(alertId) ?? []), said])

/** Who goes hears a press again, that it is at another place, or that it is asked how it stands: once, shortly. */
const SHORTLY = 2_500
interface Nudged {
  why: Nudge
  card: AlertCard
}
function nudge({ why, card }: Nudged) {
  say(nudgeWords(why, card))
  buzz()
  if (shouts()) return
  void siren.start()
  clock.later(SHORTLY, () => shouts() || siren.stop())
}

/** Whether an alarm sounds here anyway. */
function shouts(): boolean {
  const { alarms, seen } = useHeld.getState()
  return alarms.some(({ card }) => !seen.includes(card.id))
}

/** Who was told on duty and serves elsewhere reads the alert itself, for as long as it is open. */
async function withHeard(cards: readonly AlertCard[]): Promise<AlertCard[]> {
  const { heard, served } = useHeld.getState()
  const missing = Object.keys(heard).filter((id) => !cards.some((card) => card.id === id))
  const read = await Promise.all(
    missing
      .filter((id) => !served.includes(id))
      .map(async (alertId) => ({ alertId, outcome: await api.call('getAlert', { params: { alertId } }) })),
  )
  const found = read.flatMap(({ outcome }) => (outcome.ok && isOpen(outcome.value.state) ? [outcome.value] : []))
  const failed = read.filter(({ outcome }) => !outcome.ok && isTransient(outcome.failure.code))
  const over = missing.filter(
    (id) => !found.some((card) => card.id === id) && !failed.some(({ alertId }) => alertId === id),
  )
  const { heard: now } = useHeld.getState()
  useHeld.setState({
    heard: Object.fromEntries(Object.entries(now).filter(([id]) => !over.includes(id))),
    served: cards.map(({ id }) => id),
  })
  return [...cards, ...found]
}

let reading: { person: string; again: boolean } | undefined

/** Reads what rings; a call while it reads has it read once more afterwards. What was read before stays where it can't. */
async function readFor(person: string): Promise<void> {
  if (reading?.person === person) {
    reading.again = true
    return
  }
  const run = { person, again: false }
  reading = run
  do {
    run.again = false
    const outcome = await api.call('listMyAlerts', { query: { limit: 1 } })
    if (!outcome.ok) continue
    const cards = await withHeard(outcome.value.ringing)
    const me = currentSession()?.person
    if (reading !== run || me?.id !== person) return
    settle(me, cards)
  } while (run.again)
  if (reading === run) reading = undefined
}

/** Reads again now: something was done about one of them. */
export function rereadRinging(): void {
  const { person } = useHeld.getState()
  if (person !== undefined) void readFor(person)
}

const isAlert = (id: string) => id.startsWith('alr_')

function hear(event: LiveEvent): boolean {
  if (event.kind === 'opened') return true
  const { frame } = event
  if (frame.type === 'meChanged') return true
  if (frame.type === 'caseChanged')
    return isAlert(frame.id) && useHeld.getState().cards.some(({ id }) => id === frame.id)
  if (frame.type !== 'alertRings' || !currentSession()?.person.roles.length) return false
  const { heard, seen } = useHeld.getState()
  if ((heard[frame.id] ?? 0) >= frame.ring) return false
  useHeld.setState({ heard: { ...heard, [frame.id]: frame.ring }, seen: seen.filter((id) => id !== frame.id) })
  return true
}

/** Keeps it read for this person, as long as the app is there. */
export function useRinging(person: string | undefined): void {
  const read = () => {
    if (person !== undefined) void readFor(person)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person begins anew
  useEffect(() => {
    useHeld.setState(nobody)
    read()
  }, [person])
  useDidShow(read)
  useLive((event) => {
    if (hear(event)) read()
  })
}

/** What rings now, the oldest first, and which of it somebody here has looked at. */
export function useAlarms(): { alarms: readonly Alarm[]; seen: readonly string[] } {
  const { alarms, seen } = useHeld()
  return { alarms, seen }
}

/** Somebody here has looked: it shouts no more, and whoever asked for help is told so. */
export function markSeen(alertId: string): void {
  const { seen } = useHeld.getState()
  if (seen.includes(alertId)) return
  useHeld.setState({ seen: [...seen, alertId] })
  void api.call('seeAlert', { params: { alertId } })
}

/** No more of it here, unless it rings again; it goes on for all others. */
export function hush(alertId: string): void {
  const { person, alarms, cards, heard, quiet } = useHeld.getState()
  markSeen(alertId)
  const name = `${person} ${alertId}`
  const roundAt = cards.find(({ id }) => id === alertId)?.roundAt ?? ''
  const { [name]: _, ...others } = quiet
  const next = Object.fromEntries(
    [...Object.entries(others), [name, { ring: heard[alertId] ?? 0, roundAt }] as const].slice(-MOST),
  )
  keep(storage, KEPT, next)
  useHeld.setState({ quiet: next, alarms: alarms.filter(({ card }) => card.id !== alertId) })
}
