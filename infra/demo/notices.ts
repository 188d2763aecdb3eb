/** Notices that the demo district begins with, as they are when they were written, agreed to and published. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { afterMove, afterRelease } from '../../functions/notices/after-move.ts'
import { drafted } from '../../functions/notices/draft.ts'
import { feedWrites, noticeItem } from '../../functions/notices/notice.ts'
import { openDraft } from '../../functions/notices/open-draft.ts'
import type { Item, Write } from '../../functions/platform/dynamo.ts'
import { type Key, keys } from '../../functions/platform/table.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { type NewNotice, newNotice } from '../../shared/notices/notice.ts'
import { demoArea } from './areas.ts'
import { type DemoResident, demoPeople } from './people.ts'

interface DemoNotice extends Pick<NewNotice, 'title' | 'text' | 'kind' | 'priority' | 'confirm' | 'translations'> {
  /** Who wrote it, and who agreed to it where it needs a second person. */
  author: string
  approver?: string
  targets: readonly string[]
  /** When it was published, ISO 8601. */
  at: string
}

/** As long as a notice may nearly stand: a demo is looked at for a year. */
const STANDS = 365 * DAY

/** Whatever day it is looked at, it is about days that come again. */
const notices: readonly DemoNotice[] = [
  {
    author: 'demo-street-1',
    approver: 'demo-administrator-1',
    targets: ['420102015'],
    kind: 'safety',
    priority: 'important',
    title: '电动自行车不进楼、不飞线充电',
    text: '各位居民：\n\n电动自行车和电池请不要带进楼道、电梯和家里充电，也不要从楼上拉线充电。小区里的充电棚夜间有灯、有监控，请停到那里。\n\n发现楼道里有人充电，可以在“提诉求”里拍照告诉我们，2 小时内有人处理。',
    translations: [
      {
        language: 'en',
        title: 'No e-bikes or charging cables inside the buildings',
        text: 'Please do not bring e-bikes or their batteries into stairwells, lifts or flats to charge them, and do not hang cables from windows. Use the charging sheds in your compound: they are lit and watched at night.',
      },
    ],
    at: '2026-11-16T02:00:00.000Z',
  },
  {
    author: 'demo-community-1',
    targets: ['420102015020'],
    kind: 'activity',
    priority: 'normal',
    title: '每周六上午，社区门口免费量血压、磨剪刀',
    text: '每周六上午 9 点到 11 点，社区服务中心门口：\n\n1. 社区卫生站的医生免费量血压、测血糖；\n2. 老师傅免费磨剪刀、修雨伞。\n\n不用预约，下雨改在一楼大厅。',
    at: '2026-11-18T01:30:00.000Z',
  },
  {
    author: 'demo-community-1',
    targets: ['420102015020001', '420102015020002'],
    kind: 'utilities',
    priority: 'important',
    confirm: true,
    title: '每月最后一个周四上午清洗水箱，停水 3 小时',
    text: '第1、第2网格的居民请注意：\n\n每月最后一个周四上午 9 点到 12 点清洗楼顶水箱，期间停水。请提前存好水，出门前检查水龙头是否关好。\n\n恢复供水后先放一两分钟再用。家里有不便储水的老人，可以找网格员帮忙。',
    at: '2026-11-20T01:00:00.000Z',
  },
]

type Stored = Item & Key

/** The items of all of them: each as a case with its timeline, and a row in the feed of each of its targets. */
export const noticeItems: Stored[] = notices.flatMap((each, at) => itemsOf(each, at + 1))

function itemsOf({ author, approver, targets, at, ...said }: DemoNotice, n: number): Stored[] {
  const writer = person(author)
  const endsAt = new Date(Date.parse(at) + STANDS).toISOString()
  const body = z.parse(newNotice, { ...said, targets: [...targets], endsAt })
  const goesTo = targets.map((area) => ({ area, level: demoArea(area).level, name: demoArea(area).fullName }))
  const draft = drafted(writer, body, goesTo, { photos: [], files: [] })
  // Fixed ids, so that a seeded table keeps its notices.
  const opened = openDraft(writer, draft, Date.parse(at), (bytes) => new Uint8Array(bytes).fill(n))
  const first = { parties: ['author'] as const, name: writer.name, personId: writer.id }
  const agreed = approver ? person(approver) : undefined
  const submitted = afterMove(opened.notice, agreed ? 'propose' : 'schedule', first, {}, at)
  const second = agreed && { parties: ['approver'] as const, name: agreed.name, personId: agreed.id }
  const approved = second ? [submitted, afterMove(submitted.notice, 'approve', second, {}, at)] : [submitted]
  const last = approved.at(-1) ?? submitted
  const moves = [...approved.slice(0, -1), ...afterRelease(last, at)]
  const { notice } = moves.at(-1) ?? last
  const puts = (writes: readonly Write[]) => writes.flatMap((write) => ('put' in write ? [write.put] : []))
  const item = noticeItem(notice)
  return [
    item,
    ...puts(opened.writes).filter(({ pk, sk }) => pk !== item.pk || sk !== item.sk),
    ...moves.map(({ entry }) => ({ ...keys.entry(keys.notice(notice.card.id), entry.seq), ...entry })),
    ...puts(feedWrites(notice)),
  ]
}

function person(openid: string): DemoResident {
  const found = demoPeople.find((each) => each.openid === openid)
  if (!found) throw new Error(`The demo district has no person ${openid}`)
  return found
}
