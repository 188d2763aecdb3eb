/** Notices in words and icons. */

import type { NoticeKind, Priority } from '../../../shared/notices/kinds.ts'
import { priorityWords } from '../../../shared/notices/kinds.ts'
import { type NoticeMove, type NoticeState, noticeLifecycle } from '../../../shared/notices/lifecycle.ts'
import {
  EXCERPT,
  type FeedItem,
  type Notice,
  type NoticeCard,
  type NoticeEntry,
  type Target,
} from '../../../shared/notices/notice.ts'
import type { IconName } from '../ui/icon/names.ts'
import { momentWords } from './time.ts'

export const noticeKindIcons: Record<NoticeKind, IconName> = {
  utilities: 'droplets',
  policy: 'scroll-text',
  activity: 'calendar-days',
  safety: 'shield-check',
  health: 'heart',
  roadworks: 'truck',
  collection: 'clipboard-list',
  reminder: 'bell',
  other: 'megaphone',
}

export const noticeStateIcons: Record<NoticeState, IconName> = {
  draft: 'file-pen-line',
  proposed: 'user-round-check',
  scheduled: 'calendar-clock',
  published: 'megaphone',
  ended: 'circle-check',
  withdrawn: 'undo-2',
}

export const noticeMoveIcons: Record<NoticeMove | 'open', IconName> = {
  open: 'file-pen-line',
  edit: 'pencil',
  propose: 'send',
  schedule: 'send',
  approve: 'circle-check',
  refuse: 'undo-2',
  takeBack: 'rotate-ccw',
  publish: 'megaphone',
  holdBack: 'undo-2',
  correct: 'pencil',
  proposeCorrection: 'pencil',
  approveCorrection: 'circle-check',
  refuseCorrection: 'circle-x',
  withdraw: 'undo-2',
  end: 'circle-check',
}

/** What a resident is told of a notice's state; nothing while it simply stands. */
export function stateWordsFor({ state }: Pick<NoticeCard, 'state'>): string | undefined {
  return state === 'withdrawn' || state === 'ended' ? noticeLifecycle.states[state].word : undefined
}

/** What became of a notice that was submitted, or agreed to. `corrects`: it was its correction. */
export function agreedWords({ state }: Pick<NoticeCard, 'state'>, corrects: boolean): string {
  if (corrects) return '更正已生效'
  switch (state) {
    case 'proposed':
      return '已提交，等另一位工作人员复核'
    case 'scheduled':
      return '已排好，到时间自动发布'
    case 'draft':
      return '写的人已不在这里任职，没有发出'
    default:
      return '已发布'
  }
}

/** The word of a priority that stands out; an ordinary notice has none. */
export const pressingWord = (priority: Priority): string | undefined =>
  priority === 'normal' ? undefined : priorityWords[priority]

/** 大江园社区第1网格、第2网格等 4 处. */
export function targetsWords({ targets, targetCount }: Pick<NoticeCard, 'targets' | 'targetCount'>): string {
  const names = targets.map(({ name }) => name).join('、')
  return targetCount > targets.length ? `${names} 等 ${targetCount} 处` : names
}

/** Who says it: 大江园社区 · 演示社区员 一. */
export const speakerWords = ({ speaker }: Pick<NoticeCard, 'speaker'>): string =>
  `${speaker.areaName} · ${speaker.name}`

/** The moment that matters of a notice in its state. `now`: milliseconds since the epoch. */
export function noticeTimeWords(card: NoticeCard, now: number): string {
  const said = (at: string | undefined) => (at ? momentWords(at, now) : '')
  switch (card.state) {
    case 'draft':
      return card.late ? `${said(card.startsAt)} 没有发出` : `${said(card.changedAt)} 保存`
    case 'proposed':
      return `${said(card.changedAt)} 提交复核`
    case 'scheduled':
      return `${said(card.dueAt ?? card.startsAt)} 发布`
    case 'published':
      return `${said(card.publishedAt)} 发布`
    case 'ended':
      return `${said(card.endsAt ?? card.changedAt)} 结束`
    case 'withdrawn':
      return `${said(card.changedAt)} 撤回`
  }
}

const pressing = ({ presses, priority, opened }: FeedItem): number =>
  presses && priority === 'urgent' ? 0 : presses ? 1 : opened ? 3 : priority === 'urgent' ? 2 : 3

/** What presses first, the urgent before all; else as they came, which is newest first. */
export const pressingFirst = (items: readonly FeedItem[]): FeedItem[] =>
  [...items].sort((one, other) => pressing(one) - pressing(other))

/** How a notice begins, with a mark where it goes on. */
export const excerptWords = ({ excerpt }: Pick<FeedItem, 'excerpt'>): string =>
  [...excerpt].length < EXCERPT ? excerpt : `${excerpt}…`

/** How a notice stands with its reader: nothing for one that is read and asks for nothing. */
export function readerWord({ opened, confirmed, mayConfirm, state }: FeedItem): string | undefined {
  if (state === 'withdrawn') return '已撤回'
  if (state === 'ended') return '已结束'
  if (mayConfirm) return '请确认'
  if (confirmed) return '已确认'
  return opened ? undefined : '未读'
}

/** What one who may confirm is told: 我已知晓 counts for the household. */
export const confirmWords = ({ mine }: Pick<Notice, 'mine'>): string =>
  mine.confirmed ? '您家已确认收到' : '看完请点“我已知晓”，一户点一次就行'

/** What happened to a notice, as residents read it; staff read who did it too. */
export const noticeDid = (entry: Pick<NoticeEntry, 'move'>): string =>
  entry.move === 'open' ? '写了草稿' : noticeLifecycle.moves[entry.move].did

/** What is read aloud: who speaks, the title, the text. */
export const spoken = (
  { title, text }: { title: string; text: string },
  { areaName }: Pick<Notice['speaker'], 'areaName'>,
  foreign: boolean,
): string => (foreign ? `${title}. ${text}` : `${areaName}通知。${title}。${text}`)

/** Where a notice goes, when another area is added: none inside another, so that nobody is told twice. */
export function addTarget(targets: readonly Target[], added: Target): Target[] {
  if (targets.some(({ area }) => added.area.startsWith(area))) return [...targets]
  return [...targets.filter(({ area }) => !area.startsWith(added.area)), added]
}

/** The smallest area that holds all of these codes. */
export function holderOf(codes: readonly string[]): string | undefined {
  const [first, ...others] = codes
  if (first === undefined) return undefined
  const lengths = [15, 12, 9, 6, 4].filter((length) => length <= first.length)
  const length = lengths.find((each) => others.every((code) => code.startsWith(first.slice(0, each))))
  return length === undefined ? undefined : first.slice(0, length)
}
