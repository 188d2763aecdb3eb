/** The life of a join (入户申请): a person asks to belong to a household, and it is found out whether that is so. */
import { DAY, type Lifecycle } from '../lifecycle.ts'

export const joinStates = ['waiting', 'verified', 'refused', 'withdrawn', 'ended'] as const
export type JoinState = (typeof joinStates)[number]

export const joinMoves = ['match', 'vouch', 'approve', 'refuse', 'withdraw', 'missAnswer', 'end'] as const
export type JoinMove = (typeof joinMoves)[number]

/**
 * How someone stands to a join. `applicant` asks; a `householder` is a verified member of that household; an `approver`
 * manages the area of the household, or is the grid worker of it; `roster` is the match with the community's roster.
 */
export const joinParties = ['applicant', 'householder', 'approver', 'roster', 'clock'] as const
export type JoinParty = (typeof joinParties)[number]

/** A child under 14 belongs to a household through its guardian alone (个人信息保护法 31). */
export interface JoinFacts {
  child: boolean
}

/** Staff answer within 3 days; after that it is late and stands at the top of their queue, but it is never refused by a clock. */
export const joinLifecycle: Lifecycle<JoinState, JoinMove, JoinParty, JoinFacts> = {
  initial: 'waiting',
  states: {
    waiting: {
      word: '待核实',
      next: '可以验证手机号、请家人邀请，或等社区核实（3 天内）',
      stage: 'open',
      clock: { word: '核实', after: 3 * DAY, from: 'entry', missed: 'missAnswer' },
    },
    verified: { word: '已核实', next: '您已是这一户的成员', stage: 'closed' },
    refused: { word: '未通过', next: '请看看原因，改正后可以再申请', stage: 'closed' },
    withdrawn: { word: '已撤回', next: '您已撤回这次申请', stage: 'closed' },
    ended: { word: '已搬离', next: '您已不在这一户', stage: 'closed' },
  },
  moves: {
    match: {
      word: '与名册核对',
      did: '手机号与社区名册相符，已核实',
      from: ['waiting'],
      to: 'verified',
      by: ['roster'],
      guard: ({ child }) => !child,
    },
    vouch: { word: '确认是家人', did: '由同户成员确认', from: ['waiting'], to: 'verified', by: ['householder'] },
    approve: {
      word: '通过',
      did: '社区核实通过',
      from: ['waiting'],
      to: 'verified',
      by: ['approver'],
      guard: ({ child }) => !child,
    },
    refuse: { word: '不通过', did: '社区核实未通过', from: ['waiting'], to: 'refused', by: ['approver'] },
    withdraw: { word: '撤回', did: '撤回了申请', from: ['waiting'], to: 'withdrawn', by: ['applicant'] },
    missAnswer: { word: '核实超时', did: '核实超时，已督办', from: ['waiting'], to: 'same', by: ['clock'] },
    end: { word: '搬离', did: '搬离了这一户', from: ['verified'], to: 'ended', by: ['applicant', 'approver'] },
  },
}
