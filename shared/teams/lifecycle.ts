/** The life of an activity (活动), from a draft to the hours that it brought. */
import type { Lifecycle } from '../lifecycle.ts'
import { CORRECTED_FOR } from './kinds.ts'

export const activityStates = [
  'draft',
  'published',
  'soon',
  'underway',
  'ended',
  'booking',
  'closed',
  'calledOff',
  'discarded',
] as const
export type ActivityState = (typeof activityStates)[number]

export const activityMoves = [
  'edit',
  'publish',
  'discard',
  'change',
  'remind',
  'begin',
  'callOff',
  'end',
  'lapse',
  'correct',
  'show',
  'close',
  'closeLate',
  'book',
] as const
export type ActivityMove = (typeof activityMoves)[number]

/**
 * How someone stands to an activity: the `lead` of its team, `staff` who run its area or one above, a `participant` who has a place
 * or waits for one; once it is published, a `neighbour`, who verifiably lives or serves somewhere, and a `visitor`, who is anybody
 * else signed in; a `local`, who is one of them and whose home is verified in its community, or in the wider area that it is of; the
 * `clock` is the sweep.
 */
export const activityParties = ['lead', 'staff', 'participant', 'neighbour', 'visitor', 'local', 'clock'] as const
export type ActivityParty = (typeof activityParties)[number]

/**
 * Milliseconds from now until its people are reminded, it begins and it ends; nothing where that is over. `unseen`: households
 * reported it, or the check has doubts why it was called off, and staff have not looked yet.
 */
export interface ActivityFacts {
  unseen: boolean
  toReminder: number
  toBegin: number
  toEnd: number
}

/** Whether residents see it, or saw it. */
export const isOut = (state: ActivityState): boolean => state !== 'draft' && state !== 'discarded'
/** Whether places are given: until it begins, as long as `signUpUntil` is not over. */
export const takesSignUps = (state: ActivityState): boolean => state === 'published' || state === 'soon'
/** Whether people check in on the spot. */
export const takesCheckIns = (state: ActivityState): boolean => state === 'soon' || state === 'underway'
/** Whether it took place, or does. */
export const isHeld = (state: ActivityState): boolean => ['underway', 'ended', 'booking', 'closed'].includes(state)

const runners = ['lead', 'staff'] as const

export const activityLifecycle: Lifecycle<ActivityState, ActivityMove, ActivityParty, ActivityFacts> = {
  initial: 'draft',
  states: {
    draft: { word: '草稿', next: '写好后发布', stage: 'open' },
    published: {
      word: '报名中',
      next: '到报名截止前都可以报名',
      stage: 'open',
      clock: { word: '提醒', after: ({ toReminder }) => toReminder, from: 'entry', missed: 'remind' },
    },
    soon: {
      word: '即将开始',
      next: '到现场扫码签到',
      stage: 'open',
      clock: { word: '开始', after: ({ toBegin }) => toBegin, from: 'entry', missed: 'begin' },
    },
    underway: {
      word: '进行中',
      next: '离开时扫码签退，没有签退的算到活动结束',
      stage: 'open',
      clock: { word: '结束', after: ({ toEnd }) => toEnd, from: 'entry', missed: 'lapse' },
    },
    ended: {
      word: '已结束',
      next: '队长核对签到后记入时长',
      stage: 'waiting',
      clock: { word: '核对', after: CORRECTED_FOR, from: 'entry', missed: 'closeLate' },
    },
    booking: {
      word: '记时长中',
      next: '时长马上记入每个人的账户',
      stage: 'waiting',
      clock: { word: '记时长', after: 0, from: 'entry', missed: 'book' },
    },
    closed: { word: '已完成', next: '时长已经记入每个人的账户', stage: 'closed' },
    calledOff: { word: '已取消', next: '活动取消了，请看原因', stage: 'closed' },
    discarded: { word: '已删除', next: '这份草稿已经删除', stage: 'closed' },
  },
  moves: {
    edit: { word: '保存草稿', did: '修改了草稿', from: ['draft'], to: 'same', by: runners },
    publish: { word: '发布', did: '发布了活动', from: ['draft'], to: 'published', by: runners },
    discard: { word: '删除草稿', did: '删除了草稿', from: ['draft'], to: 'discarded', by: runners },
    // Its people are reminded anew where its time is another one. What has begun is ended or called off: who is there is counted by its time.
    change: {
      word: '修改活动',
      did: '修改了活动',
      from: ['published', 'soon'],
      to: 'published',
      by: runners,
      guard: ({ toBegin }) => toBegin > 0,
    },
    remind: { word: '提醒', did: '提醒了报名的人', from: ['published'], to: 'soon', by: ['clock'] },
    begin: { word: '开始', did: '活动开始', from: ['soon'], to: 'underway', by: ['clock'] },
    callOff: {
      word: '取消活动',
      did: '取消了活动',
      from: ['published', 'soon', 'underway'],
      to: 'calledOff',
      by: runners,
    },
    end: { word: '结束活动', did: '结束了活动', from: ['underway'], to: 'ended', by: runners },
    lapse: { word: '结束', did: '到时间结束', from: ['underway'], to: 'ended', by: ['clock'] },
    correct: { word: '更正签到', did: '更正了签到', from: ['underway', 'ended'], to: 'same', by: runners },
    show: {
      word: '公开显示',
      did: '看过内容，公开显示',
      from: ['published', 'soon', 'underway', 'ended', 'booking', 'closed', 'calledOff'],
      to: 'same',
      by: ['staff'],
      guard: ({ unseen }) => unseen,
    },
    close: { word: '核对完成，记入时长', did: '核对完成', from: ['ended'], to: 'booking', by: runners },
    closeLate: { word: '核对完成', did: '到时间自动核对完成', from: ['ended'], to: 'booking', by: ['clock'] },
    book: { word: '记入时长', did: '时长已经记入', from: ['booking'], to: 'closed', by: ['clock'] },
  },
}
