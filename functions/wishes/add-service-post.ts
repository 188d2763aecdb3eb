import { sensitiveIn, sensitiveWords } from '../../shared/channels/sensitive.ts'
import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { parseArea } from '../areas/area.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { openidOf } from './known.ts'
import { isSteward } from './policy.ts'
import type { WishPorts } from './ports.ts'
import { changePostWrite, newPostWrite, parseServicePost, type StoredPost } from './post-store.ts'
import { checked } from './words.ts'

export const addServicePost = operation('addServicePost', {
  reads: ({ body }, actor) => ({ area: keys.area(body.area), me: keys.person(actor) }),
  async run({ body, actor, found, now, commit }, ports: WishPorts) {
    const area = parseArea(found.area)
    if (!area || area.closedAt) throw new Refusal('badInput', { area: '没有这个网格，或已停用' })
    const { duty, title, text, seats } = body
    await publicWords(ports, openidOf(found.me), title, text)
    const at = isoTime(now)
    const id = makeId('srv', now, ports.random)
    const place = { area: area.code, name: area.fullName }
    const card = { id, version: 1, duty, title, place, seats, held: 0, closed: false, changedAt: at }
    const post: StoredPost = { card, text }
    return commit([newPostWrite(post), stillThat(actor)], card, { area: area.code, what: id })
  },
})

/** Who holds it stays; a post that is closed is claimed no more. */
export const changeServicePost = operation('changeServicePost', {
  reads: ({ params }, actor) => ({ post: keys.servicePost(params.servicePostId), me: keys.person(actor) }),
  async run({ body, actor, found, now, commit }, ports: WishPorts) {
    const post = parseServicePost(found.post)
    if (!post || !isSteward(actor, post.card.place.area)) throw new Refusal('notFound')
    const { title, text, seats, closed } = body
    if (seats < post.card.held)
      throw new Refusal('wrongState', { seats: `已有 ${post.card.held} 人认领，名额不能更少` })
    await publicWords(ports, openidOf(found.me), title, text)
    const changes = { title, seats, closed, changedAt: isoTime(now) }
    const card = { ...post.card, ...changes, version: post.card.version + 1 }
    const about = { area: post.card.place.area, what: post.card.id }
    return commit([changePostWrite(post, changes, text), stillThat(actor)], card, about)
  },
})

/** What a person would have to look at is said otherwise: a post has nobody who waits for it. */
async function publicWords(ports: WishPorts, openid: string, title: string, text: string): Promise<void> {
  const found = sensitiveIn(`${title}\n${text}`)
  if (found.length)
    throw new Refusal('badInput', { text: `公开的内容里不要写${found.map((kind) => sensitiveWords[kind]).join('、')}` })
  const said = await checked(ports, openid, `${title}\n${text}`)
  if (said === 'review') throw new Refusal('badInput', { text: '这段话没有通过内容检查，请换个说法' })
}
