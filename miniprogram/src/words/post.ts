/** Channels and posts in words and icons. */

import type { Called, CallState } from '../../../shared/channels/call.ts'
import type { PostState } from '../../../shared/channels/lifecycle.ts'
import { CALL_TIME, type Reaction } from '../../../shared/channels/limits.ts'
import type { Post } from '../../../shared/channels/post.ts'
import type { ChannelCard } from '../../../shared/channels/reading.ts'
import { type SensitiveKind, sensitiveWords } from '../../../shared/channels/sensitive.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import type { IconName } from '../ui/icon/names.ts'
import { dayAfter, dayOf, dayWords } from './day.ts'

type ChannelKind = ChannelCard['kind']

export const kindIcons: Record<ChannelKind, IconName> = {
  building: 'building-2',
  grid: 'layout-grid',
  community: 'users-round',
  interest: 'heart-handshake',
}

export const kindWords: Record<ChannelKind, string> = {
  building: '楼栋频道',
  grid: '网格频道',
  community: '社区频道',
  interest: '兴趣频道',
}

/** Who reads what is said in a channel. */
export const readerWords: Record<ChannelKind, string> = {
  building: '本楼邻居、工作人员和物业等能看到',
  grid: '本网格邻居、工作人员和物业等能看到',
  community: '本社区邻居、工作人员和物业等能看到',
  interest: '加入的邻居和工作人员能看到',
}

export const postStateIcons: Record<PostState, IconName> = {
  waiting: 'hourglass',
  review: 'user-round-check',
  shown: 'circle-check',
  refused: 'circle-x',
  hidden: 'eye-off',
  removed: 'ban',
  recalled: 'undo-2',
}

export const reactionIcons: Record<Reaction, IconName> = {
  like: 'thumbs-up',
  thanks: 'hand-heart',
  heart: 'heart',
  smile: 'smile',
  sad: 'frown',
}

export const callIcons: Record<CallState, IconName> = {
  asked: 'megaphone',
  answered: 'message-square-text',
  settled: 'circle-check-big',
  lapsed: 'circle-dashed',
}

const NAMES = 3

/** 演示网格员 一、演示网格员 二等 5 位. */
const namesOf = (names: readonly string[]): string =>
  names.length > NAMES ? `${names.slice(0, NAMES).join('、')}等 ${names.length} 位` : names.join('、')

/** Whom a call goes to, before it is made. */
export function callableWords({ onDuty, names }: Called): string {
  if (names.length === 0) return '这里还没有登记工作人员，急事请打电话'
  return onDuty ? `正在值班：${namesOf(names)}` : `现在没有人值班，会通知${namesOf(names)}`
}

/** The same, while one writes: with the time in which they have to answer, where there is anybody. */
export const callingWords = (called: Called): string =>
  called.names.length === 0
    ? callableWords(called)
    : `${callableWords(called)}。${CALL_TIME / HOUR} 小时内要回复，没有回复会报给上级`

/** Whom a call went to. */
export function calledWords({ onDuty, names }: Called): string {
  if (names.length === 0) return '这里还没有登记工作人员，急事请打电话'
  return onDuty ? `已通知值班的${namesOf(names)}` : `当时没有人值班，已通知${namesOf(names)}`
}

/** 3 条新消息, 99+ 条新消息. */
export const unreadWords = (count: number) => `${count > 99 ? '99+' : count} 条新消息`

/** What stands in the place of a post whose words are gone. */
export function goneWords({ state, author }: Pick<Post, 'state' | 'author'>): string {
  const whose = author.mine ? '您' : author.name
  switch (state) {
    case 'recalled':
      return `${whose}撤回了一条消息`
    case 'removed':
    case 'refused':
      return `${whose}的一条消息已被移除`
    case 'hidden':
      return `${whose}的一条消息被多户举报，正在核实`
    case 'waiting':
    case 'review':
      return `${whose}修改了一条消息，正在审核`
    case 'shown':
      return ''
  }
}

const mentioned = { ticket: '一件诉求', notice: '一条通知', help: '一件互助' } as const

/** What a post is called in one line: its text, its photos, or what it is about. */
export function postBrief({ text, photos, link }: Pick<Post, 'text' | 'photos' | 'link'>): string {
  if (text !== '') return text
  if (photos.length > 0 || !link) return `${photos.length} 张照片`
  return `提到了${mentioned[link.kind]}${link.seen ? `：${link.seen.title}` : ''}`
}

/** 1 分 20 秒: what is left of a short span. */
export function leftWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const minutes = Math.floor(seconds / 60)
  return minutes > 0 ? `${minutes} 分 ${seconds % 60} 秒` : `${seconds} 秒`
}

/** What is asked when a text seems to have something personal in it. */
export const sensitiveAsk = (found: readonly SensitiveKind[]): string =>
  `内容里像是有${found.map((kind) => sensitiveWords[kind]).join('、')}。发出后频道里的人都能看到。如果是别人的信息，请先征得同意。`

/** 今天, 昨天, 11月22日 周日. `now` is milliseconds since the epoch. */
export function nearDayWords(day: string, now: number): string {
  const today = dayOf(now)
  if (day === today) return '今天'
  return day === dayAfter(today, -1) ? '昨天' : dayWords(day)
}
