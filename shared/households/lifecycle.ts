/**
 * The life of a join (入户申请): a person asks to belong to a household, it is found out whether that is so, and it lasts
 * until the person leaves. A child under 14 belongs to a household through its guardian alone (个人信息保护法 31).
 */
import { DAY, type Lifecycle } from '../lifecycle.ts'

export const joinStates = ['waiting', 'verified', 'refused', 'withdrawn', 'ended'] as const
export type JoinState = (typeof joinStates)[number]

export const joinMoves = [
  'match',
  'mismatch',
  'accept',
  'vouch',
  'approve',
  'refuse',
  'withdraw',
  'missAnswer',
  'unguard',
  'comeOfAge',
  'end',
] as const
export type JoinMove = (typeof joinMoves)[number]

/**
 * How someone stands to a join. `applicant` asks; a `householder` is a verified member of that household, a `head` one who
 * owns it; an `approver` manages the area of the household, or is the grid worker of it; `invited` holds an invitation;
 * `roster` is the comparison with the community's roster; `guardian` answers for a child.
 */
export const joinParties = [
  'applicant',
  'householder',
  'head',
  'approver',
  'invited',
  'guardian',
  'roster',
  'clock',
] as const
export type JoinParty = (typeof joinParties)[number]

/** `child`: the applicant is under 14. `guarded`: an adult member of the household answers for them from this move on. */
export interface JoinFacts {
  child: boolean
  guarded: boolean
}

const guardedOrGrown = ({ child, guarded }: JoinFacts) => !child || guarded
const grown = ({ child }: JoinFacts) => !child
const isChild = ({ child }: JoinFacts) => child

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
    ended: { word: '已离开', next: '您已不在这一户', stage: 'closed' },
  },
  moves: {
    match: {
      word: '验证手机号',
      did: '手机号与社区名册相符',
      from: ['waiting'],
      to: 'verified',
      by: ['roster'],
      guard: grown,
    },
    mismatch: { word: '没有核对上', did: '手机号没有核对上', from: ['waiting'], to: 'same', by: ['roster'] },
    accept: {
      word: '接受邀请',
      did: '接受了家人的邀请',
      from: ['waiting'],
      to: 'verified',
      by: ['invited'],
      guard: guardedOrGrown,
    },
    vouch: {
      word: '确认是家人',
      did: '由同户成员确认',
      from: ['waiting'],
      to: 'verified',
      by: ['householder'],
      guard: guardedOrGrown,
    },
    approve: { word: '通过', did: '社区核实通过', from: ['waiting'], to: 'verified', by: ['approver'], guard: grown },
    refuse: { word: '不通过', did: '社区核实未通过', from: ['waiting'], to: 'refused', by: ['approver'] },
    withdraw: { word: '撤回', did: '撤回了申请', from: ['waiting'], to: 'withdrawn', by: ['applicant'] },
    missAnswer: { word: '核实超时', did: '核实超时，已督办', from: ['waiting'], to: 'same', by: ['clock'] },
    // The child stays at home, unverified, and stands in the queue of the staff until another adult answers for it.
    unguard: {
      word: '没有监护人了',
      did: '监护人已离开这一户，或撤回了同意，请一位成年家人确认',
      from: ['verified'],
      to: 'waiting',
      by: ['guardian'],
      startsRound: true,
    },
    comeOfAge: {
      word: '已满 14 周岁',
      did: '已满 14 周岁，不再按孩子登记',
      from: ['waiting', 'verified'],
      to: 'same',
      by: ['guardian', 'approver'],
      guard: isChild,
    },
    end: {
      word: '离开这一户',
      did: '离开了这一户',
      from: ['verified'],
      to: 'ended',
      // A guardian ends it who takes their consent back, where the child lives with another guardian elsewhere.
      by: ['applicant', 'head', 'approver', 'guardian'],
    },
  },
}

/** The moves that a person makes from a page: the others are made by what happens. */
export const JOIN_BUTTONS = [
  'vouch',
  'approve',
  'refuse',
  'withdraw',
  'comeOfAge',
  'end',
] as const satisfies readonly JoinMove[]
