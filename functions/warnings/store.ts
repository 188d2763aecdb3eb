/** Relayed warnings in the table: an item for each message, and its rows in the list of its area and of all. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import type { Words } from '../../shared/messages/message.ts'
import { type Warning, warningKindWords, warningLevelWords } from '../../shared/warnings/warning.ts'
import { openDelivery, stopDelivery } from '../notices/delivery/delivery.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { atVersion, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { areasOver } from './warned-areas.ts'
import { parseWarning, type StoredWarning, toWarning } from './warning.ts'

/** The list of all. */
export const FEED = 'FEED'
/** The list of those for parts of an area. */
export const within = (area: string): string => `IN#${area}`

/** The lists that a warning for an area stands in. */
const listsOf = (area: string): string[] => [
  area,
  ...areasOver(area)
    .filter((over) => over !== area)
    .map(within),
  FEED,
]
/** Messages in a list, at most. */
const LISTED = 50

/**
 * The writes that relay a message: its item, its rows, its delivery to all who live there; and, where it follows another, that
 * one's end, on condition that nothing else followed it.
 */
export function relayWrites(message: Warning, before?: StoredWarning): Write[] {
  const { id, area, relayedAt, endsAt } = message
  const told = { id, targets: [area.code], message: wordsOf(message), urgent: true, endsAt }
  const stored: StoredWarning = { ...message, version: 1 }
  return [
    { put: { ...keys.warning(id), ...stored }, when: isNew },
    ...listsOf(area.code).map((list): Write => ({ put: { ...keys.warningAt(list, relayedAt, id), id }, when: isNew })),
    ...openDelivery(told, relayedAt),
    ...(before ? [...followed(before, message), stopDelivery(before.id)] : []),
  ]
}

const followed = (before: StoredWarning, { id, message }: Warning): Write[] => {
  const state = message === 'cancel' ? 'cancelled' : 'updated'
  const changes = { set: { state, after: id, version: before.version + 1 } }
  return [{ update: keys.warning(before.id), changes, when: atVersion(before.version) }]
}

const wordsOf = ({
  headline,
  kind,
  level,
  issuer,
  relayedAt,
  measures,
  message,
  ...said
}: Warning): Words<'notice'> => ({
  title: said.exercise ? `演练：${headline}` : headline,
  kind: message === 'cancel' ? '预警解除' : `${warningLevelWords[level]}预警`,
  from: issuer,
  at: relayedAt,
  note: message === 'cancel' ? `${warningKindWords[kind]}预警已解除` : measures,
})

/** The last messages of some lists, newest first, each once. A query a list. */
export async function lastOf(table: Table, lists: readonly string[]): Promise<Warning[]> {
  const pages = await Promise.all(
    lists.map((list) => {
      const pk = { name: 'pk', value: keys.warningAt(list, '', '').pk }
      return table.query({ pk, sk: { name: 'sk', beginsWith: 'AT#' }, ascending: false, limit: LISTED })
    }),
  )
  const rows = pages
    .flatMap(({ items }) => items)
    .map((item) => z.parse(z.object({ id: z.string(), sk: z.string() }), item))
  const newest = rows.sort((a, b) => (a.sk < b.sk ? 1 : -1)).slice(0, LISTED)
  const items = await table.read([...new Set(newest.map(({ id }) => id))].map(keys.warning))
  return items.flatMap((item) => parseWarning(item) ?? []).map(toWarning)
}
