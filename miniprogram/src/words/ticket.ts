/** Tickets in words and icons. */

import type { TicketMove, TicketState } from '../../../shared/tickets/lifecycle.ts'
import { ticketLifecycle } from '../../../shared/tickets/lifecycle.ts'
import type { Ticket, TicketEntry } from '../../../shared/tickets/ticket.ts'
import type { IconName } from '../ui/icon/names.ts'

export const stateIcons: Record<TicketState, IconName> = {
  filed: 'inbox',
  accepted: 'wrench',
  resolved: 'hourglass',
  reopened: 'rotate-ccw',
  confirmed: 'circle-check-big',
  unconfirmed: 'circle-dashed',
  withdrawn: 'undo-2',
}

export const stateWord = (state: TicketState) => ticketLifecycle.states[state].word

/** Whether a ticket asks something of whoever looks at it, as who filed it. */
export const asksOwner = (ticket: Pick<Ticket, 'state' | 'parties'>) =>
  waitsForResident(ticket.state) && ticket.parties.includes('owner')

/** Whether a state asks something of the resident. */
export const waitsForResident = (state: TicketState) => ticketLifecycle.states[state].stage === 'waiting'

/** Whether a state asks something of those who handle it. */
export const isUnderway = (state: TicketState) => ticketLifecycle.states[state].stage === 'open'

export const moveIcons: Record<TicketMove | 'open', IconName> = {
  open: 'file-pen-line',
  accept: 'clipboard-list',
  reply: 'message-square-text',
  resolve: 'circle-check',
  pass: 'arrow-up-right',
  reassign: 'send',
  return: 'arrow-down-left',
  staffNote: 'sticky-note',
  note: 'plus',
  confirm: 'circle-check-big',
  reopen: 'rotate-ccw',
  rate: 'star',
  withdraw: 'undo-2',
  show: 'eye',
  makePrivate: 'eye-off',
  missAccept: 'timer',
  missResolve: 'timer',
  lapse: 'timer',
}

const heldBackWhy: Record<NonNullable<Ticket['heldBack']>, string> = {
  review: '自动审核不能确定',
  risky: '自动审核认为内容可能不合适',
  unchecked: '文字或照片还没有自动审核的结果',
}

/** That neighbours don't see a public ticket yet: why, and to who decides what can be done. */
export function heldBackWords(heldBack: NonNullable<Ticket['heldBack']>, parties: Ticket['parties']): string {
  if (parties.includes('owner')) return '邻居现在还看不到：工作人员看过后公开显示。办理不受影响。'
  const why = `邻居现在还看不到这件公开诉求：${heldBackWhy[heldBack]}。`
  return parties.includes('handler') ? `${why}看过没有问题请点“公开显示”，不合适请点“转为不公开”。` : why
}

/** Who did what: 演示网格员 一, 受理了诉求. The clock has no name. */
export function entryWords({ move, by, holder }: Pick<TicketEntry, 'move' | 'by' | 'holder'>): {
  who: string
  did: string
} {
  const who = by.party === 'clock' ? '' : by.name
  if (move === 'open') return { who, did: '提交了诉求' }
  const { did } = ticketLifecycle.moves[move]
  if (move === 'reassign' && holder) return { who, did: `${did}${holder.name}` }
  if ((move === 'pass' || move === 'return') && holder) return { who, did: `${did}：${holder.name}` }
  return { who, did }
}

/** What is said to whoever has just made a move. */
export function doneWords(move: TicketMove): string {
  switch (move) {
    case 'reply':
      return '已回复居民'
    case 'resolve':
      return '已办结，等居民确认'
    case 'staffNote':
      return '已保存备注'
    case 'show':
      return '邻居现在能看到了'
    case 'confirm':
      return '已确认解决，谢谢您'
    case 'reopen':
      return '已退回重办'
    case 'rate':
      return '已评价，谢谢您'
    default:
      return `已${ticketLifecycle.moves[move].word}`
  }
}

/** The first words of a text, for where the whole is too much. */
export const brief = (text: string, most = 24) => (text.length > most ? `${text.slice(0, most)}…` : text)
