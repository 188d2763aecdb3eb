/** The life of a request for help (互助): asked of neighbours, taken by as many as are wanted, done, or over by itself. */
import type { Lifecycle } from '../lifecycle.ts'

export const helpStates = ['open', 'taken', 'underway', 'done', 'lapsed', 'cancelled', 'handedOver'] as const
export type HelpState = (typeof helpStates)[number]

export const helpMoves = [
  'offer',
  'takeBack',
  'join',
  'joinLast',
  'accept',
  'acceptLast',
  'stepIn',
  'stepInLast',
  'setOut',
  'finish',
  'stepBack',
  'stepOut',
  'noShow',
  'noShowOut',
  'confirm',
  'thank',
  'cancel',
  'extend',
  'still',
  'handOver',
  'stopRepeat',
  'report',
  'show',
  'remind',
  'ask',
  'lapse',
  'timeOut',
] as const
export type HelpMove = (typeof helpMoves)[number]

/**
 * How someone stands to a request. The `asker` asked; a `helper` was accepted; an `offerer` said they could, and waits for the
 * asker; a `neighbour` verifiably lives where it is seen and is none of these; `staff` serve where it is; the `check` is that of what was
 * written, the `clock` the sweep.
 */
export const helpParties = ['asker', 'helper', 'offerer', 'neighbour', 'staff', 'check', 'clock'] as const
export type HelpParty = (typeof helpParties)[number]

/** What passes by itself of a request that has a time: it is not yet time to set out for it, nor for it to begin (`shared/help/early.ts`). */
export interface HelpTimes {
  early: boolean
  ahead: boolean
}

/** How it stands, whatever the time is. Times in milliseconds from when it was asked. */
export interface HelpStanding {
  /** Helpers that are still wanted. */
  placesLeft: number
  accepted: number
  /** Somebody set out, or said it is done; `othersBegun`: somebody beside the one whom the move is about. */
  begun: boolean
  othersBegun: boolean
  /** Whoever offers is accepted. */
  first: boolean
  weekly: boolean
  heldBack: boolean
  /** It was asked whether it still stands, and not answered since. */
  asked: boolean
  unthanked: number
  lapseAfter: number
  /** When it is done, or over, without the asker's word. */
  settleAfter: number
}

export type HelpFacts = HelpStanding & HelpTimes

const going = ['open', 'taken', 'underway'] as const

/**
 * There are two moves where the last place is taken and where another is, and where somebody leaves whom others do without: states
 * follow from the table alone. Whoever is accepted stays so until they step back, or the asker says that they did not come.
 */
