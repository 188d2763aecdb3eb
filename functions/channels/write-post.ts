import { isInterest } from '../../shared/channels/channel.ts'
import type { Meant } from '../../shared/channels/members.ts'
import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { parseArea } from '../areas/area.ts'
import { operation } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import { attach, attachable, photoKeys } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { askAboutPhotos, photosToAsk } from './ask-photos.ts'
import { afterText } from './check.ts'
import { inOrder } from './in-order.ts'
import { judged } from './judge.ts'
import { ledTo } from './lead-channel.ts'
import { linkKey } from './linked.ts'
import { parseMarks } from './marks.ts'
import { meantBy, together } from './meant.ts'
import { mentioned, mentionWrites } from './mentions.ts'
import type { Looking } from './neighbours.ts'
import { openPost } from './open-post.ts'
import { type Place, placeOf } from './place.ts'
import type { ChannelPorts } from './ports.ts'
import { parsePost, type StoredPost } from './post.ts'
import { linkable, linkWrite, placedAt } from './refers.ts'
import { settle } from './settle.ts'
import { countLook, limitKeys, limitsOf, limitWrites, within } from './slow.ts'
import { speakerOf } from './speaker.ts'
import { fromCase, NOTHING_OWN } from './view.ts'
import { askIfSensitive, checkWords, wordsOf } from './words.ts'

/**
 * Writes a post: checked before anybody else sees it, and, where it passes at once, published in the transaction that makes
 * it. Where the check can't be had it waits; nothing that was typed is lost. What is written to the channel of a building that got
 * another code meanwhile stands in the one that it leads to.
 */
export const writePost = operation('writePost', {
  reads: ({ params: { channel }, body }, actor) => ({
    me: keys.person(actor),
    marks: keys.reading(actor),
    head: keys.channel(channel),
    area: isInterest(channel) ? undefined : keys.area(channel),
    root: body.thread ? keys.post(body.thread) : undefined,
    mentions: body.mentions.map(keys.post),
    photos: photoKeys(body.photos),
    place: body.place?.area ? keys.area(body.place.area) : undefined,
    target: body.link ? linkKey(body.link) : undefined,
  }),
  async run({ params, body, actor, found, now, commit }, ports: ChannelPorts) {
    const marks = parseMarks(found.marks)
    const there = await ledTo(ports.table, found.head)
    const channel = there?.head.id ?? params.channel
    // Whoever's home is on the way with its building is a neighbour still.
    const known = there && placeOf(channel, there.item, actor, marks)
    const place = known ?? placeOf(params.channel, found.head, actor, marks)
    if (!place) throw new Refusal('notFound')
    const { as, since } = speakerOf(actor, place)
    const channelName = there?.head.name ?? nameOf(place, found.area)
    const root = body.thread ? answered(found.root, channel) : undefined
    const photos = attachable(found.photos, actor.id)
    const meant = mentioned(found.mentions, channel)
    const where = placedAt(body.place, found.place)
    const link = linkable(body.link, found.target, actor)
    saysSomething(body)
    askIfSensitive(wordsOf(body), body.confirmed)
    const area = there?.head.area ?? place.area
    const looking: Looking = { table: ports.table, channel, area, joins: isInterest(channel), actor, marks }

    const limits = limitsOf(actor.id, since, now)
    const logAt = root ? keys.thread(root.card.id) : keys.channel(channel)
    const wanted = [logAt, ...limitKeys(limits, now)]
    const first = await ports.table.read(wanted)
    within(limits, first.slice(1))
    // What is refused as a flood is no look.
    const mentions = body.members.length ? together(meant, await named(looking, body.members, now)) : meant

    const at = isoTime(now)
    const openid = parsePerson(found.me)?.openid ?? ''
    const id = makeId('pst', now, ports.random)
    const { text, call: calls } = body
    const authorId = actor.id
    const begun = openPost(
      { id, channel, channelName, area, root, authorId, as, text, photos, place: where, mentions, calls, link },
      at,
    )
    const verdict = await checkWords(ports, openid, wordsOf(body))
    const course = judged({ ...begun, post: { ...begun.post, check: afterText(begun.post.check, verdict, now) } }, at)

    let written = course.post
    const own = { ...NOTHING_OWN, links: new Map(link ? [[link.ref.id, link.card]] : []) }
    const attempt = async ([head, ...counted]: (Item | undefined)[]) => {
      within(limits, counted)
      const { writes, post } = settle(course, head)
      written = post
      const reply = await fromCase(post, undefined, actor.id, ['author'], ports.photoUrls, own)
      const more = [
        ...mentionWrites(id, mentions),
        ...attach(photos, id),
        ...limitWrites(limits, counted, now),
        ...stillThere(root),
        ...(link ? [linkWrite(link.ref.id, post)] : []),
      ]
      return commit([...writes, ...more], reply)
    }
    const reply = await inOrder(ports, wanted, attempt, first)
    if (photosToAsk(written)) await askAboutPhotos(ports, written, openid)
    return reply
  },
})

/** Whoever means somebody by name looks for them once more. */
async function named(looking: Looking, members: readonly Meant[], now: number) {
  await countLook(looking.table, looking.actor.id, now, 'members')
  return meantBy(looking, members)
}

function saysSomething({ text, photos, link }: { text: string; photos: readonly string[]; link?: unknown }): void {
  if (text === '' && photos.length === 0 && link === undefined)
    throw new Refusal('badInput', { text: '写点什么，或附上照片' })
}

/** What a channel is called. Throws where there is none: no such area, or one that is used no more. */
function nameOf({ interest }: Place, item: Item | undefined): string {
  if (interest) return interest.name
  const area = parseArea(item)
  if (!area) throw new Refusal('notFound')
  if (area.closedAt) throw new Refusal('wrongState', { channel: '这里已经停用，请到新的频道发言' })
  return area.fullName
}

/** The post that is answered: one of this channel that is shown and answers none itself. */
function answered(item: Item | undefined, channel: string): StoredPost {
  const post = parsePost(item)
  if (post?.card.channel !== channel || post.card.seq === undefined) throw new Refusal('notFound')
  if (post.card.thread) throw new Refusal('badInput', { thread: '请在主帖下回复' })
  if (post.card.state !== 'shown') throw new Refusal('wrongState', { thread: '这条发言已经不能回复了' })
  return post
}

/** A reply rests on what it answers. */
const stillThere = (root: StoredPost | undefined): Write[] =>
  root ? [{ check: keys.post(root.card.id), when: atVersion(root.card.version) }] : []
