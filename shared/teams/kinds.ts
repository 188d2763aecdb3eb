/** What teams and activities are about, and their measures. */
import { DAY, HOUR, MINUTE } from '../lifecycle.ts'

export const teamKinds = [
  'patrol',
  'elderCare',
  'environment',
  'children',
  'culture',
  'repair',
  'emergency',
  'other',
] as const
export type TeamKind = (typeof teamKinds)[number]

export const teamKindWords: Record<TeamKind, string> = {
  patrol: '平安巡逻',
  elderCare: '助老助残',
  environment: '环境清洁',
  children: '亲子助学',
  culture: '文体活动',
  repair: '便民维修',
  emergency: '应急救援',
  other: '其他',
}

/** Whether somebody who asks to is in at once, or when the lead accepts. */
export const entries = ['open', 'asked'] as const
export type Entry = (typeof entries)[number]
export const entryWords: Record<Entry, string> = { open: '申请即加入', asked: '由队长同意' }

export const NAME_MAX = 20
export const TITLE_MAX = 40
export const TEXT_MAX = 1000
export const WHERE_MAX = 60
export const REASON_MAX = 200

/** Teams that one person has proposed and nobody decided about yet. */
export const PROPOSED_MAX = 2
/** Members of a team, those who asked included. */
export const MEMBERS_MAX = 1000

/** What a child under 14 hears who would take part by themselves: an adult of the household signs up and brings them along. */
export const CHILD_TAKES_PART = '十四岁以下的小邻居，请由家里的大人报名，带着一起来'

/** So many households that report an activity hide it until staff have looked at it. */
export const REPORTS_TO_HIDE = 3

/** Places of an activity, and how many may wait for one. */
export const PLACES_MAX = 500
export const WAITING_MAX = 200

/** How long an activity lasts at most, and how far ahead one is announced. */
export const LASTING_MAX = 3 * DAY
export const AHEAD_MAX = 180 * DAY

/** So long before it begins those who take part are reminded; from then on they can check in. */
export const REMIND_BEFORE = 2 * HOUR
/** After its end the attendance can be put right for so long, unless it is closed before. */
export const CORRECTED_FOR = 3 * DAY

/** How long a check code stands; the one before it is still taken. */
export const CODE_STANDS = 30_000
/** Codes that one person may try in that time. */
export const CODE_TRIES = { max: 10, window: 10 * MINUTE } as const
