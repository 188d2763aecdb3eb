/** The life of an alert (求助): nobody may drop it. It is open until somebody who stood there says how it ended. */
import { DAY, type Fork, HOUR, type Lifecycle, MINUTE } from '../lifecycle.ts'
import { dueAfter, type Escalation } from './escalation.ts'

export const alertStates = ['raised', 'going', 'arrived', 'resolved', 'falseAlarm', 'cancelled', 'drilled'] as const
export type AlertState = (typeof alertStates)[number]

export const alertMoves = [
  'again',
  'describe',
  'witness',
  'say',
  'acknowledge',
  'joinIn',
  'delay',
  'arrive',
  'stay',
  'account',
  'handOver',
  'resolve',
  'callOff',
  'cancel',
  'takeBack',
  'group',
  'escalate',
  'overdue',
  'release',
  'ask',
  'repair',
  'forget',
  'stop',
  'lapse',
] as const
export type AlertMove = (typeof alertMoves)[number]

/**
 * How someone stands to an alert. `raiser` pressed the button; a `witness` pressed it for the same place; `family` lives in the
 * household that it is about, `kin` in that of a witness; a `neighbour` lives in the building and offered help of that kind; a `responder` is staff whose
 * area covers the place, or who was told; a `holder` said "I'm going"; a `dispatcher` is such staff of community level or
 * above; an `observer` may watch; the `device` is a sensor that raised it; the `leader` runs the drill that it is; the `clock` is
 * the sweep or the watchdog.
 */
export const alertParties = [
  'raiser',
  'witness',
  'family',
  'kin',
  'neighbour',
  'responder',
  'holder',
  'dispatcher',
  'observer',
  'device',
  'leader',
  'clock',
] as const
export type AlertParty = (typeof alertParties)[number]

export interface AlertFacts {
  policy: Escalation
  /** The next step of it. */
  step: number
  /** Milliseconds from the beginning of the round to when the top was told, once it was. */
  top?: number | undefined
  /** Milliseconds until the holder who comes first said to be there; less than nothing where that has gone by. */
  eta: number
  /** What those who go make of it: nobody does, somebody is on the way, somebody is there. */
  answered: (typeof open)[number]
  /** Witnesses whom nobody has looked after yet. */
  unaccounted: number
  /** Somebody said that they are going, now or before. */
  everGoing: boolean
  /** It is a drill: its leader and the clock may end it, and nobody finds that it was a false alarm. */
  drill: boolean
}

/** Who does not arrive within so long of the time they said is taken to be stuck. */
export const GRACE = 5 * MINUTE
/** Within so long of the time that somebody said first others are told, however often it was put off since. */
export const AWAITED_MOST = 35 * MINUTE
export const ETA_MIN = MINUTE
export const ETA_MAX = 30 * MINUTE
export const ASK_AFTER = HOUR
/** Who stands there and says nothing to so many questions is helped: with each further one the level above is told. */
export const ASKED_MOST = 2
/** Who is there was asked and says nothing: others are called all the same. `asked`: how many questions stand unanswered. */
export const isSilent = ({ state, asked = 0 }: { state: AlertState; asked?: number | undefined }): boolean =>
  state === 'arrived' && asked > ASKED_MOST
/** A drill ends by itself, however it stands. */
export const DRILL_LIFE = HOUR
/** Positions are kept no longer than this after the end. */
export const POSITION_KEPT = DAY

const open = ['raised', 'going', 'arrived'] as const
/** Whoever leaves it takes nobody along: it stays with those who go or are there still, and begins anew where nobody is left. */
const leaving: Fork<AlertState, AlertFacts> = {
  oneOf: { going: ['raised', 'going'], arrived: ['raised', 'going', 'arrived'] },
  by: ({ answered }) => answered,
}
const forgetting = { word: '清除位置', after: POSITION_KEPT, from: 'entry', missed: 'forget' } as const