export const helpLifecycle: Lifecycle<HelpState, HelpMove, HelpParty, HelpFacts> = {
  initial: 'open',
  states: {
    open: {
      word: '等人帮忙',
      next: '邻居看到后会来应答；过了时间会自动结束',
      stage: 'open',
      // Who was accepted may have come without a word.
      clock: {
        word: '截止',
        after: ({ accepted, lapseAfter, settleAfter }) => (accepted ? settleAfter : lapseAfter),
        from: 'round',
        missed: 'lapse',
      },
    },
    taken: {
      word: '已有人帮',
      next: '帮手已经定好，可以在这里商量细节',
      stage: 'waiting',
      clock: { word: '确认', after: ({ settleAfter }) => settleAfter, from: 'round', missed: 'lapse' },
    },
    underway: {
      word: '正在帮忙',
      next: '帮完后请确认，两天内没有确认会自动完成',
      stage: 'waiting',
      clock: { word: '确认', after: ({ settleAfter }) => settleAfter, from: 'round', missed: 'timeOut' },
    },
    done: { word: '已完成', next: '谢谢邻居，可以说句感谢', stage: 'closed' },
    lapsed: { word: '已过期', next: '时间过了，已自动结束；还需要可以再发一次', stage: 'closed' },
    cancelled: { word: '已取消', next: '已经取消', stage: 'closed' },
    handedOver: { word: '已转网格员', next: '已转成诉求，由网格员办理', stage: 'closed' },
  },
  moves: {
    offer: {
      word: '我能帮忙',
      did: '说能帮忙',
      from: ['open', 'underway'],
      to: 'same',
      by: ['neighbour'],
      guard: ({ first, placesLeft }) => !first && placesLeft > 0,
    },
    takeBack: { word: '不去了', did: '收回了应答', from: going, to: 'same', by: ['offerer'] },
    join: {
      word: '我来帮忙',
      did: '来帮忙',
      from: ['open', 'underway'],
      to: 'same',
      by: ['neighbour'],
      guard: ({ first, placesLeft, begun }) => first && (placesLeft > 1 || (begun && placesLeft > 0)),
      restartsClock: true,
    },
    joinLast: {
      word: '我来帮忙',
      did: '来帮忙，人手够了',
      from: ['open'],
      to: 'taken',
      by: ['neighbour'],
      guard: ({ first, placesLeft, begun }) => first && placesLeft === 1 && !begun,
    },
    accept: {
      word: '请他帮忙',
      did: '选定了帮手',
      from: ['open', 'underway'],
      to: 'same',
      by: ['asker'],
      guard: ({ placesLeft, begun }) => placesLeft > 1 || (begun && placesLeft > 0),
      restartsClock: true,
    },
    acceptLast: {
      word: '请他帮忙',
      did: '选定了帮手，人手够了',
      from: ['open'],
      to: 'taken',
      by: ['asker'],
      guard: ({ placesLeft, begun }) => placesLeft === 1 && !begun,
    },
    stepIn: {
      word: '我来上门',
      did: '由工作人员来帮忙',
      from: ['open', 'underway'],
      to: 'same',
      by: ['staff'],
      guard: ({ placesLeft, begun }) => placesLeft > 1 || (begun && placesLeft > 0),
      restartsClock: true,
    },
    stepInLast: {
      word: '我来上门',
      did: '由工作人员来帮忙，人手够了',
      from: ['open'],
      to: 'taken',
      by: ['staff'],
      guard: ({ placesLeft, begun }) => placesLeft === 1 && !begun,
    },
    setOut: {
      word: '我出发了',
      did: '已经出发',
      from: going,
      to: 'underway',
      by: ['helper'],
      guard: ({ early }) => !early,
    },
    finish: {
      word: '帮完了',
      did: '说帮完了',
      from: going,
      to: 'underway',
      by: ['helper'],
      guard: ({ early }) => !early,
    },
    stepBack: {
      word: '帮不了了',
      did: '帮不了了，名额空出来了',
      from: going,
      to: 'open',
      by: ['helper'],
      guard: ({ othersBegun }) => !othersBegun,
    },
    stepOut: {
      word: '帮不了了',
      did: '帮不了了，名额空出来了',
      from: ['underway'],
      to: 'same',
      by: ['helper'],
      guard: ({ othersBegun }) => othersBegun,
      restartsClock: true,
    },
    noShow: {
      word: '没有来',
      did: '说帮手没有来',
      from: going,
      to: 'open',
      by: ['asker'],
      guard: ({ accepted, othersBegun, ahead }) => accepted > 0 && !othersBegun && !ahead,
    },
    noShowOut: {
      word: '没有来',
      did: '说帮手没有来',
      from: ['underway'],
      to: 'same',
      by: ['asker'],
      guard: ({ accepted, othersBegun, ahead }) => accepted > 0 && othersBegun && !ahead,
      restartsClock: true,
    },
    confirm: {
      word: '确认完成',
      did: '确认完成',
      from: going,
      to: 'done',
      by: ['asker'],
      guard: ({ accepted, early }) => accepted > 0 && !early,
    },
    thank: {
      word: '说声谢谢',
      did: '感谢了帮手',
      from: ['done'],
      to: 'same',
      by: ['asker'],
      guard: ({ unthanked }) => unthanked > 0,
    },
    cancel: { word: '取消', did: '取消了', from: going, to: 'cancelled', by: ['asker', 'staff', 'clock'] },
    extend: { word: '延长时间', did: '延长了时间', from: going, to: 'same', by: ['asker'], restartsClock: true },
    still: {
      word: '还需要',
      did: '说还需要',
      from: ['open'],
      to: 'same',
      by: ['asker'],
      guard: ({ asked }) => asked,
    },
    handOver: { word: '转给网格员', did: '转给了网格员', from: going, to: 'handedOver', by: ['asker', 'staff'] },
    stopRepeat: {
      word: '不再每周重复',
      did: '不再每周重复',
      from: helpStates,
      to: 'same',
      by: ['asker', 'staff'],
      guard: ({ weekly }) => weekly,
    },
    report: {
      word: '举报',
      did: '有人举报',
      from: going,
      to: 'same',
      by: ['neighbour', 'offerer', 'helper'],
    },
    show: {
      word: '公开显示',
      did: '看过内容，公开显示',
      from: going,
      to: 'same',
      by: ['staff', 'check'],
      guard: ({ heldBack }) => heldBack,
    },
    remind: { word: '提醒', did: '快到时间了', from: going, to: 'same', by: ['clock'] },
    ask: {
      word: '询问',
      did: '问问还需不需要',
      from: ['open'],
      to: 'same',
      by: ['clock'],
      guard: ({ asked }) => !asked,
    },
    lapse: { word: '过期', did: '时间过了，自动结束', from: ['open', 'taken'], to: 'lapsed', by: ['clock'] },
    timeOut: { word: '自动完成', did: '两天没有确认，自动完成', from: ['underway'], to: 'done', by: ['clock'] },
  },
}

/** Whether neighbours may still come to it. */
export const isGoing = (state: HelpState): boolean => going.some((each) => each === state)
