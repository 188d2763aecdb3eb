/** Tells one person one thing by a message, at most once; what is ordinary, when their quiet hours are over. */
import { parseMarks } from '../channels/marks.ts'
import { quietUntil } from '../channels/quiet.ts'
import type { Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { dueKeys, keys } from '../platform/table.ts'
import type { Message, Messenger, Sending } from '../wechat/messenger.ts'
import { parseCredits, returnCredit, type TemplateIds, takeCredit, voidCredits } from './credits.ts'
import { bodyOf, keepsQuiet, type News } from './news.ts'
import { type StoredTold, stillAside, stillInHand, toldItem, toldKey } from './told.ts'

export interface TellPorts extends Pick<Ports, 'table' | 'clock' | 'log'> {
  messenger: Messenger
  templateIds: TemplateIds
  /** Waits that many milliseconds. */
  pause(milliseconds: number): Promise<void>
  /** Counts a message that WeChat does not take, for the alarm. */
  notTaken(): void
}

/** What WeChat could not do just now is tried again so often at once, with longer and longer pauses (milliseconds). */
const TRIES = 3
const FIRST_PAUSE = 250
/** Then it rests, each time longer: the quota of a minute is back soon, that of a day at midnight. */
const FIRST_REST = 60_000
const LONGEST_REST = 60 * 60_000

/**
 * `of`: what it is told of. Does nothing for who holds no credit, and nothing where this was told, or is being told, already:
 * it may be called as often as the record of what happened comes.
 */
export async function tell(ports: TellPorts, of: string, news: News): Promise<void> {
  const { table, clock } = ports
  const { person, template, mayTakeLast } = news
  const hours = keepsQuiet(news) ? [keys.reading(person)] : []
  const [creditsItem, before, marks] = await table.read([keys.credits(person), keys.sent(of, person), ...hours])
  const credits = parseCredits(creditsItem)
  if (before || !credits || (credits.held[template] ?? 0) <= (mayTakeLast ? 0 : 1)) return
  const until = quietUntil(parseMarks(marks).quiet, clock.now())
  if (until !== undefined) return tellLater(ports, of, news, until)
  const told: StoredTold = { of, person, template, takenAt: isoTime(clock.now()), rests: 0, turn: 1 }
  const writes: Write[] = [{ put: toldItem(told, clock.now()), when: isNew }, takeCredit(person, template)]
  if ((await table.write(writes)).written) await sendTo(ports, told, credits.openid, news)
}

/**
 * Puts it aside until then (milliseconds), with a credit for it, and `more` with that; does nothing where it was told, or put
 * aside, already.
 */
export async function tellLater(
  { table, clock }: Pick<TellPorts, 'table' | 'clock'>,
  of: string,
  { person, template, mayTakeLast }: News,
  until: number,
  more: readonly Write[] = [],
): Promise<void> {
  const taken = { of, person, template, takenAt: isoTime(clock.now()), rests: 0, turn: 1 }
  const told: StoredTold = { ...taken, outcome: 'again', dueAt: isoTime(until) }
  const credit = takeCredit(person, template, mayTakeLast ? 0 : 1)
  await table.write([{ put: toldItem(told, clock.now()), when: isNew }, credit, ...more])
}

/** Takes up what was put aside. `news`: what is there to tell now, if anything still is. */
export async function tellAgain(ports: TellPorts, aside: StoredTold, news: News | undefined): Promise<void> {
  const { table, clock } = ports
  const [item, marks] = await table.read([keys.credits(aside.person), keys.reading(aside.person)])
  const openid = parseCredits(item)?.openid
  if (!news || !openid) return giveUp(ports, aside)
  const until = keepsQuiet(news) ? quietUntil(parseMarks(marks).quiet, clock.now()) : undefined
  if (until !== undefined) {
    const set = dueKeys(`${aside.of}#${aside.person}`, isoTime(until))
    await table.write([{ update: toldKey(aside), changes: { set }, when: stillAside(aside) }])
    return
  }
  const told = { ...aside, takenAt: isoTime(clock.now()), outcome: undefined }
  const set = { takenAt: told.takenAt, outcome: undefined }
  const { written } = await table.write([{ update: toldKey(told), changes: { set }, when: stillAside(aside) }])
  if (written) await sendTo(ports, told, openid, news)
}

async function sendTo(ports: TellPorts, told: StoredTold, openid: string, news: News): Promise<void> {
  const message = { openid, templateId: ports.templateIds[news.template], ...bodyOf(news) }
  const sending = await trySend(ports, message)
  if (sending.outcome === 'failed' || sending.outcome === 'wrong') {
    ports.log.warn('A message was not taken', { of: told.of, template: told.template, errcode: sending.errcode })
    ports.notTaken()
  }
  await keep(ports, told, sending)
}

async function trySend({ messenger, pause }: TellPorts, message: Message): Promise<Sending> {
  for (let round = 1; ; round++) {
    const sending = await messenger.send(message)
    if (sending.outcome !== 'again' || round === TRIES) return sending
    await pause(FIRST_PAUSE * 2 ** (round - 1))
  }
}

/** Writes down what became of it. Whoever is broken off here has sent it, or not: it is not sent again. */
async function keep({ table, clock }: TellPorts, told: StoredTold, { outcome }: Sending): Promise<void> {
  const { person, template } = told
  const after = (change: Partial<StoredTold>): Write => ({
    put: toldItem({ ...told, dueAt: undefined, ...change }, clock.now()),
    when: stillInHand(told),
  })
  switch (outcome) {
    case 'sent':
    case 'unsure':
      await table.write([after({ outcome })])
      return
    case 'refused':
      return withCredit(table, after({ outcome }), voidCredits(person, template))
    case 'failed':
    case 'wrong':
      return withCredit(table, after({ outcome: 'failed' }), returnCredit(person, template))
    case 'again': {
      const dueAt = isoTime(clock.now() + Math.min(FIRST_REST * 2 ** told.rests, LONGEST_REST))
      await table.write([after({ outcome, rests: told.rests + 1, dueAt })])
    }
  }
}

/** It is over, or its person has left: the credit goes back. */
async function giveUp({ table, clock }: TellPorts, aside: StoredTold): Promise<void> {
  const gone = { ...aside, outcome: 'failed' as const, dueAt: undefined }
  const over: Write = { put: toldItem(gone, clock.now()), when: stillAside(aside) }
  await withCredit(table, over, returnCredit(aside.person, aside.template))
}

/** Both, or where the person has left and their credits are gone, the row alone. */
async function withCredit(table: Table, row: Write, credit: Write): Promise<void> {
  const outcome = await table.write([row, credit])
  if (!outcome.written && !outcome.failed.includes(row)) await table.write([row])
}
