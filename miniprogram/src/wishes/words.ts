/** Wishes and service posts in words. */
import type { HoldingMove } from '../../../shared/wishes/holding-lifecycle.ts'
import type { Duty, WishKind } from '../../../shared/wishes/kinds.ts'
import type { WishMove } from '../../../shared/wishes/lifecycle.ts'
import type { IconName } from '../ui/icon/names.ts'
import { dayOf, dayWords } from '../words/day.ts'

export const wishIcons: Record<WishKind, IconName> = {
  goods: 'shopping-bag',
  clothing: 'package',
  study: 'file-pen-line',
  appliance: 'thermometer-sun',
  health: 'stethoscope',
  repair: 'wrench',
  company: 'heart-handshake',
  festival: 'star',
  other: 'heart',
}

export const dutyIcons: Record<Duty, IconName> = {
  stairs: 'building-2',
  green: 'droplets',
  mediation: 'messages-square',
  safety: 'shield-check',
  hygiene: 'trash-2',
  elders: 'heart-handshake',
  children: 'baby',
  civility: 'megaphone',
  policy: 'scroll-text',
  other: 'clipboard-list',
}

/** The day of a moment, in words: 3月20日 周五. */
export const dayAt = (moment: string): string => dayWords(dayOf(Date.parse(moment)))

export const wishMoveIcons: Record<WishMove | 'open', IconName> = {
  open: 'pencil',
  show: 'megaphone',
  correct: 'pencil',
  claim: 'hand-heart',
  setDelivery: 'truck',
  fulfil: 'package',
  giveBack: 'undo-2',
  refuse: 'reply',
  confirm: 'circle-check-big',
  thank: 'heart',
  keep: 'eye',
  withdraw: 'ban',
  remind: 'bell',
  lapse: 'timer',
  missConfirm: 'timer',
  expire: 'timer',
}

export const holdingMoveIcons: Record<HoldingMove | 'open', IconName> = {
  open: 'hand-heart',
  agree: 'circle-check-big',
  refuse: 'circle-x',
  askRenewal: 'refresh-cw',
  noteHours: 'clock',
  renew: 'refresh-cw',
  end: 'star',
  giveUp: 'log-out',
  missAgree: 'timer',
  remind: 'bell',
  endTerm: 'calendar-clock',
  missReview: 'timer',
}

export const monthsWords = (months: number): string => (months === 12 ? '1 年' : `${months} 个月`)

/** 1 小时 30 分 */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 ? `${hours} 小时` : '', rest > 0 ? `${rest} 分` : ''].filter(Boolean).join(' ') || '0 分'
}
