/** Numbers of the channels that pages and functions share. */
import { DAY, HOUR, MINUTE } from '../lifecycle.ts'

export const POST_MAX = 2000

/** How long a post may be edited or recalled by who wrote it, in milliseconds from its publication. */
export const RECALL_TIME = 2 * MINUTE

/** Posts on a page of a channel, at most. */
export const POSTS_PAGE = 50

/** A channel has at most so many pinned posts. */
export const PINS_MAX = 5

/** Distinct households that report a post before it is hidden until a moderator has decided. */
export const REPORTS_TO_HIDE = 3

/** How many posts one person may write: in a minute, and in an hour while they are new. */
export const POSTS_A_MINUTE = 10
export const NEW_POSTS_AN_HOUR = 5

/** How long someone is new in a neighbourhood, in milliseconds from being verified. */
export const NEW_FOR = DAY

/** How long staff have to answer someone who calls them in a channel (@网格员), in milliseconds. */
export const CALL_TIME = 4 * HOUR

/** How long a post waits for the check of its photos before a person looks at it: WeChat pushes a result within 30 minutes. */
export const CHECK_TIME = 35 * MINUTE

/** How long moderators have, in milliseconds; after that they are reminded, and it stands at the top of their queue. */
export const REVIEW_TIME = DAY

/**
 * How long what is not shown any more is kept, in milliseconds: so long may be appealed, and what was published has to be kept
 * for sixty days (互联网信息服务管理办法 14). After that its photos are deleted.
 */
export const KEPT_TIME = 60 * DAY

/** How many of those found by name are shown, and how often one person looks for somebody, or means them by name: in an hour, in a day. */
export const FOUND_MAX = 10
export const LOOKS_AN_HOUR = 20
export const LOOKS_A_DAY = 60

/** A post mentions so many people at most. */
export const MENTIONS_MAX = 10

/** So many of them by name at most: each may be looked for in another building. */
export const MEANT_MAX = 5

/** Interest channels that one person may be in, and people whom one may block. */
export const INTERESTS_MAX = 30
export const BLOCKED_MAX = 100

/** The reactions there are: no free choice, so that none of them can insult. */
export const reactions = ['like', 'thanks', 'heart', 'smile', 'sad'] as const
export type Reaction = (typeof reactions)[number]
export const reactionWords: Record<Reaction, string> = {
  like: '赞',
  thanks: '谢谢',
  heart: '暖心',
  smile: '开心',
  sad: '难过',
}
