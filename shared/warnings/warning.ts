/**
 * Warnings (预警): only government of county level or above issues one, with issuer, kind, level, start, area, warning, measures and
 * contact (突发事件应对法 2024, 63-64), and updates or cancels it (70). Staff pass on what was issued, in its issuer's name and with the
 * reference of its document; nobody can originate one here.
 */
import '../zod.ts'
import * as z from 'zod/mini'
import { levelOf, levels } from '../areas/code.ts'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { moment, words } from '../zod.ts'
import { ISSUER_WORDS, mayIssue } from './issuer.ts'

export const warningId = id('wrn')

/** From the gravest on. */
export const warningLevels = ['red', 'orange', 'yellow', 'blue'] as const
export type WarningLevel = (typeof warningLevels)[number]
export const warningLevelWords: Record<WarningLevel, string> = {
  red: '红色',
  orange: '橙色',
  yellow: '黄色',
  blue: '蓝色',
}

export const warningKinds = [
  'rainstorm',
  'typhoon',
  'snowstorm',
  'coldWave',
  'gale',
  'heat',
  'lightning',
  'hail',
  'fog',
  'icing',
  'flood',
  'waterlogging',
  'geological',
  'earthquake',
  'forestFire',
  'airPollution',
  'health',
  'other',
] as const
export type WarningKind = (typeof warningKinds)[number]
export const warningKindWords: Record<WarningKind, string> = {
  rainstorm: '暴雨',
  typhoon: '台风',
  snowstorm: '暴雪',
  coldWave: '寒潮',
  gale: '大风',
  heat: '高温',
  lightning: '雷电',
  hail: '冰雹',
  fog: '大雾',
  icing: '道路结冰',
  flood: '洪水',
  waterlogging: '内涝',
  geological: '地质灾害',
  earthquake: '地震',
  forestFire: '森林火险',
  airPollution: '重污染天气',
  health: '公共卫生',
  other: '其他',
}

/** What its issuer says; all of it is theirs, word for word. */
const said = {
  /** The government or the department of it that issued it. */
  issuer: words(4, 60),
  /** The number or reference of the official document, by which anybody can find it. */
  reference: words(2, 80),
  kind: z.enum(warningKinds),
  level: z.enum(warningLevels),
  headline: words(4, 80),
  text: words(4, 2000),
  measures: words(4, 2000),
  contact: words(3, 80),
  startsAt: moment(),
  endsAt: moment(),
}

/** As staff pass it on: they name who may issue one. */
const passedOn = { ...said, issuer: said.issuer.check(z.refine(mayIssue, ISSUER_WORDS)) }

export const warningSaid = z.object(passedOn)
export type WarningSaid = z.infer<typeof warningSaid>
/** `exercise`: it says of itself that it is a test or an exercise, and is passed on as nothing else. */
export const newWarning = z.object({ ...passedOn, area: areaCode, exercise: z._default(z.boolean(), false) })
export type NewWarning = z.infer<typeof newWarning>

/** Times to the minute, as they are shown and picked. */
const told = ({ issuer, reference, kind, level, headline, text, measures, contact, startsAt, endsAt }: WarningSaid) => {
  const times = [startsAt, endsAt].map((at) => at.slice(0, 'YYYY-MM-DDTHH:mm'.length))
  return JSON.stringify([issuer, reference, kind, level, headline, text, measures, contact, ...times])
}

/** Whether an update says nothing that the warning doesn't say already, by the same document. */
export const saysTheSame = (next: WarningSaid, now: WarningSaid): boolean => told(next) === told(now)

/** Said at the reference of an update that says nothing new. */
export const SAME_WARNING = '和已经转发的完全一样；发布单位有新的文件才要转发更新'

/** How a warning is cancelled: by another document of its issuer. */
export const cancelledWarning = z.object({ reference: said.reference, text: said.text })

/** `standing` until it is over; `updated` and `cancelled` by what went after it, which stands in its place. */
export const warningStates = ['standing', 'updated', 'cancelled'] as const
export const warningMessages = ['alert', 'update', 'cancel'] as const

/** One message of a warning: its first, an update or the cancellation; each has an id of its own. */
export const warning = z.object({
  id: warningId,
  message: z.enum(warningMessages),
  state: z.enum(warningStates),
  ...said,
  /** A test or an exercise (演练), and so is all that follows it. */
  exercise: z.boolean(),
  area: z.object({ code: areaCode, level: z.enum(levels), name: z.string() }),
  /** Who passed it on: the area in whose name. */
  relayedBy: z.string(),
  relayedAt: moment(),
  /** The messages that went before, oldest first. */
  before: z.array(z.object({ id: warningId, relayedAt: moment() })),
  /** The message that went after it. */
  after: z.optional(warningId),
})
export type Warning = z.infer<typeof warning>

/** Whether it is to be heeded now: it is standing, no cancellation, and not over. `now`: ISO 8601. */
export const isInForce = ({ message, state, endsAt }: Warning, now: string): boolean =>
  state === 'standing' && message !== 'cancel' && endsAt > now

/** Whoever relays one serves a community or more. */
export const mayBeWarned = (area: string): boolean => {
  const level = levelOf(area)
  return level === 'community' || level === 'street' || level === 'district'
}
