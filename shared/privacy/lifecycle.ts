/** The life of a request about personal data (个人信息请求): answered by the operator, with a reason, within 15 working days. */
import type { Lifecycle } from '../lifecycle.ts'

export const requestStates = ['asked', 'answered', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

export const requestMoves = ['answer', 'add', 'withdraw', 'missAnswer'] as const
export type RequestMove = (typeof requestMoves)[number]

/** `asker`: whose data it is; `operator`: an administrator of where the asker lives, or of the top; `clock`: the sweep. */
export const requestParties = ['asker', 'operator', 'clock'] as const
export type RequestParty = (typeof requestParties)[number]

/** 15 working days: 个人信息保护法 50 with GB/T 35273-2020 8.7, as the app stores ask it of every app. */
export const requestLifecycle: Lifecycle<RequestState, RequestMove, RequestParty, undefined> = {
  initial: 'asked',
  states: {
    asked: {
      word: '待答复',
      next: '15 个工作日内答复您，并说明理由',
      stage: 'open',
      clock: { word: '答复', after: { workingDays: 15 }, from: 'entry', missed: 'missAnswer' },
    },
    answered: { word: '已答复', next: '不满意可以再提一次，或向网信部门投诉', stage: 'closed' },
    withdrawn: { word: '已撤回', next: '您已撤回这次请求', stage: 'closed' },
  },
  moves: {
    answer: { word: '答复', did: '答复', from: ['asked'], to: 'answered', by: ['operator'] },
    add: { word: '补充说明', did: '补充说明', from: ['asked'], to: 'same', by: ['asker'] },
    withdraw: { word: '撤回', did: '撤回了请求', from: ['asked'], to: 'withdrawn', by: ['asker'] },
    missAnswer: { word: '答复超时', did: '答复超时，已督办', from: ['asked'], to: 'same', by: ['clock'] },
  },
}
