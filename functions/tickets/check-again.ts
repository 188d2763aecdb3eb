/** What the sweep does where something of a public ticket was not checked yet: asks once more, later and later. */
import { CHECK_TIME } from '../../shared/channels/limits.ts'
import { unlessDown } from '../channels/words.ts'
import { parsePerson } from '../people/actor.ts'
import { keys } from '../platform/table.ts'
import { askAboutPhotos } from './ask-photos.ts'
import { dueAfter, GIVEN_UP, type Later, parseLater } from './check-later.ts'
import { judgeTicket } from './judge-photo.ts'
import type { TicketPorts } from './ports.ts'
import { parseTicket } from './store.ts'

/** Whether there was something to do. Two at once ask twice, and the first result counts. */
export async function checkTicketAgain(ports: TicketPorts, id: string): Promise<boolean> {
  const { table, clock } = ports
  const now = clock.now()
  const later = parseLater((await table.read([keys.check(id)]))[0])
  if (!later?.dueAt || Date.parse(later.dueAt) > now) return false
  const ticket = parseTicket((await table.read([keys.ticket(later.ticket)]))[0])
  const left = (what: string | undefined) => what !== undefined && ticket?.awaits?.includes(what) === true
  const photos = later.photos.filter((photo) => left(photo.id))
  const openid = ticket && (await openidOf(ports, ticket.card.ownerId))
  const over = now - Date.parse(later.since) > GIVEN_UP
  if (!openid || over || !(photos.length || left(later.mark))) {
    // Known by now, decided about by staff, or left to them: nothing is due any more.
    await table.write([
      { update: keys.check(id), changes: { set: { due: undefined, dueAt: undefined, words: undefined } } },
    ])
    return true
  }
  const tries = later.tries + 1
  await table.write([{ update: keys.check(id), changes: { set: { tries, ...dueAfter(id, now, tries + 1) } } }])
  const words = left(later.mark) ? await checkWordsAgain(ports, later, openid) : undefined
  const unasked = photos.filter((photo) => !(now - Date.parse(later.asked[photo.id] ?? '') < CHECK_TIME))
  if (unasked.length) await askAboutPhotos(ports, { later: id, ticket: later.ticket, words, photos: unasked, openid })
  return true
}

/** The words that still can't be checked, where they can't. */
async function checkWordsAgain(ports: TicketPorts, { ticket, words, mark }: Later, openid: string) {
  if (words === undefined || mark === undefined) return undefined
  const verdict = await unlessDown(() => ports.checker.text(openid, words), ports.log)
  if (!verdict) return words
  await judgeTicket(ports, ticket, mark, verdict)
  return undefined
}

async function openidOf({ table }: TicketPorts, person: string): Promise<string | undefined> {
  return parsePerson((await table.read([keys.person(person)]))[0])?.openid || undefined
}
