/** The life of an appeal ticket (诉求). */
import type { Level } from '../areas/code.ts'
import { DAY, HOUR, type Lifecycle } from '../lifecycle.ts'

export const ticketStates = [
  'filed',
  'accepted',
  'resolved',
  'reopened',
  'confirmed',
  'unconfirmed',
  'withdrawn',
] as const
export type TicketState = (typeof ticketStates)[number]

export const ticketMoves = [
  'accept',
  'reply',
  'resolve',
  'pass',
  'reassign',
  'return',
  'staffNote',
  'note',
  'confirm',
  'reopen',
  'rate',
  'withdraw',
  'show',
  'makePrivate',
  'missAccept',
  'missResolve',
  'lapse',
] as const
export type TicketMove = (typeof ticketMoves)[number]

/**
 * How someone stands to a ticket. `owner` filed it; a `handler` is staff whose area covers where it is held; a
 * `dispatcher` is a handler of community level or above; an `observer` is staff whose area covers the place but not
 * where it is held now, or who may only watch; a `neighbour` lives or serves in the community of a public ticket; the `clock` is the sweep.
 */
export const ticketParties = ['owner', 'handler', 'dispatcher', 'observer', 'neighbour', 'clock'] as const
export type TicketParty = (typeof ticketParties)[number]

/**
 * What a move's guard may ask: where the ticket is held, whether it was passed up to there, whether it is rated, whether it is
 * public, and whether a person must look at it before neighbours see it.
 */
export interface TicketFacts {
  holderLevel: Level
  passed: boolean
  rated: boolean
  public: boolean
  heldBack: boolean
}

/** The levels that can hold a ticket, lowest first. */
export const holderLevels: readonly Level[] = ['grid', 'community', 'street']
export const topHolderLevel: Level = 'street'

/**
 * Accept within 2 h (online intake of 12345), resolve within 7 days of filing or reopening however often it is passed
 * (the ordinary limit of 12345), confirm within 5 days, else it closes as not confirmed, which is not "confirmed".
 */
export const ticketLifecycle: Lifecycle<TicketState, TicketMove, TicketParty, TicketFacts> = {
  initial: 'filed',
  states: {
    filed: {
      word: '待受理',
      next: '工作人员会在 2 小时内受理',
      stage: 'open',
      clock: { word: '受理', after: 2 * HOUR, from: 'entry', missed: 'missAccept' },
    },
    accepted: {
      word: '处理中',
      next: '从提交起 7 天内给出处理结果',
      stage: 'open',
      clock: { word: '办结', after: 7 * DAY, from: 'round', missed: 'missResolve' },
    },
    resolved: {
      word: '待确认',
      next: '请您看看处理结果，确认解决或退回重办',
      stage: 'waiting',
      clock: { word: '确认', after: 5 * DAY, from: 'entry', missed: 'lapse' },
    },
    reopened: {
      word: '重新办理',
      next: '工作人员会在 2 小时内重新受理',
      stage: 'open',
      clock: { word: '受理', after: 2 * HOUR, from: 'entry', missed: 'missAccept' },
    },
    confirmed: { word: '已办结', next: '您已确认解决，欢迎评价', stage: 'closed' },
    unconfirmed: { word: '已结束（未确认）', next: '逾期未确认，已自动结束；仍未解决可以退回重办', stage: 'closed' },
    withdrawn: { word: '已撤回', next: '您已撤回这件诉求', stage: 'closed' },
  },
  moves: {
    accept: { word: '受理', did: '受理了诉求', from: ['filed', 'reopened'], to: 'accepted', by: ['handler'] },
    reply: { word: '回复居民', did: '回复', from: ['accepted', 'resolved'], to: 'same', by: ['handler'] },
    resolve: {
      word: '办结',
      did: '办结，等待居民确认',
      from: ['accepted', 'reopened'],
      to: 'resolved',
      by: ['handler'],
    },
    pass: {
      word: '上报',
      did: '上报到上一级',
      from: ['filed', 'accepted', 'reopened'],
      to: 'filed',
      by: ['handler'],
      guard: (facts) => facts.holderLevel !== topHolderLevel,
    },
    reassign: {
      word: '派单',
      did: '派给',
      from: ['filed', 'accepted', 'reopened'],
      to: 'filed',
      by: ['dispatcher'],
    },
    return: {
      word: '退回下级',
      did: '退回给下一级',
      from: ['filed', 'accepted', 'reopened'],
      to: 'filed',
      by: ['dispatcher'],
      guard: (facts) => facts.passed,
    },
    staffNote: {
      word: '内部备注',
      did: '内部备注',
      from: ['filed', 'accepted', 'resolved', 'reopened', 'confirmed', 'unconfirmed'],
      to: 'same',
      by: ['handler', 'observer'],
    },
    note: {
      word: '补充说明',
      did: '补充说明',
      from: ['filed', 'accepted', 'resolved', 'reopened'],
      to: 'same',
      by: ['owner'],
    },
    confirm: { word: '确认解决', did: '确认已解决', from: ['resolved', 'unconfirmed'], to: 'confirmed', by: ['owner'] },
    reopen: {
      word: '没有解决',
      did: '认为没有解决，退回重办',
      from: ['resolved', 'unconfirmed'],
      to: 'reopened',
      by: ['owner'],
      startsRound: true,
    },
    rate: {
      word: '评价',
      did: '评价',
      from: ['confirmed', 'unconfirmed'],
      to: 'same',
      by: ['owner'],
      guard: (facts) => !facts.rated,
    },
    withdraw: {
      word: '撤回',
      did: '撤回了诉求',
      from: ['filed', 'accepted', 'reopened'],
      to: 'withdrawn',
      by: ['owner'],
    },
    show: {
      word: '公开显示',
      did: '看过内容，公开显示',
      from: ['filed', 'accepted', 'resolved', 'reopened', 'confirmed', 'unconfirmed'],
      to: 'same',
      by: ['handler'],
      guard: (facts) => facts.public && facts.heldBack,
    },
    makePrivate: {
      word: '转为不公开',
      did: '转为不公开',
      from: ['filed', 'accepted', 'resolved', 'reopened', 'confirmed', 'unconfirmed'],
      to: 'same',
      by: ['owner', 'handler'],
      guard: (facts) => facts.public,
    },
    missAccept: { word: '受理超时', did: '受理超时，已督办', from: ['filed', 'reopened'], to: 'same', by: ['clock'] },
    missResolve: { word: '办结超时', did: '办结超时，已督办', from: ['accepted'], to: 'same', by: ['clock'] },
    lapse: { word: '逾期未确认', did: '逾期未确认，自动结束', from: ['resolved'], to: 'unconfirmed', by: ['clock'] },
  },
}