export const alertLifecycle: Lifecycle<AlertState, AlertMove, AlertParty, AlertFacts> = {
  initial: 'raised',
  states: {
    raised: {
      word: '求助中',
      next: '正在通知能来的人；没人应答会自动通知上一级',
      stage: 'open',
      clock: {
        word: '升级',
        after: ({ policy, step, top }) => dueAfter(policy, step, top),
        from: 'round',
        missed: 'escalate',
        repeats: true,
      },
    },
    going: {
      word: '有人赶来',
      next: '响应人员正在赶来；超时没到会再次通知',
      stage: 'open',
      clock: { word: '到场', after: ({ eta }) => eta + GRACE, from: 'entry', missed: 'overdue' },
    },
    arrived: {
      word: '已到场',
      next: '响应人员已经到场',
      stage: 'open',
      clock: { word: '处置', after: ASK_AFTER, from: 'entry', missed: 'ask', repeats: true },
    },
    resolved: { word: '已处置', next: '这次求助已经处置完', stage: 'closed', clock: forgetting },
    falseAlarm: { word: '误报', next: '已经核实，没有危险', stage: 'closed', clock: forgetting },
    cancelled: { word: '已取消', next: '求助人已取消', stage: 'closed', clock: forgetting },
    drilled: { word: '演练结束', next: '这次演练已经结束', stage: 'closed', clock: forgetting },
  },
  moves: {
    // Both may bring the next level forward: the clock runs to the one after it.
    again: {
      word: '再次求助',
      did: '再次按下求助',
      from: open,
      to: 'same',
      by: ['raiser', 'witness', 'device'],
      restartsClock: ['raised'],
    },
    describe: {
      word: '补充情况',
      did: '补充了情况',
      from: open,
      to: 'same',
      by: ['raiser', 'witness', 'holder'],
      restartsClock: ['raised'],
    },
    witness: { word: '我也看到', did: '在同一处求助', from: open, to: 'same', by: ['witness'] },
    say: {
      word: '发消息',
      did: '说',
      from: open,
      to: 'same',
      by: ['raiser', 'witness', 'family', 'responder', 'holder', 'dispatcher', 'device', 'leader'],
    },
    acknowledge: { word: '我去', did: '正在赶来', from: ['raised'], to: 'going', by: ['responder'] },
    joinIn: { word: '我也去', did: '也在赶来', from: ['going', 'arrived'], to: 'same', by: ['responder'] },
    delay: {
      word: '还要一会儿',
      did: '说要晚一点到',
      from: ['going'],
      to: 'same',
      by: ['holder'],
      restartsClock: true,
    },
    arrive: { word: '我到了', did: '已到场', from: ['raised', 'going'], to: 'arrived', by: ['responder', 'holder'] },
    stay: { word: '还在处置', did: '还在处置', from: ['arrived'], to: 'same', by: ['holder'], restartsClock: true },
    account: { word: '已照看', did: '照看了同处求助的人', from: open, to: 'same', by: ['holder', 'dispatcher'] },
    handOver: {
      word: '请人接手',
      did: '请人接手',
      from: ['going', 'arrived'],
      to: leaving,
      by: ['holder', 'dispatcher'],
      startsRound: true,
    },
    resolve: {
      word: '处置完毕',
      did: '处置完毕',
      from: ['going', 'arrived'],
      to: 'resolved',
      by: ['holder', 'dispatcher'],
      guard: ({ unaccounted }) => unaccounted === 0,
    },
    callOff: {
      word: '确认是误报',
      did: '核实是误报',
      from: open,
      to: 'falseAlarm',
      by: ['holder', 'dispatcher'],
      guard: ({ unaccounted, drill }) => unaccounted === 0 && !drill,
    },
    cancel: {
      word: '按错了，取消',
      did: '取消了求助',
      from: ['raised'],
      to: 'cancelled',
      by: ['raiser'],
      guard: ({ everGoing, unaccounted }) => !everGoing && unaccounted === 0,
    },
    takeBack: {
      word: '按错了，告诉来的人',
      did: '说是按错了，等来的人核实',
      from: open,
      to: 'same',
      by: ['raiser'],
      guard: ({ everGoing, unaccounted }) => everGoing || unaccounted > 0,
    },
    group: { word: '归入事件', did: '归入了事件', from: open, to: 'same', by: ['dispatcher'] },
    escalate: { word: '升级', did: '没有人应答，已通知上一级', from: ['raised'], to: 'same', by: ['clock'] },
    overdue: {
      word: '没有按时到',
      did: '有人没有按时到',
      from: ['going'],
      to: leaving,
      by: ['clock'],
      startsRound: true,
    },
    release: {
      word: '不再当班',
      did: '赶来的人已不再当班，重新通知',
      from: ['going', 'arrived'],
      to: 'raised',
      by: ['clock'],
      startsRound: true,
    },
    ask: { word: '询问', did: '到场一小时了，询问情况', from: ['arrived'], to: 'same', by: ['clock'] },
    repair: { word: '补上计时', did: '计时丢失，已补上', from: open, to: 'same', by: ['clock'], restartsClock: true },
    forget: {
      word: '清除位置',
      did: '清除了位置',
      from: ['resolved', 'falseAlarm', 'cancelled', 'drilled'],
      to: 'same',
      by: ['clock'],
    },
    stop: {
      word: '结束演练',
      did: '结束了演练',
      from: open,
      to: 'drilled',
      by: ['leader'],
      guard: ({ drill }) => drill,
    },
    lapse: {
      word: '到时结束',
      did: '演练满一小时，自动结束',
      from: open,
      to: 'drilled',
      by: ['clock'],
      guard: ({ drill }) => drill,
    },
  },
}

/** The states in which somebody still has to act. */
export const isOpen = (state: AlertState): boolean => alertLifecycle.states[state].stage === 'open'
