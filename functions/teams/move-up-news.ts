/** Who waited for a place and has one now is told so by a message, while they may still give it up. */
import { takesSignUps } from '../../shared/teams/lifecycle.ts'
import type { News } from '../messages/news.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { movedUp } from './moved-up.ts'
import { parseSigned } from './signed.ts'
import { parseActivity } from './store.ts'

const UP = 'up'

/** What such a message is about: who moves up twice is told twice. */
export function aboutMoveUp(signed: Item): string {
  const { card, turn } = parseSigned(signed) ?? {}
  return `${card?.activity}:${UP}${turn}`
}
export const ofMoveUp = (of: string): boolean => of.includes(`:${UP}`)

export async function moveUpNews(table: Table, before: Item | undefined, after: Item): Promise<News | undefined> {
  const moved = before && movedUp(before, after)
  const signed = parseSigned(after)
  return moved && signed ? placeNews(table, signed.card.activity, moved.person) : undefined
}

/** As it stands when it is taken up again: nothing for who gave the place up since. */
export async function laterMoveUp(table: Table, of: string, person: string): Promise<News | undefined> {
  const [activity = ''] = of.split(':')
  const signed = parseSigned((await table.read([keys.signed(activity, person)]))[0])
  const still = signed && aboutMoveUp(signed) === of && signed.card.state === 'joined'
  return still ? placeNews(table, activity, person) : undefined
}

async function placeNews(table: Table, id: string, person: string): Promise<News | undefined> {
  const card = parseActivity((await table.read([keys.activity(id)]))[0])?.card
  if (!card || !takesSignUps(card.state)) return undefined
  return {
    template: 'helpMoved',
    words: { what: '排到名额了', about: card.title, at: card.beginsAt, note: '去不了请取消报名，留给别人' },
    person,
    opens: id,
    mayTakeLast: true,
  }
}
