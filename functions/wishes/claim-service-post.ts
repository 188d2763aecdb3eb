import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { isChild } from '../../shared/people/child.ts'
import { CHILD_CLAIMS } from '../../shared/wishes/wish.ts'
import { openWrites } from '../cases/case.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { claimOfToday } from './claims.ts'
import { openidOf } from './known.ts'
import { newHoldingCase } from './new-holding.ts'
import { mayClaim } from './policy.ts'
import type { WishPorts } from './ports.ts'
import { toHoldingCard } from './post-policy.ts'
import { changePostWrite, heldWrite, holdingItem, parseServicePost } from './post-store.ts'
import { checked } from './words.ts'

/** A seat is taken when it is asked for, on condition of the post as it was read: never more than it has, however many come at once. */
export const claimServicePost = operation('claimServicePost', {
  // As many as it has seats may come at once, and each is counted.
  tries: 12,
  reads: ({ params }, actor) => ({
    post: keys.servicePost(params.servicePostId),
    held: keys.heldPost(params.servicePostId, actor),
    me: keys.person(actor),
  }),
  async run({ body, actor, found, now, commit }, ports: WishPorts) {
    const post = parseServicePost(found.post)
    if (!post) throw new Refusal('notFound')
    const { place, seats, held, closed } = post.card
    if (!mayClaim(actor, place.area))
      throw new Refusal('notAllowed', isChild(actor) ? { post: CHILD_CLAIMS } : undefined)
    if (found.held) throw new Refusal('wrongState', { post: '您已经认领了这个岗位' })
    if (closed || held >= seats) throw new Refusal('wrongState', { post: '名额已满，谢谢您的热心' })
    const { term, team, note } = body
    if (team || note)
      await checked(ports, openidOf(found.me), [team, note].filter(Boolean).join('\n'), team ? 'team' : 'note')
    const counted = await claimOfToday(ports.table, actor.id, now)

    const at = isoTime(now)
    const id = makeId('hld', now, ports.random)
    const { holding, entry } = newHoldingCase(id, actor, post.card, { term, team, note }, at)
    const writes = [
      ...openWrites(holdingItem(holding), entry),
      heldWrite(holding.card),
      changePostWrite(post, { held: held + 1, changedAt: at }),
      counted,
      stillThat(actor),
    ]
    return commit(writes, toHoldingCard(holding.card))
  },
})
