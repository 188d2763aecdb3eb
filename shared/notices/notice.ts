/** Notices as they go over the wire. */
import '../zod.ts'
import * as z from 'zod/mini'
import { covers, levelOf, levels } from '../areas/code.ts'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { attachedPhotos, photo } from '../photos/contract.ts'
import { attachedFiles, file } from '../photos/files.ts'
import { moment, words } from '../zod.ts'
import { languages, noticeKinds, priorities } from './kinds.ts'
import { noticeMoves, noticeParties, noticeStates, targetLevels } from './lifecycle.ts'

export const TITLE_MAX = 40
export const NOTICE_MAX = 4000
export const TARGETS_MAX = 50
export const TRANSLATIONS_MAX = 5
export const WHY_MAX = 300
/** A card says so many characters of the text. */
export const EXCERPT = 60
/** A card names so many of its targets. */
export const TARGETS_SHOWN = 3

export const noticeId = id('ntc')

/** An area by its name. */
export const target = z.object({ area: areaCode, level: z.enum(levels), name: z.string() })
export type Target = z.infer<typeof target>

export const translation = z.object({
  language: z.enum(languages),
  title: words(2, 80),
  text: words(2, NOTICE_MAX),
})
export type Translation = z.infer<typeof translation>

const translations = z._default(
  z.array(translation).check(
    z.maxLength(TRANSLATIONS_MAX),
    z.refine((all) => new Set(all.map(({ language }) => language)).size === all.length, '同一种语言只写一次'),
  ),
  [],
)

/** What a notice says. */
const said = { title: words(2, TITLE_MAX), text: words(2, NOTICE_MAX), translations }

/** The areas that it goes to: none inside another, so that nobody is told twice. */
const targets = z.array(areaCode).check(
  z.minLength(1),
  z.maxLength(TARGETS_MAX),
  z.refine((all) => all.every((code) => targetLevels.some((level) => level === levelOf(code))), '请选区到楼栋这几级'),
  z.refine(
    (all) => all.every((code, i) => !all.some((other, j) => i !== j && covers(other, code))),
    '所选地点有重复，或一个在另一个里面',
  ),
)

/** A draft: whole, as it would be published. Without a start it goes out when it is submitted or approved. */
export const newNotice = z.object({
  kind: z.enum(noticeKinds),
  priority: z._default(z.enum(priorities), 'normal'),
  ...said,
  photos: attachedPhotos,
  files: attachedFiles,
  targets,
  startsAt: z.optional(moment()),
  endsAt: z.optional(moment()),
  /** Whether each household is asked to confirm that it has read it. */
  confirm: z._default(z.boolean(), false),
  /** The incident that it goes out from; said when it is drafted, and kept. */
  incident: z.optional(id('inc')),
})
export type NewNotice = z.input<typeof newNotice>

/** What a correction may change: photos and files stay. `reason` is shown to residents. */
export const correction = z.object({ ...said, endsAt: z.optional(moment()), reason: words(2, WHY_MAX) })
export type Correction = z.input<typeof correction>

/** Who speaks: the area in whose name it is said, and who said it. */
export const speaker = z.object({ area: areaCode, areaName: z.string(), name: z.string() })

/** What a list shows of a notice, and what every move answers with. */
export const noticeCard = z.object({
  id: noticeId,
  version: z.int(),
  state: z.enum(noticeStates),
  kind: z.enum(noticeKinds),
  priority: z.enum(priorities),
  title: z.string(),
  /** The first 60 characters of the text. */
  excerpt: z.string(),
  confirm: z.boolean(),
  speaker,
  /** The first three; `targetCount` says how many there are. */
  targets: z.array(target),
  targetCount: z.int(),
  openedAt: moment(),
  changedAt: moment(),
  roundAt: moment(),
  dueAt: z.optional(moment()),
  late: z.boolean(),
  startsAt: z.optional(moment()),
  publishedAt: z.optional(moment()),
  endsAt: z.optional(moment()),
  photoCount: z.int(),
  fileCount: z._default(z.int(), 0),
  languages: z.array(z.enum(languages)),
  /** How often it was corrected since it was published. */
  corrections: z.int(),
  /** Whether it needs a second person, and whether a correction waits for one. */
  second: z.boolean(),
  pending: z.boolean(),
  /** The incident that it went out from. */
  incident: z.optional(id('inc')),
})
export type NoticeCard = z.infer<typeof noticeCard>

/** What a notice said at a time, and until when it was to stand. */
export const wording = z.object({
  title: z.string(),
  text: z.string(),
  translations: z.array(z.object({ language: z.enum(languages), title: z.string(), text: z.string() })),
  endsAt: z.optional(moment()),
})
export type Wording = z.infer<typeof wording>

/** One line of a notice's history. `before`: what it said until then. Residents see what happened since it was published. */
export const noticeEntry = z.object({
  seq: z.int(),
  at: moment(),
  move: z.enum(['open', ...noticeMoves]),
  by: z.object({ party: z.enum(noticeParties), name: z.string() }),
  state: z.enum(noticeStates),
  reason: z.optional(z.string()),
  before: z.optional(wording),
})
export type NoticeEntry = z.infer<typeof noticeEntry>

/** How far a notice got with whom I am: my own opening, and my households'. */
export const mine = z.object({
  /** Whether I opened it myself. */
  opened: z.boolean(),
  /** Whether a household of mine confirmed it, and whether one of mine still may. */
  confirmed: z.boolean(),
  mayConfirm: z.boolean(),
})
export type Mine = z.infer<typeof mine>

/** A notice whole, as its viewer may see it. */
export const notice = z.extend(noticeCard, {
  text: z.string(),
  translations: wording.shape.translations,
  photos: z.array(photo),
  files: z.array(file),
  /** All of them. */
  targets: z.array(target),
  /** Why it was withdrawn. */
  reason: z.optional(z.string()),
  /** To staff: the correction that waits for a second person. */
  correction: z.optional(z.extend(wording, { reason: z.string(), name: z.string(), at: moment() })),
  parties: z.array(z.enum(noticeParties)),
  history: z.array(noticeEntry),
  mine,
})
export type Notice = z.infer<typeof notice>

/** A notice in my feed. `presses`: urgent and unread, or to be confirmed still. */
export const feedItem = z.extend(
  z.pick(noticeCard, {
    id: true,
    version: true,
    state: true,
    kind: true,
    priority: true,
    title: true,
    excerpt: true,
    confirm: true,
    speaker: true,
    publishedAt: true,
    endsAt: true,
    photoCount: true,
    fileCount: true,
    languages: true,
    corrections: true,
  }),
  { ...mine.shape, presses: z.boolean() },
)
export type FeedItem = z.infer<typeof feedItem>
