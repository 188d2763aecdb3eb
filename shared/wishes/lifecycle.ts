/** The life of a wish (微心愿): entered for a family in need, claimed by one, fulfilled with proof, confirmed. */
import { DAY, type Lifecycle } from '../lifecycle.ts'

export const wishStates = ['entered', 'shown', 'claimed', 'fulfilled', 'confirmed', 'withdrawn', 'expired'] as const
export type WishState = (typeof wishStates)[number]

export const wishMoves = [
  'show',
  'correct',
  'claim',
  'setDelivery',
  'fulfil',
  'giveBack',
  'refuse',
  'confirm',
  'thank',
  'keep',
  'withdraw',
  'remind',
  'lapse',
  'missConfirm',
  'expire',
] as const
export type WishMove = (typeof wishMoves)[number]

/**
 * How someone stands to a wish. A `steward` serves its grid or community and knows the family; an `observer` oversees the
 * area; the `family` is its household, where that is in the app; a `claimant` could claim it, the `claimer` did; a `reader` sees
 * what everybody sees, and is `local` who lives in its community. `check` is the content check.
 */
export const wishParties = [
  'steward',
  'observer',
  'family',
  'claimer',
  'claimant',
  'local',
  'reader',
  'check',
  'clock',
] as const
export type WishParty = (typeof wishParties)[number]

export interface WishFacts {
  /** Milliseconds to the end of its last day. */
  left: number
  thanked: boolean
  /** It is shown to nobody but staff until they have looked at it. */
  heldBack: boolean
}

/** Days that whoever claimed a wish has to fulfil it. */
export const CLAIM_DAYS = 14
/** So many days before these are over, who claimed it is reminded. */
export const REMIND_DAYS = 3
/** Days in which what was done is to be confirmed. */
export const CONFIRM_DAYS = 3

const steward = ['steward'] as const
const untilLastDay = {
  word: '最后一天',
  after: ({ left }: WishFacts) => left,
  from: 'entry',
  missed: 'expire',
} as const

export const wishLifecycle: Lifecycle<WishState, WishMove, WishParty, WishFacts> = {
  initial: 'entered',
  states: {
    entered: { word: '待公开', next: '看过内容后公开，邻居就能认领', stage: 'open', clock: untilLastDay },
    shown: { word: '待认领', next: '等热心的邻居来认领', stage: 'waiting', clock: untilLastDay },
    claimed: {
      word: '已认领',
      next: '认领的人正在准备，两周内完成',
      stage: 'waiting',
      clock: { word: '完成期限', after: CLAIM_DAYS * DAY, from: 'entry', missed: 'lapse' },
    },
    fulfilled: {
      word: '待确认',
      next: '网格员确认送到后，这个心愿就圆满了',
      stage: 'open',
      clock: { word: '确认期限', after: CONFIRM_DAYS * DAY, from: 'entry', missed: 'missConfirm' },
    },
    confirmed: { word: '已圆满', next: '心愿已经实现，谢谢每一份心意', stage: 'closed' },
    withdrawn: { word: '已撤下', next: '社区撤下了这个心愿', stage: 'closed' },
    expired: { word: '已过期', next: '到期没有人认领，社区会另想办法', stage: 'closed' },
  },
  moves: {
    show: { word: '公开', did: '公开了心愿', from: ['entered'], to: 'shown', by: ['steward', 'check'] },
    correct: {
      word: '修改',
      did: '改了心愿的内容',
      from: ['entered', 'shown'],
      to: 'same',
      by: steward,
      restartsClock: true,
    },
    claim: {
      word: '我来认领',
      did: '认领了心愿',
      from: ['shown'],
      to: 'claimed',
      by: ['claimant'],
      guard: ({ heldBack }) => !heldBack,
    },
    setDelivery: {
      word: '改交付方式',
      did: '改了交付方式',
      from: ['entered', 'shown', 'claimed'],
      to: 'same',
      by: steward,
    },
    fulfil: { word: '我已完成', did: '完成了心愿', from: ['claimed'], to: 'fulfilled', by: ['claimer'] },
    giveBack: {
      word: '退回认领',
      did: '退回了认领',
      from: ['claimed'],
      to: 'shown',
      by: ['claimer', 'steward'],
    },
    refuse: { word: '请补充', did: '请认领人补充', from: ['fulfilled'], to: 'claimed', by: steward },
    confirm: { word: '确认完成', did: '确认心愿已实现', from: ['fulfilled'], to: 'confirmed', by: steward },
    thank: {
      word: '写一句感谢',
      did: '说了感谢的话',
      from: ['fulfilled', 'confirmed'],
      to: 'same',
      by: ['steward', 'family'],
      guard: ({ thanked }) => !thanked,
    },
    keep: {
      word: '看过了，继续公开',
      did: '看过了，继续公开',
      from: ['shown', 'claimed', 'fulfilled', 'confirmed'],
      to: 'same',
      by: steward,
      guard: ({ heldBack }) => heldBack,
    },
    withdraw: { word: '撤下', did: '撤下了心愿', from: ['entered', 'shown', 'claimed'], to: 'withdrawn', by: steward },
    remind: { word: '提醒', did: '提醒了认领人', from: ['claimed'], to: 'same', by: ['clock'] },
    lapse: { word: '到期退回', did: '两周没有完成，重新开放认领', from: ['claimed'], to: 'shown', by: ['clock'] },
    missConfirm: { word: '确认超时', did: '三天还没有确认', from: ['fulfilled'], to: 'same', by: ['clock'] },
    expire: { word: '到期', did: '到期没有人认领', from: ['entered', 'shown'], to: 'expired', by: ['clock'] },
  },
}
