/** What neighbours said in the channels of the demo district before it begins, as it is when it was written and checked. */

import { makeId } from '../../functions/../shared/ids.ts'
import { afterText } from '../../functions/channels/check.ts'
import { judged } from '../../functions/channels/judge.ts'
import { logOf } from '../../functions/channels/log.ts'
import { neighbourName, staffName } from '../../functions/channels/naming.ts'
import { openPost } from '../../functions/channels/open-post.ts'
import type { StoredPost } from '../../functions/channels/post.ts'
import { settle } from '../../functions/channels/settle.ts'
import type { Item, Write } from '../../functions/platform/dynamo.ts'
import type { Key } from '../../functions/platform/table.ts'
import { demoArea } from './areas.ts'
import { type DemoResident, demoPeople } from './people.ts'

interface Saying {
  author: string
  channel: string
  /** When it was said, ISO 8601. */
  at: string
  text: string
  /** Which of these it answers, counted from 0. */
  answers?: number
}

const BUILDING = '420102015020001003'
const GRID = '420102015020001'
const COMMUNITY = '420102015020'
const LAKESIDE = '420102009003'

/** Whatever day it is looked at, it is about what comes again. */
const sayings: readonly Saying[] = [
  {
    author: 'demo-community-1',
    channel: COMMUNITY,
    at: '2026-11-16T01:00:00.000Z',
    text: '大家好，这里是大江园社区的频道。身边的事可以在这里商量；要办的事点“@网格员”，4 小时内有人回复，也可以转为诉求。请不要发别人的身份证号、电话和房号。',
  },
  {
    author: 'demo-resident-2',
    channel: COMMUNITY,
    at: '2026-11-17T10:40:00.000Z',
    text: '请问社区食堂晚饭开到几点？想给家里老人带一份。',
  },
  {
    author: 'demo-community-1',
    channel: COMMUNITY,
    at: '2026-11-17T10:52:00.000Z',
    text: '晚饭 17:00 到 18:30，65 岁以上凭老年卡优惠，也可以请志愿者送上门。',
    answers: 1,
  },
  {
    author: 'demo-resident-1',
    channel: COMMUNITY,
    at: '2026-11-18T11:20:00.000Z',
    text: '东门口的银杏黄了，傍晚带孩子去看正好。',
  },
  {
    author: 'demo-worker-1',
    channel: GRID,
    at: '2026-11-17T02:10:00.000Z',
    text: '各位邻居，我是第1网格的网格员。每周二、周四上午我在楼下走访，有事可以当面说，也可以在这里@我。',
  },
  {
    author: 'demo-resident-1',
    channel: GRID,
    at: '2026-11-18T12:05:00.000Z',
    text: '3号楼前面的充电棚能不能加一盏灯？晚上停车看不清。',
  },
  {
    author: 'demo-worker-1',
    channel: GRID,
    at: '2026-11-18T13:00:00.000Z',
    text: '记下了，我跟物业约了时间去看，定了告诉大家。',
    answers: 5,
  },
  {
    author: 'demo-resident-1',
    channel: BUILDING,
    at: '2026-11-19T11:30:00.000Z',
    text: '楼下信箱旁捡到一串钥匙，有个蓝色的扣，放在门卫那里了。',
  },
  {
    author: 'demo-resident-3',
    channel: LAKESIDE,
    at: '2026-11-18T09:15:00.000Z',
    text: '湖边步道修好了，今早已经可以走了。',
  },
  {
    author: 'demo-worker-2',
    channel: LAKESIDE,
    at: '2026-11-18T09:40:00.000Z',
    text: '是的，路灯本周末装好，装好前晚上请留意脚下。',
  },
]

type Stored = Item & Key

/** The items of all of it: each post as a case with its timeline, in the order of its channel or thread. */
export function talkItems(): Stored[] {
  const items = new Map<string, Stored>()
  const posts: StoredPost[] = []
  for (const [at, saying] of sayings.entries()) {
    const { post, writes } = saidOf(saying, at + 1, posts, items)
    for (const write of writes) put(items, write)
    posts.push(post)
  }
  return [...items.values()]
}

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`

function saidOf(
  { author, channel, at, text, answers }: Saying,
  n: number,
  before: readonly StoredPost[],
  items: ReadonlyMap<string, Stored>,
) {
  const person = personOf(author)
  const area = demoArea(channel)
  const home = person.homes.find(({ building }) => building.startsWith(channel))
  const as = home ? neighbourName(person, home, channel) : staffName(person, channel)
  if (!as) throw new Error(`${author} has nothing to say in ${channel}`)
  const now = Date.parse(at)
  const opened = openPost(
    {
      // Fixed ids, so that a seeded table keeps its posts.
      id: makeId('pst', now, (bytes) => new Uint8Array(bytes).fill(n)),
      channel,
      channelName: area.fullName,
      area: channel,
      root: answers === undefined ? undefined : before[answers],
      authorId: person.id,
      as,
      text,
      photos: [],
      place: undefined,
      mentions: [],
      calls: false,
    },
    at,
  )
  const check = afterText(opened.post.check, { suggest: 'pass', label: 100 }, now)
  const course = judged({ ...opened, post: { ...opened.post, check } }, at)
  return settle(course, items.get(nameOf(logOf(course.post.card))))
}

/** What a write makes of the items: these are all there is. */
function put(items: Map<string, Stored>, write: Write) {
  if ('put' in write) return items.set(nameOf(write.put), write.put)
  if (!('update' in write)) return
  const known = items.get(nameOf(write.update))
  if (!known) throw new Error(`Nothing at ${nameOf(write.update)}`)
  const added = Object.entries(write.changes.add ?? {}).map(([name, by]) => [name, Number(known[name] ?? 0) + by])
  items.set(nameOf(known), { ...known, ...write.changes.set, ...Object.fromEntries(added) })
}

function personOf(openid: string): DemoResident {
  const found = demoPeople.find((each) => each.openid === openid)
  if (!found) throw new Error(`The demo district has no person ${openid}`)
  return found
}
