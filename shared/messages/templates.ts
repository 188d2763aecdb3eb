/**
 * The subscribe messages that the product sends. Each is made from a template that the operator picks in WeChat's console for
 * the mini-program's category, with these fields in this order; what WeChat calls it then (its id) comes from the settings.
 */
import type { FieldType } from './fields.ts'

export interface Field {
  /** As WeChat names it: its type and a number. */
  key: `${FieldType}${number}`
  type: FieldType
  /** What it is called in the message. */
  word: string
}

const field = (type: FieldType, number: number, word: string): Field => ({ key: `${type}${number}`, type, word })

export const templates = {
  notice: {
    word: '社区通知',
    why: '停水停电、安全提醒等通知，第一时间在微信里告诉您',
    fields: {
      title: field('thing', 1, '通知标题'),
      kind: field('phrase', 2, '通知类型'),
      at: field('time', 3, '发布时间'),
      from: field('thing', 4, '发布单位'),
      note: field('thing', 5, '温馨提示'),
    },
  },
  callAnswered: {
    word: '提问有了回复',
    why: '您在频道里找的工作人员回复后告诉您',
    fields: {
      asked: field('thing', 1, '提问内容'),
      by: field('thing', 2, '回复人'),
      at: field('time', 3, '回复时间'),
    },
  },
  ticketMoved: {
    word: '诉求有了进展',
    why: '您的诉求受理、办结时告诉您',
    fields: {
      number: field('character_string', 1, '诉求编号'),
      state: field('phrase', 2, '当前状态'),
      what: field('thing', 3, '诉求内容'),
      at: field('time', 4, '更新时间'),
    },
  },
  alertRings: {
    word: '有人求助',
    why: '附近有人求助、需要您时，没打开小程序也能收到',
    fields: {
      what: field('phrase', 1, '提醒类型'),
      where: field('thing', 2, '地点'),
      at: field('time', 3, '求助时间'),
      note: field('thing', 4, '温馨提示'),
    },
  },
  dutyGap: {
    word: '值班和待办',
    why: '您负责的地方快没有人值班、有居民呼叫值班的您、有发言等太久时告诉您',
    fields: {
      what: field('phrase', 1, '提醒类型'),
      where: field('thing', 2, '地点'),
      at: field('time', 3, '开始时间'),
      note: field('thing', 4, '温馨提示'),
    },
  },
  helpMoved: {
    word: '互助和活动',
    why: '邻居来帮忙、活动有名额、心愿有进展、快到时间时告诉您',
    fields: {
      what: field('phrase', 1, '提醒类型'),
      about: field('thing', 2, '事项'),
      at: field('time', 3, '时间'),
      note: field('thing', 4, '温馨提示'),
    },
  },
} as const satisfies Record<string, { word: string; why: string; fields: Record<string, Field> }>

export type Template = keyof typeof templates
export const templateNames = [
  'notice',
  'callAnswered',
  'ticketMoved',
  'alertRings',
  'dutyGap',
  'helpMoved',
] as const satisfies readonly Template[]
