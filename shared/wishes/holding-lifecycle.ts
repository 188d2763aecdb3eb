/** The life of a holding: somebody holds a service post (服务岗位, 双认领) for a term, which ends with a review. */
import { DAY, type Lifecycle } from '../lifecycle.ts'

export const holdingStates = ['asked', 'running', 'ending', 'over', 'refused', 'ended', 'givenUp'] as const
export type HoldingState = (typeof holdingStates)[number]

export const holdingMoves = [
  'agree',
  'refuse',
  'askRenewal',
  'noteHours',
  'renew',
  'end',
  'giveUp',
  'missAgree',
  'remind',
  'endTerm',
  'missReview',
] as const
export type HoldingMove = (typeof holdingMoves)[number]

/** Who asked for the post or holds it; who serves its grid or community; who oversees the area. */
export const holdingParties = ['holder', 'steward', 'observer', 'clock'] as const
export type HoldingParty = (typeof holdingParties)[number]

export interface HoldingFacts {
  /** Milliseconds to the end of the term. */
  left: number
  /** Its holder would go on. */
  wantsRenewal: boolean
}

/** Days in which a claim is to be agreed to; days before the end of the term in which it is told of; days in which it is reviewed. */
export const AGREE_DAYS = 7
export const REMIND_DAYS = 7
export const REVIEW_DAYS = 14

const steward = ['steward'] as const
const held = ['running', 'ending', 'over'] as const

export const holdingLifecycle: Lifecycle<HoldingState, HoldingMove, HoldingParty, HoldingFacts> = {
  initial: 'asked',
  states: {
    asked: {
      word: '待同意',
      next: '网格员同意后上岗',
      stage: 'open',
      clock: { word: '答复期限', after: AGREE_DAYS * DAY, from: 'entry', missed: 'missAgree' },
    },
    running: {
      word: '在岗',
      next: '任期快到时会提醒',
      stage: 'waiting',
      clock: {
        word: '提醒时间',
        after: ({ left }) => Math.max(0, left - REMIND_DAYS * DAY),
        from: 'entry',
        missed: 'remind',
      },
    },
    ending: {
      word: '任期将满',
      next: '可以说要不要续任，网格员会评议',
      stage: 'waiting',
      clock: { word: '任期届满', after: ({ left }) => Math.max(0, left), from: 'entry', missed: 'endTerm' },
    },
    over: {
      word: '待评议',
      next: '任期已满，等网格员评议',
      stage: 'open',
      clock: { word: '评议期限', after: REVIEW_DAYS * DAY, from: 'entry', missed: 'missReview' },
    },
    refused: { word: '未同意', next: '这次没有安排，可以看看别的岗位', stage: 'closed' },
    ended: { word: '已卸任', next: '任期结束，谢谢付出', stage: 'closed' },
    givenUp: { word: '已退出', next: '已经退出这个岗位', stage: 'closed' },
  },
  moves: {
    agree: { word: '同意上岗', did: '同意上岗', from: ['asked'], to: 'running', by: steward, startsRound: true },
    refuse: { word: '不同意', did: '没有同意', from: ['asked'], to: 'refused', by: steward },
    askRenewal: {
      word: '我想续任',
      did: '想要续任',
      from: ['running', 'ending', 'over'],
      to: 'same',
      by: ['holder'],
      guard: ({ wantsRenewal }) => !wantsRenewal,
    },
    noteHours: { word: '记时长', did: '记了时长', from: held, to: 'same', by: steward },
    renew: {
      word: '评议并续任',
      did: '评议后续任',
      from: ['ending', 'over'],
      to: 'running',
      by: steward,
      startsRound: true,
    },
    end: { word: '评议并卸任', did: '评议后卸任', from: held, to: 'ended', by: steward },
    giveUp: { word: '退出岗位', did: '退出了岗位', from: ['asked', ...held], to: 'givenUp', by: ['holder'] },
    missAgree: { word: '答复超时', did: '七天还没有答复', from: ['asked'], to: 'same', by: ['clock'] },
    remind: { word: '任期提醒', did: '任期还有一周', from: ['running'], to: 'ending', by: ['clock'] },
    endTerm: { word: '任期届满', did: '任期已满', from: ['ending'], to: 'over', by: ['clock'] },
    missReview: { word: '评议超时', did: '两周还没有评议', from: ['over'], to: 'same', by: ['clock'] },
  },
}
