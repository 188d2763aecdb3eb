/**
 * The life of a notice (通知). What goes to a whole street or more is published by two: who wrote it, and another of the
 * same or a higher level who approved it; the same holds for correcting it. Taking it back needs one.
 */
import { ancestorAt, type Level } from '../areas/code.ts'
import { DAY, type Lifecycle } from '../lifecycle.ts'

export const noticeStates = ['draft', 'proposed', 'scheduled', 'published', 'ended', 'withdrawn'] as const
export type NoticeState = (typeof noticeStates)[number]

export const noticeMoves = [
  'edit',
  'propose',
  'schedule',
  'approve',
  'refuse',
  'takeBack',
  'publish',
  'holdBack',
  'correct',
  'proposeCorrection',
  'approveCorrection',
  'refuseCorrection',
  'withdraw',
  'end',
] as const
export type NoticeMove = (typeof noticeMoves)[number]

/**
 * How someone stands to a notice. The `author` wrote it and still serves above all of its targets; a `manager` serves there
 * too; an `approver` is a manager of the author's level or above, and not who proposed what is to be approved; an
 * `observer` is staff of a place that it goes to, or may only watch; a `household` verifiably lives where it goes to, a
 * `reader` says so; the `clock` is the sweep.
 */
export const noticeParties = ['author', 'manager', 'approver', 'observer', 'household', 'reader', 'clock'] as const
export type NoticeParty = (typeof noticeParties)[number]

/** `second`: it needs a second person. `pending`: a correction waits for one. */
export interface NoticeFacts {
  second: boolean
  pending: boolean
}

/** How long a notice stands unless its author says when it ends, and at most, in milliseconds from its publication. */
export const NOTICE_TIME = 30 * DAY
export const NOTICE_TIME_MAX = 366 * DAY
/** How far ahead one may be scheduled. */
export const SCHEDULED_MAX = 90 * DAY

/** One person alone speaks to so many communities at most: else a street, named piece by piece, would need no second one. */
export const COMMUNITIES_ALONE = 3

/** Whether a notice to these needs a second person: to a street or what lies above, or to many communities. */
export function needsSecond(areas: readonly string[]): boolean {
  const communities = new Set(areas.map((area) => ancestorAt(area, 'community')))
  return communities.has(undefined) || communities.size > COMMUNITIES_ALONE
}

/** The levels that a notice can be sent to. */
export const targetLevels: readonly Level[] = ['district', 'street', 'community', 'grid', 'building']

/** Whether residents see it, or saw it. */
export const isOut = (state: NoticeState): boolean => state === 'published' || state === 'ended'

/**
 * The clocks of `scheduled` and `published` run to moments of the notice's own, its start and its end, which its case puts
 * in place of these (functions/notices/after-move.ts).
 */
export const noticeLifecycle: Lifecycle<NoticeState, NoticeMove, NoticeParty, NoticeFacts> = {
  initial: 'draft',
  states: {
    draft: { word: '草稿', next: '写好后提交', stage: 'open' },
    proposed: { word: '待复核', next: '需要另一位同级或上级工作人员复核后发布', stage: 'open' },
    scheduled: {
      word: '待发布',
      next: '到时间自动发布',
      stage: 'waiting',
      clock: { word: '发布', after: 0, from: 'entry', missed: 'publish' },
    },
    published: {
      word: '已发布',
      next: '居民可以看到',
      stage: 'waiting',
      clock: { word: '结束', after: NOTICE_TIME, from: 'entry', missed: 'end' },
    },
    ended: { word: '已结束', next: '这条通知已过期', stage: 'closed' },
    withdrawn: { word: '已撤回', next: '这条通知已撤回，请看原因', stage: 'closed' },
  },
  moves: {
    edit: { word: '保存草稿', did: '修改了草稿', from: ['draft'], to: 'same', by: ['author'] },
    propose: {
      word: '提交复核',
      did: '提交复核',
      from: ['draft'],
      to: 'proposed',
      by: ['author'],
      guard: ({ second }) => second,
    },
    schedule: {
      word: '发布',
      did: '提交发布',
      from: ['draft'],
      to: 'scheduled',
      by: ['author'],
      guard: ({ second }) => !second,
    },
    approve: { word: '同意发布', did: '复核通过', from: ['proposed'], to: 'scheduled', by: ['approver'] },
    refuse: { word: '退回修改', did: '复核未通过，退回修改', from: ['proposed'], to: 'draft', by: ['approver'] },
    takeBack: { word: '收回修改', did: '收回修改', from: ['proposed', 'scheduled'], to: 'draft', by: ['author'] },
    publish: { word: '发布', did: '发布', from: ['scheduled'], to: 'published', by: ['clock'] },
    // Who wrote it doesn't speak there any more: who does copies it, or withdraws it.
    holdBack: {
      word: '没有发出',
      did: '写的人已不在这里任职，到时间没有发出',
      from: ['scheduled'],
      to: 'draft',
      by: ['clock'],
    },
    correct: {
      word: '更正',
      did: '更正',
      from: ['published'],
      to: 'same',
      by: ['author', 'manager'],
      guard: ({ second }) => !second,
    },
    proposeCorrection: {
      word: '更正（需复核）',
      did: '提出更正，等待复核',
      from: ['published'],
      to: 'same',
      by: ['author', 'manager'],
      guard: ({ second, pending }) => second && !pending,
    },
    approveCorrection: {
      word: '同意更正',
      did: '更正（已复核）',
      from: ['published'],
      to: 'same',
      by: ['approver'],
      guard: ({ pending }) => pending,
    },
    refuseCorrection: {
      word: '不同意更正',
      did: '更正未通过复核',
      from: ['published'],
      to: 'same',
      by: ['approver'],
      guard: ({ pending }) => pending,
    },
    withdraw: {
      word: '撤回',
      did: '撤回了通知',
      from: ['draft', 'proposed', 'scheduled', 'published'],
      to: 'withdrawn',
      by: ['author', 'manager'],
    },
    end: { word: '到期结束', did: '到期结束', from: ['published'], to: 'ended', by: ['clock'] },
  },
}
