/** Alerts as their viewers may see them: whoever is not at it learns the place and the kind, and no more. */
import type { Alert, AlertCard, AlertEntry, AlertTold, AlertWitness } from '../../shared/alerts/alert.ts'
import { type AlertParty, alertLifecycle } from '../../shared/alerts/lifecycle.ts'
import { REPEATED } from '../../shared/alerts/misuse.ts'
import { ancestorAt } from '../../shared/areas/code.ts'
import { movesFor } from '../../shared/lifecycle.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import { isoTime } from '../platform/clock.ts'
import { guardedBy, isStaff, unaccountedOf } from './policy.ts'
import type { StoredAlert, StoredCard, StoredEntry, StoredWitness } from './store.ts'
import type { StoredTold } from './told.ts'

/** Whose alert it is, and who answers or watches it; not a neighbour who helps, nor one who pressed beside. */
const isInside = (parties: readonly AlertParty[]): boolean =>
  isStaff(parties) || parties.includes('raiser') || parties.includes('family')

/**
 * `beside`: of whose press the viewer was told, where that is a witness's. Who is at it because of that press is shown the place of
 * it: where whoever raised it may be instead is not theirs to know.
 */
export function toCard(
  card: StoredCard,
  parties: readonly AlertParty[],
  viewer: string,
  now: number,
  beside?: string,
): AlertCard {
  const { raiser: _, raiserName, witnesses, household: __, home: _h, formerly: _w, code: _c, ...shown } = card
  const { holders, place, where, elsewhere, spot, course, ...rest } = shown
  const { state, roundAt, dueAt, late } = rest
  const standing = { state, roundAt, dueAt, late }
  const kinds = [...new Set(witnesses.flatMap(({ kind }) => (kind && kind !== card.kind ? [kind] : [])))]
  // Who was asked to help goes to the door.
  const goes = isInside(parties) || parties.includes('neighbour')
  return {
    ...rest,
    ...(goes
      ? { place, ...(where ? { where } : {}), ...(elsewhere ? { elsewhere } : {}), ...(spot ? { spot } : {}) }
      : { place: placeBeside(card, parties, viewer, beside) }),
    holders: holders.map(({ firstDue: _f, putOff: _p, ...each }) => ({ ...each, me: each.person === viewer })),
    witnessCount: witnesses.length,
    unaccounted: unaccountedOf(card),
    ...(isInside(parties) ? { raisedBy: raiserName } : {}),
    ...(isStaff(parties) ? { course, ...(kinds.length ? { witnessKinds: kinds } : {}) } : {}),
    parties: [...parties],
    moves: movesFor(alertLifecycle, standing, guardedBy(card), parties, isoTime(now)),
  }
}

/** Who pressed beside; for their kin, whose press they were told of. */
export const witnessFor = (
  { witnesses }: Pick<StoredCard, 'witnesses'>,
  parties: readonly AlertParty[],
  viewer: string,
  beside: string | undefined,
): StoredWitness | undefined =>
  witnesses.find(({ person }) => person === viewer) ??
  (parties.includes('kin') ? witnesses.find(({ person }) => person === beside) : undefined)

/** Where a witness is, as far as that is known. */
export const areaBeside = ({ area, household }: StoredWitness): string | undefined =>
  area ?? (household && ancestorAt(household, 'building'))

function placeBeside(card: StoredCard, parties: readonly AlertParty[], viewer: string, beside: string | undefined) {
  const { area, name } = card.place
  const witness = witnessFor(card, parties, viewer, beside)
  return witness ? { area: areaBeside(witness) ?? area, name: witness.place ?? name } : { area, name }
}

export interface Whole {
  alert: StoredAlert
  entries: readonly StoredEntry[]
  told: readonly StoredTold[]
  position: Alert['position']
  calls: Alert['calls']
  /** Whether notes are kept that the viewer may ask for. */
  care: boolean
  /** How many alerts of the same person were false of late. */
  falseAlarms: number
  /** To those who are at it. */
  voices: Alert['voices']
}

export interface Viewer {
  id: string
  parties: readonly AlertParty[]
  now: number
}

export async function toAlert(
  { alert, entries, told, position, calls, care, falseAlarms, voices }: Whole,
  { id, parties, now }: Viewer,
  urls: PhotoUrls,
): Promise<Alert> {
  const staff = isStaff(parties)
  const inside = isInside(parties)
  // Who was told because of a witness learns of them what they learn of themselves.
  const beside = told.find(({ who }) => who === id)?.beside
  const own = parties.includes('kin') && beside ? beside : id
  const shown = entries.filter((entry) => inside || entry.by.personId === id || fromStaff(entry))
  return {
    ...toCard(alert.card, parties, id, now, beside),
    ...(inside && alert.text ? { text: alert.text } : {}),
    photos: inside ? await photosOf(alert.photos, urls) : [],
    voices: voices.filter(({ mine }) => inside || mine),
    entries: await Promise.all(shown.map((entry) => toEntry(entry, id, inside, urls))),
    seen: told.filter(({ seenAt }) => seenAt).length,
    ...(staff ? { toldList: told.map(toTold) } : {}),
    ...(staff || parties.includes('witness') || parties.includes('kin')
      ? { witnesses: alert.card.witnesses.filter(({ person }) => staff || person === own).map(toWitness(alert)) }
      : {}),
    ...(inside && !staff ? { toldList: told.filter(isTheirs(undefined)).map(toTold) } : {}),
    ...(!inside && parties.includes('witness') ? { toldList: told.filter(isTheirs(id)).map(toTold) } : {}),
    ...(position && (staff || parties.includes('raiser')) ? { position } : {}),
    ...(care ? { care } : {}),
    ...(staff && falseAlarms >= REPEATED ? { falseAlarms } : {}),
    calls,
  }
}

const toWitness =
  ({ beside = {} }: StoredAlert) =>
  ({ household: _, area: __, ...witness }: StoredWitness): AlertWitness => {
    const text = beside[witness.person]
    return { ...witness, ...(text ? { text } : {}) }
  }

/** Whoever asks for help, and who pressed beside, sees how their own people were told; of the staff, how many. */
const isTheirs =
  (witness: string | undefined) =>
  ({ as, beside }: StoredTold): boolean =>
    (as === 'family' || as === 'contact') && beside === witness

const fromStaff = ({ by }: StoredEntry): boolean =>
  ['responder', 'holder', 'dispatcher', 'leader', 'clock'].includes(by.party)

const photosOf = (photos: readonly StoredPhoto[], urls: PhotoUrls) =>
  Promise.all(photos.map(async ({ id, key, width, height }) => ({ id, width, height, ...(await urls(key)) })))

const toTold = ({ name, title, as, at, seenAt, ways, beside }: StoredTold): AlertTold => ({
  name,
  title,
  as,
  at,
  ...(seenAt ? { seenAt } : {}),
  ways,
  ...(beside ? { beside } : {}),
})

async function toEntry(entry: StoredEntry, viewer: string, inside: boolean, urls: PhotoUrls): Promise<AlertEntry> {
  const { caseId: _c, version: _v, audience: _a, previous: _p, hash: _h, by, whereabouts, ...said } = entry
  return {
    ...said,
    ...(inside && whereabouts ? { whereabouts } : {}),
    by: { party: by.party, name: by.name },
    mine: by.personId === viewer,
    photos: await photosOf(entry.photos, urls),
  }
}
