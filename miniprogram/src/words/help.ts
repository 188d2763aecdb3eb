/** Help among neighbours in words and icons. */

import { careWords, type HelpKind, type HelpScope } from '../../../shared/help/kinds.ts'
import { type HelpMove, type HelpState, helpLifecycle } from '../../../shared/help/lifecycle.ts'
import type { HelpCard, HelpEntry } from '../../../shared/help/request.ts'
import type { IconName } from '../ui/icon/names.ts'
import { momentWords } from './time.ts'

export const kindIcons: Record<HelpKind, IconName> = {
  errand: 'shopping-bag',
  lift: 'package',
  company: 'stethoscope',
  borrow: 'hand-helping',
  repair: 'wrench',
  lookAfter: 'heart-handshake',
  teach: 'presentation',
  lostAndFound: 'search',
  ride: 'car',
  other: 'ellipsis',
}

export const helpStateIcons: Record<HelpState, IconName> = {
  open: 'hand-heart',
  taken: 'user-round-check',
  underway: 'footprints',
  done: 'circle-check-big',
  lapsed: 'timer',
  cancelled: 'circle-x',
  handedOver: 'clipboard-list',
}

/** How far away, to whom it is shown nearest first. */
export const distanceWords: Record<HelpScope, string> = {
  building: '同一栋楼',
  grid: '同一网格',
  community: '同一社区',
}

export const helpMoveIcons: Record<HelpMove | 'open', IconName> = {
  open: 'hand-heart',
  offer: 'hand-helping',
  takeBack: 'undo-2',
  join: 'user-round-plus',
  joinLast: 'user-round-plus',
  accept: 'user-round-check',
  acceptLast: 'user-round-check',
  stepIn: 'user-round-plus',
  stepInLast: 'user-round-plus',
  setOut: 'footprints',
  finish: 'circle-check',
  stepBack: 'undo-2',
  stepOut: 'undo-2',
  noShow: 'user-round-x',
  noShowOut: 'user-round-x',
  confirm: 'circle-check-big',
  thank: 'heart',
  cancel: 'circle-x',
  extend: 'clock',
  still: 'refresh-cw',
  handOver: 'clipboard-list',
  stopRepeat: 'ban',
  report: 'flag',
  show: 'eye',
  remind: 'bell',
  ask: 'bell',
  lapse: 'timer',
  timeOut: 'timer',
}

/** When one is to come: 明天 09:30, or any time until then. */
export const helpWhen = ({ at, until }: Pick<HelpCard, 'at' | 'until'>, now: number): string =>
  at === undefined || Date.parse(at) <= now ? `${momentWords(until, now)} 前都可以` : momentWords(at, now)

/** 还差 1 人; 2 人来帮忙 once nobody more is wanted. */
export function helpersWords({ wanted, accepted }: Pick<HelpCard, 'wanted' | 'accepted'>): string {
  const left = wanted - accepted
  if (left <= 0) return `${accepted} 人来帮忙`
  return accepted > 0 ? `已有 ${accepted} 人，还差 ${left} 人` : `需要 ${wanted} 人`
}

/** What is worth knowing before one offers: 老人, 要交接钥匙. */
export const delicateWords = ({ care, keys }: Pick<HelpCard, 'care' | 'keys'>): string =>
  [care && `和${careWords[care]}有关`, keys && '要交接钥匙'].filter(Boolean).join('，')

const heldBackWhy: Record<NonNullable<HelpCard['heldBack']>, string> = {
  review: '自动审核不能确定',
  risky: '自动审核认为内容可能不合适',
  unchecked: '还没有自动审核的结果',
  reported: '有几户邻居举报了',
}

/** That neighbours don't see it: to who asked, and why to staff. */
export const helpHeldBackWords = (heldBack: NonNullable<HelpCard['heldBack']>, staff: boolean): string =>
  staff
    ? `邻居现在看不到：${heldBackWhy[heldBack]}。看过没有问题请点“公开显示”。`
    : '邻居现在还看不到：工作人员看过后就会显示。'

/** Who did what. The clock has no name. */
export function helpEntryWords({ move, by }: Pick<HelpEntry, 'move' | 'by'>): { who: string; did: string } {
  const who = by.party === 'clock' ? '' : by.name
  return { who, did: move === 'open' ? '请邻居帮忙' : helpLifecycle.moves[move].did }
}

/** 1 小时 30 分, 45 分: how long somebody helped. */
export function minutesWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} 分钟`
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`
}
