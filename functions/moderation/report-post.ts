import { REPORTS_TO_HIDE } from '../../shared/channels/limits.ts'
import { Refusal } from '../../shared/errors.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import { REPORTS_AN_HOUR } from '../../shared/moderation/reasons.ts'
import { afterMove, courseOf } from '../channels/after-move.ts'
import { inOrder } from '../channels/in-order.ts'
import { knownPost, readsPost } from '../channels/known.ts'
import { logOf } from '../channels/log.ts'
import type { StoredPost } from '../channels/post.ts'
import { settle } from '../channels/settle.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { attemptsAt, attemptWrite } from '../platform/limit.ts'
import { keys } from '../platform/table.ts'
import type { ModerationPorts } from './ports.ts'
import { householdIn, reportItem, reportsOf } from './report.ts'

const REPORTS = { parties: ['reports'] as const, name: '邻居举报' }
const REPORTED = { reported: true } as const

const limitOf = (who: string) => ({ what: 'report', who, max: REPORTS_AN_HOUR, window: HOUR })

/**
 * Reports a post. It counts for the reporter's household, each household once; with enough of them the post is hidden in the
 * same transaction, until a moderator has decided.
 */
export const reportPost = operation('reportPost', {
  reads: (given, actor) => ({ ...readsPost(given, actor), mine: keys.report(given.params.postId, actor) }),
  async run({ body, actor, found, now, commit }, ports: ModerationPorts) {
    const { post } = knownPost(found, actor, ['reader'])
    const { card } = post
    if (found.mine) return REPORTED
    if (card.authorId === actor.id || card.state !== 'shown') throw new Refusal('wrongState')
    const limit = limitOf(actor.id)
    const household = householdIn(actor, card.area)
    const earlier = await reportsOf(ports.table, card.id)
    const counts = household !== undefined && earlier.every((each) => each.household !== household)
    const at = isoTime(now)
    const said = { at, reason: body.reason, ...(body.words ? { words: body.words } : {}) }
    const report: Write = {
      put: reportItem(card.id, actor.id, { ...said, ...(household ? { household } : {}) }),
      when: isNew,
    }
    return inOrder(ports, [logOf(card), attemptsAt(limit, now)], async ([head, attempts]) => {
      const attempt: Write = { ...attemptWrite(limit, attempts, now), ...(attempts ? { otherwise: 'tooMany' } : {}) }
      const all = [report, attempt]
      if (!counts) return commit(all, REPORTED)
      const counted = { ...post, card: { ...card, reports: card.reports + 1 } }
      if (counted.card.reports < REPORTS_TO_HIDE) return commit([...all, countWrite(post)], REPORTED)
      const hidden = afterMove({ ...courseOf(post), post: counted }, 'hide', REPORTS, {}, at)
      return commit([...all, ...settle(hidden, head).writes], REPORTED)
    })
  },
})

/** One household more, on condition that none was counted since: two of one household at once would count twice. */
const countWrite = ({ card }: StoredPost): Write => ({
  update: keys.post(card.id),
  changes: { set: {}, add: { 'card.reports': 1 } },
  when: {
    expression: 'card.reports = :reports AND version = :version',
    values: { ':reports': card.reports, ':version': card.version },
  },
})
