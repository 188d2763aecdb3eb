import { isInterest } from '../../shared/channels/channel.ts'
import { Refusal } from '../../shared/errors.ts'
import { parseArea } from '../areas/area.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { keys } from '../platform/table.ts'
import { authorKey } from './author-key.ts'
import { hiddenAuthors, hidesPosts } from './blocking.ts'
import { channelCard } from './channel-card.ts'
import { ledTo } from './lead-channel.ts'
import { type Head, parseHead, parseRow, rowKey } from './log.ts'
import { type Marks, parseMarks } from './marks.ts'
import { placeOf } from './place.ts'
import type { ChannelPorts } from './ports.ts'
import { parsePost } from './post.ts'
import { managesChannel, speakingOf } from './speaker.ts'
import { readTo } from './unread.ts'
import { fromRow, ownOf } from './view.ts'

/**
 * A channel opened; what is pinned takes as many requests however many posts there are. The channel of a building that got another code
 * is opened as the one that it leads to.
 */
export const getChannel = operation('getChannel', {
  reads: ({ params: { channel } }, actor) => ({
    marks: keys.reading(actor),
    head: keys.channel(channel),
    area: isInterest(channel) ? undefined : keys.area(channel),
  }),
  async run({ actor, found, params }, ports: ChannelPorts) {
    const marks = parseMarks(found.marks)
    const there = await ledTo(ports.table, found.head)
    const channel = there?.head.id ?? params.channel
    const place = placeOf(channel, there?.item ?? found.head, actor, marks)
    const name = place?.interest?.name ?? there?.head.name ?? parseArea(found.area)?.fullName
    if (!place || name === undefined) throw new Refusal('notFound')
    const head = there?.head ?? parseHead(found.head)
    const speaking = speakingOf(actor, place)
    return {
      ...channelCard({ id: channel, area: place.area, name }, head, marks),
      maySpeak: speaking.may,
      ...(speaking.may ? {} : { why: speaking.why }),
      mayModerate: managesChannel(actor, place.area),
      serves: place.parties.includes('staff'),
      readTo: readTo(marks, channel).seq,
      pins: await pinsOf(head, actor, marks, ports),
      keys: {
        me: authorKey(actor.id, channel),
        blocked: hiddenAuthors(marks).map((person) => authorKey(person, channel)),
      },
    }
  },
})

async function pinsOf(head: Head | undefined, reader: Actor, marks: Marks, { table, photoUrls }: ChannelPorts) {
  const posts = (await table.read((head?.pins ?? []).map(keys.post))).flatMap((item) => parsePost(item) ?? [])
  const places = posts.flatMap(({ card }) => (card.seq === undefined ? [] : rowKey(card, card.seq)))
  const rows = (await table.read(places)).flatMap((item) => parseRow(item) ?? [])
  const seen = rows.filter(({ authorId }) => !hidesPosts(marks, authorId))
  const own = await ownOf(table, reader, seen)
  return Promise.all(seen.map((row) => fromRow(row, reader.id, own, photoUrls)))
}
