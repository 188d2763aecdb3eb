/** Calendars to whoever has their address: an activity, an area's, one's own by a link that nobody can guess. */
import { createHash } from 'node:crypto'
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { personId } from '../../shared/people/person.ts'
import { TOKEN_LENGTH } from '../../shared/teams/calendars.ts'
import { isOut } from '../../shared/teams/lifecycle.ts'
import { moment } from '../../shared/zod.ts'
import { parseArea } from '../areas/area.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { type Condition, isNew } from '../platform/expressions.ts'
import { indexes, isQueueLevel, keys, queueIndex, queueOf } from '../platform/table.ts'
import { toCalendar } from './calendar.ts'
import { parseSignedCard, signedIndex } from './signed.ts'
import { parseActivity, parseCard } from './store.ts'

/** What began so long ago is in no calendar to subscribe to any more. */
const KEPT = 60 * DAY
/** And so many of one's own at most; of an area so many of what is to come, of what goes on and of what is over. */
const MOST = 200

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const ENDING = '.ics'
const withoutEnding = (file: string) => file.slice(0, -ENDING.length)
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

export const getActivityCalendar = operation('getActivityCalendar', {
  reads: ({ params }) => ({ activity: keys.activity(withoutEnding(params.activityFile)) }),
  async run({ found }, _: Ports) {
    const card = parseActivity(found.activity)?.card
    if (!card || !isOut(card.state) || card.heldBack) throw new Refusal('notFound')
    return toCalendar(card.title, [{ card }])
  },
})

export const getAreaCalendar = operation('getAreaCalendar', {
  reads: ({ params }) => ({ area: keys.area(withoutEnding(params.calendarFile)) }),
  async run({ found, now }, { table }: Ports) {
    const area = parseArea(found.area)
    const level = area && levelOf(area.code)
    if (!area || !isQueueLevel(level) || level === 'district') throw new Refusal('notFound')
    const index = queueIndex(level)
    const { pk, sk } = indexes[index]
    const lists = await Promise.all(
      (['open', 'waiting', 'closed'] as const).map((stage) =>
        table.query({
          index,
          pk: { name: pk, value: queueOf('activity', area.code, stage) },
          sk: { name: sk, between: [isoTime(now - KEPT), LAST] },
          ascending: stage === 'open',
          limit: MOST,
        }),
      ),
    )
    const cards = lists
      .flatMap(({ items }) => items)
      .map(parseCard)
      .filter(({ heldBack }) => !heldBack)
    return toCalendar(
      `${area.fullName}活动`,
      cards.sort((a, b) => (a.beginsAt < b.beginsAt ? -1 : 1)).map((card) => ({ card })),
    )
  },
})
const LAST = '9999'

export const getOwnCalendar = operation('getOwnCalendar', {
  reads: ({ params }) => ({ link: keys.calendar(hashOf(withoutEnding(params.ownCalendarFile))) }),
  async run({ found, now }, { table }: Ports) {
    const person = found.link && z.parse(z.object({ person: personId }), found.link).person
    if (!person) throw new Refusal('notFound')
    const pk = { name: indexes.byOwner.pk, value: signedIndex(person) }
    const { items } = await table.query({ index: 'byOwner', pk, ascending: false, limit: MOST })
    const rows = items.map(parseSignedCard)
    const found_ = await table.read(rows.map(({ activity }) => keys.activity(activity)))
    const entries = rows.flatMap(({ state }, i) => {
      const card = parseActivity(found_[i])?.card
      return card && card.beginsAt >= isoTime(now - KEPT) ? [{ card, waits: state === 'waiting' }] : []
    })
    return toCalendar('我的活动', entries)
  },
})

const storedLink = z.object({ hash: z.string(), madeAt: moment() })
export const parseLink = (item: Item | undefined) => item && z.parse(storedLink, item)

const readsLink = (_: unknown, actor: string) => ({ own: keys.calendarOf(actor) })

export const getMyCalendar = operation('getMyCalendar', {
  reads: readsLink,
  async run({ found }, _: Ports) {
    const link = parseLink(found.own)
    return link ? { madeAt: link.madeAt } : {}
  },
})

const asRead = (link: { hash: string } | undefined): Condition =>
  link ? { expression: '#hash = :hash', values: { ':hash': link.hash } } : isNew

/** The link is told this once: kept is its hash alone, so that who has the table has no link. No key makes it idempotent. */
export const makeMyCalendar = operation('makeMyCalendar', {
  reads: readsLink,
  async run({ actor, found, now, commit }, { random }: Ports) {
    const before = parseLink(found.own)
    const token = Array.from(random(TOKEN_LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
    const madeAt = isoTime(now)
    const set = { hash: hashOf(token), madeAt }
    const own: Write = { update: keys.calendarOf(actor.id), changes: { set }, when: asRead(before) }
    const writes: Write[] = [
      before ? own : { put: { ...keys.calendarOf(actor.id), ...set }, when: isNew },
      { put: { ...keys.calendar(set.hash), person: actor.id }, when: isNew },
      ...(before ? [{ remove: keys.calendar(before.hash) }] : []),
    ]
    return commit(writes, { madeAt, path: `/calendars/own/${token}${ENDING}` })
  },
})

export const dropMyCalendar = operation('dropMyCalendar', {
  reads: readsLink,
  async run({ actor, found, commit }, _: Ports) {
    const link = parseLink(found.own)
    return link ? commit(dropWrites(actor.id, link.hash), {}) : {}
  },
})

const dropWrites = (person: string, hash: string): Write[] => [
  { remove: keys.calendarOf(person) },
  { remove: keys.calendar(hash) },
]

/** Whoever leaves has no calendar any more. */
export async function dropCalendarOf(table: Table, person: string): Promise<void> {
  const link = parseLink((await table.read([keys.calendarOf(person)]))[0])
  if (link) await table.write(dropWrites(person, link.hash))
}
