/** The next of a weekly request, when the time of this one is over. */
import { makeId } from '../../shared/ids.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { householdNow } from '../areas/moved-on.ts'
import { changesBetween } from '../cases/changes.ts'
import { parsePerson } from '../people/actor.ts'
import { handOn, keptBy } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import { atVersion, exists } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { liveBuilding } from './elsewhere.ts'
import { newHelpCase, newHelpWrites } from './new-help.ts'
import { homesOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'
import { helpItem, type StoredHelp } from './store.ts'

const WEEK = 7 * DAY

/**
 * Opened once: the row that was due goes in the same transaction. Where whoever asked lives there no more, the building of whom it is for is no more, staff hold it back or the
 * grid worker has it, there is no next one. It has the photos that passed the check; what is known a week before is not urgent.
 */
export async function openNext({ table, clock, random }: HelpPorts, help: StoredHelp): Promise<boolean> {
  const now = clock.now()
  const { card } = help
  const row = { remove: keys.helpDue(card.id, 'NEXT'), when: exists }
  const person = parsePerson((await table.read([keys.person(card.ownerId)]))[0])
  // Its building may have come to another grid since it was over, or comes there just now.
  const codes = [card.household, await householdNow(table, card.household)]
  const home = person && !person.leftAt && homesOf(person).find((each) => codes.includes(each.household))
  const over = help.next !== undefined || card.state === 'handedOver'
  const place = home && (help.elsewhere ? await liveBuilding(table, card.place.area) : home)
  if (over || !home || !place || !card.weekly || !card.at || card.heldBack) return (await table.write([row])).written
  const weeks = Math.max(1, Math.ceil((now - Date.parse(card.at) + 1) / WEEK))
  const later = (moment: string) => isoTime(Date.parse(moment) + weeks * WEEK)
  const id = makeId('hlp', now, random)
  const { kind, whose, care, keys: handed, scope, wanted, choose, weekly } = card
  const said = { kind, urgency: 'normal', whose, care, keys: handed, scope, wanted, choose, weekly } as const
  const actor = { id: card.ownerId, name: help.askedBy }
  const times = { at: later(card.at), until: later(card.until) }
  const passed = help.photos.filter((photo) => !help.unseen.includes(photo.id))
  const photos = await keptBy(table, passed, card.id)
  const { room, elsewhere, agreed } = help
  const at = { home, where: elsewhere ? { ...place, room } : home, elsewhere, ...(agreed ? { agreed } : {}) }
  const given = { ...said, ...times, ...at, id, words: help.words, actor, photos, unseen: [], rung: [] }
  const after = { ...help, next: id, card: { ...card, version: card.version + 1 } }
  const changes = changesBetween(helpItem(help), helpItem(after))
  const written = await table.write([
    ...newHelpWrites(newHelpCase(given, isoTime(now))),
    ...handOn(photos, card.id, id),
    { update: keys.help(card.id), changes, when: atVersion(card.version) },
    row,
  ])
  return written.written
}
