/** What is said of an alert outside of the app: where, and that help is wanted; never what happened to whom. */

import type { toldAs } from '../../../shared/alerts/alert.ts'
import { isOpen } from '../../../shared/alerts/lifecycle.ts'
import { whereAloud } from '../../../shared/alerts/where.ts'
import type { News } from '../../messages/news.ts'
import type { Table } from '../../platform/dynamo.ts'
import { keys } from '../../platform/table.ts'
import { parseAlert, type StoredCard } from '../store.ts'
import { parseTold, type StoredTold } from '../told.ts'
import { aloudOf } from '../whereabouts.ts'
import type { Spoken } from './telephone.ts'

type ToldAs = (typeof toldAs)[number]
type At = Pick<StoredCard, 'place' | 'where' | 'elsewhere' | 'home'>

const note: Record<ToldAs, string> = {
  responder: '请马上打开小程序应答',
  family: '您的家人在求助，请马上打开查看',
  neighbour: '邻居需要帮助，请打开查看',
  contact: '请马上联系求助人',
}

/**
 * What the message about an alert is known by: one a person, however often it rings, and one for each time that they are asked, or
 * that it is at another place.
 */
export const messageOf = (alert: string, { asked, moved }: Pick<StoredTold, 'asked' | 'moved'>) =>
  `${alert}:${asked ? `asked${asked}` : 'told'}${moved ? `:moved${moved}` : ''}`

export const newsOf = (
  { id, raisedAt, ...at }: Pick<StoredCard, 'id' | 'raisedAt'> & At,
  person: string,
  as: ToldAs,
  asked?: number,
): News => ({
  template: 'alertRings',
  words: {
    what: '紧急求助',
    where: whereAloud(aloudOf(at), as),
    at: raisedAt,
    note: asked ? '您到场很久了，请打开说明情况' : note[as],
  },
  person,
  opens: id,
  mayTakeLast: true,
})

/** The same when it is told late, as long as it is open. */
export async function alertNews(table: Table, alert: string, person: string): Promise<News | undefined> {
  const [item, told] = await table.read([keys.alert(alert), keys.told(alert, person)])
  const [card, row] = [parseAlert(item)?.card, parseTold(told)]
  return card && row && isOpen(card.state) ? newsOf(card, person, row.as, row.asked) : undefined
}

/** Of whom somebody is told: who raised it, or who pressed at the place too. */
export const namedFor = ({ raiserName, witnesses }: Named, { beside }: Pick<StoredTold, 'beside'>): string =>
  (beside && witnesses.find(({ person }) => person === beside)?.name) || raiserName
type Named = Pick<StoredCard, 'raiserName' | 'witnesses'>

export function wordsOf(card: Named & At, row: Pick<StoredTold, 'as' | 'beside'>): Spoken {
  const { as, beside } = row
  if (as !== 'family' && as !== 'contact') return { to: 'answer', place: whereAloud(aloudOf(card), as) }
  // Where the alert turns out to be is not where a witness pressed.
  const witness = card.witnesses.find(({ person }) => person === beside)
  return { to: 'family', name: namedFor(card, row), place: witness?.place ?? whereAloud(aloudOf(card), as) }
}
