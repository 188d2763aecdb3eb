/**
 * The life of a post (帖子). Nobody but its author sees it before it was checked (网络信息内容生态治理规定; WeChat's
 * msgSecCheck and mediaCheckAsync); a check that can't be had leaves it waiting, and at last a person looks at it.
 */
import type { Clock, Lifecycle } from '../lifecycle.ts'
import { CHECK_TIME, KEPT_TIME, RECALL_TIME, REVIEW_TIME } from './limits.ts'

export const postStates = ['waiting', 'review', 'shown', 'refused', 'hidden', 'removed', 'recalled'] as const
export type PostState = (typeof postStates)[number]

export const postMoves = [
  'pass',
  'doubt',
  'fail',
  'missCheck',
  'approve',
  'reject',
  'hide',
  'restore',
  'remove',
  'appeal',
  'edit',
  'recall',
  'missReview',
  'propose',
  'decline',
  'turn',
  'letGo',
] as const
export type PostMove = (typeof postMoves)[number]

/**
 * How someone stands to a post. `author` wrote it; a `reader` sees the channel; a `moderator` manages the area of the channel
 * or is its grid worker, for posts of others: nobody decides about their own; a `manager` is one for their own posts too, and pins.
 * `staff` serves where the channel is, for posts of others.
 * `check` is the content check, `reports` the households that reported it.
 */
export const postParties = ['author', 'reader', 'moderator', 'manager', 'staff', 'check', 'reports', 'clock'] as const
export type PostParty = (typeof postParties)[number]

/**
 * `sinceShown`: milliseconds since it was published, if it was. `appealed`: an appeal is made once. `turned`: a ticket was made
 * of it. `proposal`: staff propose that; its author is asked once. `over`: the time to appeal is over, its photos are gone.
 */
export interface PostFacts {
  sinceShown: number | undefined
  appealed: boolean
  turned?: boolean
  proposal?: 'open' | 'declined' | undefined
  over?: boolean
}

/** What was shown a while ago has been read: it is not changed under the eyes of those who answered it. */
const fresh = ({ sinceShown }: PostFacts) => sinceShown === undefined || sinceShown <= RECALL_TIME

/** Nothing waits for it; when it is over, its photos go. */
const kept: Clock<PostMove, PostFacts> = { word: '保存', after: KEPT_TIME, from: 'entry', missed: 'letGo' }

export const postLifecycle: Lifecycle<PostState, PostMove, PostParty, PostFacts> = {
  initial: 'waiting',
  states: {
    waiting: {
      word: '审核中',
      next: '通过后大家就能看到',
      stage: 'waiting',
      clock: { word: '审核', after: CHECK_TIME, from: 'entry', missed: 'missCheck' },
    },
    review: {
      word: '人工审核',
      next: '工作人员看过后会发布，或告诉您原因',
      stage: 'open',
      clock: { word: '人工审核', after: REVIEW_TIME, from: 'entry', missed: 'missReview' },
    },
    shown: { word: '已发布', next: '大家都能看到', stage: 'closed' },
    refused: { word: '未通过', next: '请看看原因；有不同意见可以申诉', stage: 'closed', clock: kept },
    hidden: {
      word: '暂时隐藏',
      next: '有几户邻居举报，工作人员正在核实',
      stage: 'open',
      clock: { word: '核实', after: REVIEW_TIME, from: 'entry', missed: 'missReview' },
    },
    removed: { word: '已移除', next: '请看看原因；有不同意见可以申诉', stage: 'closed', clock: kept },
    recalled: { word: '已撤回', next: '您已撤回', stage: 'closed', clock: kept },
  },
  moves: {
    pass: { word: '通过', did: '审核通过', from: ['waiting'], to: 'shown', by: ['check'] },
    doubt: { word: '转人工', did: '转人工审核', from: ['waiting'], to: 'review', by: ['check'] },
    fail: { word: '不通过', did: '审核未通过', from: ['waiting'], to: 'refused', by: ['check'] },
    missCheck: { word: '审核超时', did: '审核没有结果，转人工审核', from: ['waiting'], to: 'review', by: ['clock'] },
    approve: { word: '发布', did: '人工审核通过', from: ['review'], to: 'shown', by: ['moderator'] },
    reject: { word: '不发布', did: '人工审核未通过', from: ['review'], to: 'refused', by: ['moderator'] },
    hide: { word: '隐藏', did: '因多户举报暂时隐藏', from: ['shown'], to: 'hidden', by: ['reports'] },
    restore: { word: '恢复', did: '核实后恢复显示', from: ['hidden', 'removed'], to: 'shown', by: ['moderator'] },
    remove: { word: '移除', did: '已移除', from: ['shown', 'hidden'], to: 'removed', by: ['moderator'] },
    appeal: {
      word: '申诉',
      did: '提出了申诉',
      from: ['refused', 'removed'],
      to: 'review',
      by: ['author'],
      guard: ({ appealed, over }) => !appealed && !over,
    },
    edit: {
      word: '修改',
      did: '修改了内容',
      from: ['waiting', 'review', 'shown'],
      to: 'waiting',
      by: ['author'],
      // Who appealed waits for a person's decision: other words don't go around it.
      guard: (facts) => fresh(facts) && !facts.appealed,
    },
    recall: {
      word: '撤回',
      did: '撤回了',
      from: ['waiting', 'review', 'shown'],
      to: 'recalled',
      by: ['author'],
      guard: fresh,
    },
    missReview: {
      word: '审核超时',
      did: '人工审核超时，已提醒',
      from: ['review', 'hidden'],
      to: 'same',
      by: ['clock'],
    },
    propose: {
      word: '建议转为诉求',
      did: '建议转为诉求',
      from: ['shown'],
      to: 'same',
      by: ['staff'],
      guard: ({ turned, proposal }) => !turned && proposal === undefined,
    },
    decline: {
      word: '不转',
      did: '不转为诉求',
      from: ['shown'],
      to: 'same',
      by: ['author'],
      guard: ({ turned, proposal }) => !turned && proposal === 'open',
    },
    turn: {
      word: '转为诉求',
      did: '转为诉求',
      from: ['shown'],
      to: 'same',
      by: ['author'],
      guard: ({ turned }) => !turned,
    },
    letGo: {
      word: '到期清理',
      did: '保存期满，照片已删除',
      from: ['refused', 'removed', 'recalled'],
      to: 'same',
      by: ['clock'],
    },
  },
}
