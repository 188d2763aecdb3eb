/** Warnings in words and icons. */
import {
  isInForce,
  type Warning,
  type WarningKind,
  warningKindWords,
  warningLevelWords,
} from '../../../shared/warnings/warning.ts'
import type { IconName } from '../ui/icon/names.ts'
import { momentWords } from './time.ts'

export const warningIcons: Record<WarningKind, IconName> = {
  rainstorm: 'cloud-rain-wind',
  typhoon: 'tornado',
  snowstorm: 'snowflake',
  coldWave: 'snowflake',
  gale: 'wind',
  heat: 'thermometer-sun',
  lightning: 'cloud-lightning',
  hail: 'cloud-hail',
  fog: 'cloud-fog',
  icing: 'snowflake',
  flood: 'waves',
  waterlogging: 'waves',
  geological: 'mountain',
  earthquake: 'mountain',
  forestFire: 'flame',
  airPollution: 'cloud-fog',
  health: 'heart',
  other: 'siren',
}

/** 暴雨橙色预警, 橙色预警 where its kind is none of ours; an exercise says so first. */
export const warningWord = ({ kind, level, exercise }: Pick<Warning, 'kind' | 'level' | 'exercise'>): string =>
  `${exercise ? '演练：' : ''}${kind === 'other' ? '' : warningKindWords[kind]}${warningLevelWords[level]}预警`

/** 到 今天 18:00. `now`: milliseconds since the epoch. */
export const untilWords = ({ endsAt }: Pick<Warning, 'endsAt'>, now: number): string => `到 ${momentWords(endsAt, now)}`

/** What became of a message of a warning; nothing while it is in force. */
export function warningStateWord(warning: Warning, now: number): string | undefined {
  if (warning.message === 'cancel') return '解除通知'
  if (warning.state === 'cancelled') return '已解除'
  if (warning.state === 'updated') return '已更新'
  return isInForce(warning, new Date(now).toISOString()) ? undefined : '已过期'
}

/** What was done with a message, as its history says it. */
export const messageWords: Record<Warning['message'], string> = {
  alert: '转发了预警',
  update: '转发了更新',
  cancel: '转发了解除',
}

/** What is read aloud: what it is, what to do, until when; a cancellation first of all that it is over. */
export function spokenWarning(warning: Warning, now: number): string {
  const { issuer, headline, measures, exercise, message, text } = warning
  const first = exercise ? '注意，这是演练。' : ''
  if (message === 'cancel') return `${first}${headline}。${text}。`
  return `${first}${issuer}发布${warningWord({ ...warning, exercise: false })}。${headline}。请这样做：${measures}。预警${untilWords(warning, now)}为止。`
}
