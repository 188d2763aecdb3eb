/**
 * Tells one person by the ways that are due, at most once a ring and way: that it is begun stands in the row, as `unsure`, before
 * anything leaves. Whoever is broken off in between leaves that behind, and who comes by again sends nothing a second time.
 */

import { isOpen, isSilent } from '../../../shared/alerts/lifecycle.ts'
import { tell } from '../../messages/tell.ts'
import { parseTold as parseSent } from '../../messages/told.ts'
import { isoTime } from '../../platform/clock.ts'
import { type Key, keys } from '../../platform/table.ts'
import { parseAlert, type StoredCard } from '../store.ts'
import { type Means, meansOf } from './means.ts'
import { messageOf, namedFor, newsOf, wordsOf } from './news.ts'
import { type Attempt, begun, type Doing, pauseAfter, planOf } from './policy.ts'
import type { WaysPorts } from './ports.ts'
import { type Became, parseRow, rowWrite, type StoredRow, statesWrite } from './row.ts'
import type { Telling } from './telephone.ts'

/** So long nobody else takes up a row in which something is being sent; longer than any of it takes. Milliseconds. */
export const IN_HAND = 20_000

/** By how many ways something was sent, or tried to be. */
export async function tellOne(ports: WaysPorts, at: Key): Promise<number> {
  const { table, clock } = ports
  const [item, about] = await table.read([
    { pk: at.pk, sk: at.sk },
    { pk: at.pk, sk: keys.alert('').sk },
  ])
  const row = parseRow(item)
  const card = parseAlert(about)?.card
  const now = clock.now()
  if (!row?.dueAt || Date.parse(row.dueAt) > now) return 0
  const plan = planFor(row, card, now)
  if (!card || !plan.due.length) {
    await table.write([rowWrite(row, {}, plan.next)])
    return 0
  }
  const means = await meansOf(ports, row, card)
  const became: Became = Object.fromEntries(
    plan.due.map((way) => {
      const attempt = begun(row[way], row.rung)
      const before = way === 'over' ? undefined : row.ways[way]
      return [way, { attempt, state: can(way, means) ? 'unsure' : before }]
    }),
  )
  const able = plan.due.filter((way) => can(way, means))
  const taken = { ...row, ...attemptsIn(became) }
  if (!able.length) {
    await table.write([rowWrite(row, became, planFor(taken, card, now).next)])
    return 0
  }
  const until = now + IN_HAND
  if (!(await table.write([rowWrite(row, became, until)])).written) return 0
  const sent = await Promise.all(able.map(async (way) => [way, await send(ports, way, taken, card, means)] as const))
  await note(ports, { ...taken, dueAt: isoTime(until) }, card, Object.fromEntries(sent))
  return able.length
}

const planFor = (row: StoredRow, card: StoredCard | undefined, now: number) =>
  planOf(
    { ...row, tried: { message: row.message, sms: row.sms, voice: row.voice, over: row.over } },
    {
      open: card !== undefined && !card.drill && isOpen(card.state),
      goes: card?.holders.some(({ person }) => person === row.who) ?? false,
      nobodyGoes: card !== undefined && (card.state === 'raised' || isSilent(card)),
    },
    now,
  )

const can = (way: Doing, { phone, message }: Means): boolean => (way === 'message' ? message : phone !== undefined)

const attemptsIn = (became: Became) =>
  Object.fromEntries(Object.entries(became).map(([way, { attempt }]) => [way, attempt]))

/** What became of it, with when the rest is due. */
async function note(ports: WaysPorts, taken: StoredRow, card: StoredCard, became: Became): Promise<void> {
  const { table, clock } = ports
  const after = { ...taken, ...attemptsIn(became) }
  const plan = planFor(after, card, clock.now())
  const next = plan.due.length ? clock.now() : plan.next
  const { written } = await table.write([rowWrite(taken, became, next)])
  if (!written) await table.write([statesWrite(taken, became)])
}

type One = NonNullable<Became[Doing]>

/** Sends it; whatever goes wrong in here is told of nobody else. */
async function send(ports: WaysPorts, way: Doing, row: StoredRow, card: StoredCard, means: Means): Promise<One> {
  const attempt = row[way] ?? begun(undefined, row.rung)
  try {
    if (way === 'message') return { attempt, state: await sendMessage(ports, row, card) }
    const { phone = '' } = means
    const telling =
      way === 'over'
        ? await ports.telephone.sms(phone, { to: 'over', name: namedFor(card, row) }, card.id)
        : await ports.telephone[way](phone, wordsOf(card, row), card.id)
    return outcomeOf(ports, way, attempt, telling, card.id)
  } catch (error) {
    ports.notTold()
    ports.log.error('Somebody could not be told of an alert', { id: card.id, way, error: String(error) })
    return { attempt, state: 'unsure' }
  }
}

/** None where they held no credit after all. */
async function sendMessage(ports: WaysPorts, row: StoredRow, card: StoredCard): Promise<One['state']> {
  const { who, as, asked } = row
  const of = messageOf(card.id, row)
  await tell(ports, of, newsOf(card, who, as, asked))
  const [item] = await ports.table.read([keys.sent(of, who)])
  const outcome = parseSent(item)?.outcome
  if (!item) return undefined
  // WeChat has no room for it now: it rests, and may still be sent.
  return outcome === undefined || outcome === 'again' ? 'unsure' : outcome
}

function outcomeOf(ports: WaysPorts, way: Doing, attempt: Attempt, telling: Telling, id: string): One {
  switch (telling.outcome) {
    case 'sent':
    case 'refused':
    case 'unsure':
      return { attempt, state: telling.outcome }
    case 'again': {
      const pause = pauseAfter(attempt.tries)
      if (pause !== undefined) return { attempt: { ...attempt, again: isoTime(ports.clock.now() + pause) } }
      return failed(ports, way, attempt, telling.code, id)
    }
    case 'failed':
    case 'wrong':
      return failed(ports, way, attempt, telling.code, id)
  }
}

function failed(ports: WaysPorts, way: Doing, attempt: Attempt, code: string, id: string): One {
  ports.notTold()
  ports.log.error('Somebody could not be told of an alert', { id, way, code })
  return { attempt, state: 'failed' }
}
