/** What each move asks for: the form behind its button. */

import { ticketRoutes } from '../../../../shared/tickets/contract.ts'
import type { TicketMove } from '../../../../shared/tickets/lifecycle.ts'
import { REASON_MAX, TEXT_MAX } from '../../../../shared/tickets/ticket.ts'
import type { Sendable } from '../../outbox/item.ts'

/** Moves that a tap makes at once. */
export type PlainMove = 'accept' | 'confirm' | 'show' | 'makePrivate'
/** Moves that the sweep makes. */
type ClockMove = 'missAccept' | 'missResolve' | 'lapse'
export type FormMove = Exclude<TicketMove, PlainMove | ClockMove>

export interface MoveForm {
  operation: Sendable
  /** The name of the text in the request. */
  field: 'text' | 'reason'
  label: string
  hint?: string
  max: number
  optional?: true
  photos?: true
  stars?: true
  area?: true
  submit: string
}

export const plainOperations: Record<PlainMove, Sendable> = {
  accept: 'acceptTicket',
  confirm: 'confirmTicket',
  show: 'showTicket',
  makePrivate: 'makeTicketPrivate',
}

export const moveForms: Record<FormMove, MoveForm> = {
  reply: {
    operation: 'replyToTicket',
    field: 'text',
    label: '回复内容',
    hint: '居民会看到',
    max: TEXT_MAX,
    photos: true,
    submit: '发送回复',
  },
  resolve: {
    operation: 'resolveTicket',
    field: 'text',
    label: '处理结果',
    hint: '做了什么、结果怎样，居民会看到',
    max: TEXT_MAX,
    photos: true,
    submit: '提交办结',
  },
  pass: {
    operation: 'passTicket',
    field: 'reason',
    label: '上报原因',
    hint: '交给上一级继续办，居民能看到已上报',
    max: REASON_MAX,
    submit: '确认上报',
  },
  reassign: {
    operation: 'reassignTicket',
    field: 'reason',
    label: '派单说明',
    hint: '仅工作人员可见',
    max: REASON_MAX,
    area: true,
    submit: '确认派单',
  },
  return: {
    operation: 'returnTicket',
    field: 'reason',
    label: '退回原因',
    hint: '仅工作人员可见',
    max: REASON_MAX,
    submit: '确认退回',
  },
  staffNote: {
    operation: 'addStaffNote',
    field: 'text',
    label: '备注内容',
    hint: '仅工作人员可见，居民看不到',
    max: TEXT_MAX,
    submit: '保存备注',
  },
  note: {
    operation: 'addTicketNote',
    field: 'text',
    label: '补充内容',
    max: TEXT_MAX,
    photos: true,
    submit: '提交补充',
  },
  reopen: {
    operation: 'reopenTicket',
    field: 'reason',
    label: '哪里没有解决',
    hint: '工作人员会重新办理',
    max: REASON_MAX,
    photos: true,
    submit: '退回重办',
  },
  rate: {
    operation: 'rateTicket',
    field: 'text',
    label: '说几句',
    max: REASON_MAX,
    optional: true,
    stars: true,
    submit: '提交评价',
  },
  withdraw: {
    operation: 'withdrawTicket',
    field: 'reason',
    label: '撤回原因',
    hint: '撤回后工作人员不再办理这件诉求',
    max: REASON_MAX,
    optional: true,
    submit: '确认撤回',
  },
}

export const isPlain = (move: TicketMove): move is PlainMove => move in plainOperations
export const isForm = (move: TicketMove): move is FormMove => move in moveForms

/** The contract's schema of what a move sends. */
export const bodySchema = (operation: Sendable) => {
  const route = ticketRoutes[operation]
  return 'body' in route ? route.body : undefined
}
