/** The life of a call (@网格员): someone calls the staff in a channel, and somebody of them answers within its clock. */
import '../zod.ts'
import * as z from 'zod/mini'
import { DAY, type Lifecycle } from '../lifecycle.ts'
import { CALL_TIME } from './limits.ts'

export const callStates = ['asked', 'answered', 'settled', 'lapsed'] as const
export type CallState = (typeof callStates)[number]

/** Whom a call went to. `onDuty`: they were on duty; else nobody was, and these serve there. */
export const called = z.object({ onDuty: z.boolean(), names: z.array(z.string()) })
export type Called = z.infer<typeof called>

export const callMoves = ['answer', 'settle', 'missAnswer', 'lapse'] as const
export type CallMove = (typeof callMoves)[number]

/** `caller` called; a `worker` is staff whose area covers the channel's; `clock` is the sweep. */
export const callParties = ['caller', 'worker', 'clock'] as const
export type CallParty = (typeof callParties)[number]

/** `missAnswer` marks it late and lets the level above see it at the top of its queue; only an answer ends it. */
export const callLifecycle: Lifecycle<CallState, CallMove, CallParty, object> = {
  initial: 'asked',
  states: {
    asked: {
      word: '待回复',
      next: '工作人员会在这条帖子下回复',
      stage: 'open',
      clock: { word: '回复', after: CALL_TIME, from: 'entry', missed: 'missAnswer' },
    },
    answered: {
      word: '已回复',
      next: '解决了请点“解决了”',
      stage: 'waiting',
      clock: { word: '确认', after: 3 * DAY, from: 'entry', missed: 'lapse' },
    },
    settled: { word: '已解决', next: '已经解决', stage: 'closed' },
    lapsed: { word: '已结束', next: '几天没有下文，已结束', stage: 'closed' },
  },
  moves: {
    answer: { word: '回复', did: '回复了', from: ['asked'], to: 'answered', by: ['worker'] },
    settle: { word: '解决了', did: '说解决了', from: ['asked', 'answered'], to: 'settled', by: ['caller'] },
    missAnswer: { word: '回复超时', did: '回复超时，已督办', from: ['asked'], to: 'same', by: ['clock'] },
    lapse: { word: '结束', did: '几天没有下文，已结束', from: ['answered'], to: 'lapsed', by: ['clock'] },
  },
}
