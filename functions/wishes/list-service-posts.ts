import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { overseeingRoles } from '../../shared/roles/roles.ts'
import { readPage } from '../http/listing.ts'
import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { isSteward, mayClaim } from './policy.ts'
import { toHoldingCard } from './post-policy.ts'
import { holdingsOf, openPostsIndex, parseHeld, parseHolding, parsePostCard, parseServicePost } from './post-store.ts'

export const listServicePosts = operation('listServicePosts', {
  async run({ params, query }, { table }: Ports) {
    if (levelOf(params.area) !== 'community') throw new Refusal('badInput', { area: '请选择社区' })
    const listing = { index: 'byPublic', partition: openPostsIndex(params.area), ascending: false } as const
    const { items, cursor } = await readPage(table, listing, query)
    return { items: items.map(parsePostCard), ...(cursor ? { cursor } : {}) }
  },
})

/** Who holds it, to staff; that one holds it oneself one sees too. */
export const getServicePost = operation('getServicePost', {
  reads: ({ params }, actor) => ({
    post: keys.servicePost(params.servicePostId),
    held: keys.heldPost(params.servicePostId, actor),
  }),
  async run({ actor, found }, { table }: Ports) {
    const post = parseServicePost(found.post)
    if (!post) throw new Refusal('notFound')
    const { card, text } = post
    const { area } = card.place
    const [holdings, own] = await Promise.all([
      reaches(actor.roles, overseeingRoles, area) ? holdingsOf(table, card.id) : [],
      ownHolding(table, parseHeld(found.held)),
    ])
    return {
      ...card,
      text,
      holdings: holdings.map((each) => toHoldingCard(each.card)),
      ...(own ? { mine: toHoldingCard(own.card) } : {}),
      managed: isSteward(actor, area),
      claimable: !card.closed && card.held < card.seats && !own && mayClaim(actor, area),
    }
  },
})

async function ownHolding(table: Ports['table'], id: string | undefined) {
  return id ? parseHolding((await table.read([keys.holding(id)]))[0]) : undefined
}
