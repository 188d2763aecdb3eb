/** A new request as it begins. Pure. */
import { dangerIn } from '../../shared/help/danger.ts'
import { timesOf } from '../../shared/help/early.ts'
import type { CareAnswer } from '../../shared/help/kinds.ts'
import { helpLifecycle } from '../../shared/help/lifecycle.ts'
import { CONFIRM_TIME, REMIND_BEFORE } from '../../shared/help/limits.ts'
import type { HelpCard } from '../../shared/help/request.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import { openCase, openWrites } from '../cases/case.ts'
import type { StoredHome } from '../people/actor.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { dueKeys, type Key, keys } from '../platform/table.ts'
import { audienceOf } from './after-move.ts'
import { helpItem, type StoredEntry, type StoredHelp } from './store.ts'

const EXCERPT = 80
/** What stands shorter is not asked about. */
const ASKED_FROM = 6 * HOUR

type Asked = Pick<
  HelpCard,
  'kind' | 'urgency' | 'whose' | 'keys' | 'scope' | 'at' | 'until' | 'wanted' | 'choose' | 'weekly' | 'heldBack'
>

export interface NewCase extends Asked {
  care?: CareAnswer | undefined
  id: string
  words: string
  actor: { id: string; name: string }
  home: Pick<StoredHome, 'household'>
  /** Where it takes place: at that home, or `elsewhere`. */
  where: Pick<StoredHome, 'building' | 'buildingName' | 'room' | 'lineage'>
  elsewhere?: boolean
  /** How whom it is for agreed, and when that was said. */
  agreed?: StoredHelp['agreed']
  photos: readonly StoredPhoto[]
  /** Those of them that neighbours don't see yet. */
  unseen: readonly string[]
  /** Who is rung. */
  rung: readonly string[]
}

export interface Opened {
  help: StoredHelp
  entry: StoredEntry
}

/** `at` is ISO 8601. */
export function newHelpCase(given: NewCase, at: string): Opened {
  const { id, actor, home, where, elsewhere = false, agreed, photos, unseen, rung, words, ...asked } = given
  const { heldBack, care, at: begins, ...said } = asked
  const lapseAfter = Date.parse(said.until) - Date.parse(at)
  const facts = {
    placesLeft: said.wanted,
    accepted: 0,
    begun: false,
    othersBegun: false,
    first: said.choose === 'first',
    weekly: said.weekly,
    heldBack: heldBack !== undefined,
    asked: false,
    unthanked: 0,
    lapseAfter,
    settleAfter: lapseAfter + CONFIRM_TIME,
    ...timesOf({ at: begins }, Date.parse(at)),
  }
  const base: Omit<StoredHelp, 'card' | 'entries' | 'lastHash'> = {
    words,
    photos: [...photos],
    unseen: [...unseen],
    askedBy: actor.name,
    room: where.room,
    lineage: where.lineage,
    elsewhere,
    ...(agreed ? { agreed } : {}),
    helpers: [],
    waiting: [],
    turnedAway: [],
    reports: [],
    rung: rung.length,
  }
  const card = {
    id,
    version: 1,
    ...said,
    ...(care && care !== 'neither' ? { care } : {}),
    ...(begins ? { at: begins } : {}),
    ...(heldBack ? { heldBack } : {}),
    excerpt: [...words].slice(0, EXCERPT).join(''),
    place: { area: where.building, name: where.buildingName },
    accepted: 0,
    offers: 0,
    photoCount: photos.length,
    danger: dangerIn(words).length > 0,
    openedAt: at,
    changedAt: at,
    ownerId: actor.id,
    household: home.household,
    helperIds: [],
  }
  const unstarted = { card: { ...card, ...openedNow(at) }, ...base, entries: 0, lastHash: '' }
  const opening = { audience: audienceOf([unstarted], rung) }
  const mover = { name: actor.name, personId: actor.id }
  const { standing, entry, end } = openCase(helpLifecycle, id, 'asker', mover, opening, at, undefined, facts)
  return { help: { card: { ...card, ...standing }, ...base, ...end }, entry }
}

const openedNow = (at: string) => ({ state: helpLifecycle.initial, roundAt: at, late: false })

/** The writes that make it, with what falls due of it beside its clock. */
export const newHelpWrites = ({ help, entry }: Opened): Write[] => [
  ...openWrites(helpItem(help), entry),
  ...[...timeRows(help, help.card.openedAt), ...askRow(help)].map((put) => ({ put })),
]

const dueRow = (id: string, what: 'REMIND' | 'ASK' | 'NEXT', at: number): Item & Key => ({
  ...keys.helpDue(id, what),
  ...dueKeys(id, new Date(at).toISOString()),
})

/** The reminder before the time; a week's repetition, when it is over, unless that was made. `from`: when that is known, ISO 8601. */
export function timeRows({ card, next }: Pick<StoredHelp, 'card' | 'next'>, from: string): (Item & Key)[] {
  const remind = card.at === undefined ? undefined : Date.parse(card.at) - REMIND_BEFORE
  return [
    ...(remind !== undefined && remind > Date.parse(from) ? [dueRow(card.id, 'REMIND', remind)] : []),
    ...(card.weekly && !next ? [dueRow(card.id, 'NEXT', Date.parse(card.until))] : []),
  ]
}

/** Half of its life, when it is asked once whether it still stands. */
function askRow({ card }: Pick<StoredHelp, 'card'>): (Item & Key)[] {
  const [opened, until] = [Date.parse(card.openedAt), Date.parse(card.until)]
  return until - opened >= ASKED_FROM ? [dueRow(card.id, 'ASK', opened + (until - opened) / 2)] : []
}
