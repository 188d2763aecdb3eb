import { ancestorAt } from '../../shared/areas/code.ts'
import { channelParties, interestParties, isInterest } from '../../shared/channels/channel.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { hidesPosts } from './blocking.ts'
import { parseRow, rowKey } from './log.ts'
import { type Marks, parseMarks } from './marks.ts'
import type { ChannelPorts } from './ports.ts'
import { parsePost, type StoredPost } from './post.ts'
import { fromRow, ownOf } from './view.ts'

/** The newest of so many posts under each place that one knows are looked at, and so many of them shown. */
const LOOK = 50
const SHOWN = 20

/** A query for each community where one lives and each area where one serves, however many posts there are. */
export const listTalk = operation('listTalk', {
  reads: (_, actor) => ({ marks: keys.reading(actor) }),
  async run({ actor, query: { about }, found }, { table, photoUrls }: ChannelPorts) {
    const marks = parseMarks(found.marks)
    const ids = (await Promise.all(placesOf(actor).map((area) => linkedIn(table, about, area)))).flat()
    const newest = [...new Set(ids)].sort().reverse().slice(0, LOOK)
    const posts = (await table.read(newest.map(keys.post))).flatMap((item) => parsePost(item) ?? [])
    const mine = posts.filter((post) => post.card.state === 'shown' && reads(actor, marks, post)).slice(0, SHOWN)
    const at = mine.flatMap(({ card }) => (card.seq === undefined ? [] : rowKey(card, card.seq)))
    const rows = (await table.read(at)).flatMap((item) => parseRow(item) ?? [])
    const own = await ownOf(table, actor, rows)
    const names = new Map(mine.map(({ card }) => [card.id, card.channelName]))
    const items = rows.map(async (row) => ({
      channelName: names.get(row.id) ?? '',
      post: await fromRow(row, actor.id, own, photoUrls),
    }))
    return { items: await Promise.all(items) }
  },
})

/** None of them in another. */
function placesOf({ homes, roles }: Pick<Actor, 'homes' | 'roles'>): string[] {
  const lived = homes
    .filter(({ verified }) => verified)
    .flatMap(({ building }) => ancestorAt(building, 'community') ?? [])
  const served = roles.map(({ area }) => ancestorAt(area, 'community') ?? area)
  const all = [...new Set([...lived, ...served])]
  return all.filter((area) => !all.some((other) => other !== area && area.startsWith(other)))
}

async function linkedIn(table: Table, target: string, area: string): Promise<string[]> {
  const { pk, sk } = keys.linked(target, area, '')
  const { items } = await table.query({
    pk: { name: 'pk', value: pk },
    // The channels of the area itself and of all that lies in it.
    sk: { name: 'sk', beginsWith: sk.slice(0, -1) },
    ascending: false,
    limit: LOOK,
  })
  return items.map((item) => String(item.sk).split('#').at(-1) ?? '')
}

function reads(actor: Actor, marks: Marks, { card }: StoredPost): boolean {
  const joined = marks.joined.some(({ channel }) => channel === card.channel)
  const parties = isInterest(card.channel)
    ? interestParties(actor, card.area, joined)
    : channelParties(actor, card.area)
  return parties.length > 0 && !hidesPosts(marks, card.authorId)
}
