/** Who blocked whom counts here as in the channels: it is one list a person (functions/channels/marks.ts). */

import type { HelpCard } from '../../shared/help/request.ts'
import { changesBetween } from '../cases/changes.ts'
import { hasBlocked, parseMarks } from '../channels/marks.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { helpItem, parseOffer, type StoredHelp, type StoredOffer } from './store.ts'

/** Whether somebody blocked another. */
export async function isBlocked(table: Table, by: string, person: string): Promise<boolean> {
  const [marks] = await table.read([keys.reading(by)])
  return hasBlocked(parseMarks(marks), person)
}

/** Those who are none of whom somebody blocked. */
export async function withoutBlocked<Who extends { person: string }>(
  table: Table,
  by: string,
  all: readonly Who[],
): Promise<readonly Who[]> {
  if (!all.length) return all
  const marks = parseMarks((await table.read([keys.reading(by)]))[0])
  return all.filter(({ person }) => !hasBlocked(marks, person))
}

/** Those of them whom somebody did not block, and who did not block them either. */
export async function onTerms(table: Table, person: string, others: readonly string[]): Promise<string[]> {
  const [own, ...theirs] = (await table.read([person, ...others].map(keys.reading))).map(parseMarks)
  return others.filter((other, i) => {
    const marks = theirs[i]
    return own && marks && !hasBlocked(own, other) && !hasBlocked(marks, person)
  })
}

/** The offer, while it waits. */
export function waitingOffer(item: Item | undefined): StoredOffer | undefined {
  const offer = parseOffer(item)
  return offer?.state === 'waiting' ? offer : undefined
}

/** An offer that waited waits no more, and is counted no more; its person is told nothing. */
export function turnAwayWrites(help: StoredHelp, offer: StoredOffer): Write[] {
  const { card } = help
  const state = 'turnedAway' satisfies StoredOffer['state']
  const waiting = help.waiting.filter((each) => each !== offer.person)
  const after = { ...help, waiting, card: { ...card, version: card.version + 1, offers: Math.max(0, card.offers - 1) } }
  const changes = changesBetween(helpItem(help), helpItem(after))
  return [
    { update: keys.helpOffer(card.id, offer.person), changes: { set: { state, 'card.state': state } } },
    { update: keys.help(card.id), changes, when: atVersion(card.version) },
  ]
}

/** A request as whom the asker blocked finds it once they offered: others come, as it may be with any. */
export const asTaken = <Card extends Pick<HelpCard, 'state' | 'accepted' | 'wanted'>>(card: Card): Card => ({
  ...card,
  state: card.state === 'open' ? 'taken' : card.state,
  accepted: card.wanted,
})
