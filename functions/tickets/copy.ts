/** What a person's tickets say, for the copy of their data. */
import { categories } from '../../shared/tickets/categories.ts'
import { ticketLifecycle } from '../../shared/tickets/lifecycle.ts'
import { entriesOf } from '../cases/entries.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { ownerIndex, parseEntry, parseTicket, type StoredTicket } from './store.ts'

export const ticketsOwner = ownerIndex
export const supportsOwner = (person: string) => `${person}#support`

/** The fields of a ticket, in words, with what its owner added in its timeline. */
export async function copyTicket(table: Table, item: Item) {
  const ticket = parseTicket(item)
  if (!ticket) return {}
  const entries = (await entriesOf(table, keys.ticket(ticket.card.id))).map(parseEntry)
  const own = entries.filter(({ by, move }) => by.party === 'owner' && move !== 'open')
  const added = own.flatMap(({ move, at, text, photos }) => {
    const words = [
      ticketLifecycle.moves[move === 'open' ? 'note' : move].did,
      text,
      photos.length ? `照片 ${photos.length} 张` : '',
    ]
    return [`${at} ${words.filter(Boolean).join('：')}`]
  })
  return { ...fieldsOf(ticket), 我的补充和答复: added.join('\n') }
}

const fieldsOf = ({ card, text, photos, rating }: StoredTicket) => ({
  编号: card.id,
  类别: categories[card.category].word,
  内容: text,
  地点: [card.place.name, card.place.detail].filter(Boolean).join(' '),
  显示的姓名: card.openedBy,
  公开: card.visibility === 'public',
  对公众隐藏姓名: card.anonymous,
  照片张数: photos.length,
  提出时间: card.openedAt,
  状态: ticketLifecycle.states[card.state].word,
  评价: rating && [`${rating.stars} 星`, rating.text].filter(Boolean).join('：'),
})
