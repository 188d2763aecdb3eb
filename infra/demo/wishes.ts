/** Wishes and service posts that the demo district begins with, as they are when they were entered, claimed and confirmed. */
import { communityAccount } from '../../functions/hours/account.ts'
import type { Item, Write } from '../../functions/platform/dynamo.ts'
import type { Sealer } from '../../functions/platform/seal.ts'
import { type Key, keys } from '../../functions/platform/table.ts'
import { afterWishMove, type Details } from '../../functions/wishes/after-move.ts'
import { familyWrite } from '../../functions/wishes/family.ts'
import { afterHoldingMove, type HoldingDetails } from '../../functions/wishes/move-holding.ts'
import { newHoldingCase } from '../../functions/wishes/new-holding.ts'
import { newWishCase, shownAtOnce } from '../../functions/wishes/new-wish.ts'
import {
  heldWrite,
  holdingItem,
  postItem,
  type StoredHolding,
  type StoredHoldingEntry,
  type StoredPost,
} from '../../functions/wishes/post-store.ts'
import { claimWrite, type StoredWish, type StoredWishEntry, wishItem } from '../../functions/wishes/store.ts'
import { makeId } from '../../shared/ids.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'
import type { HoldingMove } from '../../shared/wishes/holding-lifecycle.ts'
import type { Duty, WishKind, Worth } from '../../shared/wishes/kinds.ts'
import type { WishMove, WishParty } from '../../shared/wishes/lifecycle.ts'
import { demoArea, gridCode } from './areas.ts'
import type { Served } from './hours.ts'
import { type DemoResident, demoPeople } from './people.ts'

type Stored = Item & Key

const COMMUNITY = '420102015020'
/** When the first was entered. */
const SINCE = Date.parse('2026-11-16T01:30:00.000Z')
/** How long after a wish was entered it is confirmed. */
const CONFIRMED = 34 * HOUR
/** As long as a wish may stand. */
const STANDS = 180 * DAY

// Fixed ids, so that a seeded table keeps them.
const idOf = (prefix: 'wsh' | 'srv' | 'hld', n: number) =>
  makeId(prefix, SINCE + n * HOUR, (bytes) => new Uint8Array(bytes).fill(n))
/** What came true with hours, as the ledger has it, on a fixed day; the others in the week before `now`, in milliseconds. */
const enteredAt = ({ minutes }: Pick<DemoWish, 'minutes'>, n: number, now: number) =>
  (minutes ? SINCE : now - 7 * DAY) + n * 20 * HOUR
const at = (milliseconds: number) => new Date(milliseconds).toISOString()
const itemsOf = (writes: readonly Write[]): Stored[] => writes.flatMap((write) => ('put' in write ? [write.put] : []))

const known = (openid: string): DemoResident => {
  const found = demoPeople.find((person) => person.openid === openid)
  if (!found) throw new Error(`Nobody in the demo district is ${openid}`)
  return found
}

interface DemoWish {
  grid: number
  title: string
  text: string
  kind: WishKind
  worth: Worth
  claimer?: string
  done?: string
  thanks?: string
  /** Hours that were given for it when it was confirmed. */
  minutes?: number
}

const wishes: readonly DemoWish[] = [
  {
    grid: 1,
    title: '一床过冬的厚棉被',
    text: '独居老人的被子用了很多年，想要一床一米五的厚棉被过冬。',
    kind: 'clothing',
    worth: 'to200',
  },
  {
    grid: 2,
    title: '周末陪老人说说话',
    text: '老人腿脚不便，很久没有下楼，想有人周末来坐一个小时，聊聊天、下下棋。',
    kind: 'company',
    worth: 'effort',
  },
  {
    grid: 1,
    title: '一盒 24 色水彩笔',
    text: '上小学三年级的孩子喜欢画画，想要一盒自己的水彩笔和一本图画本。',
    kind: 'study',
    worth: 'under50',
  },
  {
    grid: 1,
    title: '一台电子血压计',
    text: '高血压老人想在家里自己量血压，要字大、会报数的。',
    kind: 'health',
    worth: 'to200',
    claimer: 'demo-resident-1',
  },
  {
    grid: 2,
    title: '修一扇关不严的窗',
    text: '卧室的窗户关不严，冬天漏风，想请会修的邻居看一看。',
    kind: 'repair',
    worth: 'effort',
    claimer: 'demo-resident-2',
    done: '换了两个合页，加了密封条，窗户关严了。',
  },
  {
    grid: 1,
    title: '一盏感应小夜灯',
    text: '老人夜里起来看不清，想在床头装一盏会自己亮的小夜灯。',
    kind: 'appliance',
    worth: 'under50',
    claimer: 'demo-resident-2',
    done: '装好了，走近就亮，送了一节备用电池。',
    thanks: '夜里起来不用摸黑了，谢谢好心的邻居。',
    minutes: 60,
  },
]

/** A wish with the entries of its timeline. */
interface Life {
  wish: StoredWish
  entries: StoredWishEntry[]
}

function moved(
  { wish, entries }: Life,
  move: WishMove,
  by: DemoResident,
  party: WishParty,
  now: number,
  more: Details = {},
): Life {
  const next = afterWishMove(wish, move, { parties: [party], name: by.name, personId: by.id }, more, at(now))
  return { wish: next.wish, entries: [...entries, next.entry] }
}

async function wishItems(
  { claimer, done, thanks, minutes = 0, grid, ...said }: DemoWish,
  n: number,
  sealer: Sealer,
  now: number,
): Promise<Stored[]> {
  const worker = known('demo-worker-1')
  const code = gridCode(COMMUNITY, grid)
  const entered = enteredAt({ minutes }, n, now)
  const place = { area: code, name: demoArea(code).fullName }
  const opening = { ...said, place, until: at(entered + STANDS), delivery: 'office' as const }
  const begun = newWishCase(idOf('wsh', n + 1), worker, opening, at(entered))
  const { wish, writes } = shownAtOnce(begun, at(entered))
  const first: Life = { wish, entries: [] }
  const by = claimer ? known(claimer) : undefined
  const claimed = by
    ? moved(first, 'claim', by, 'claimant', entered + 6 * HOUR, { card: { claimer: { name: by.name } } })
    : first
  const proof = { at: at(entered + 30 * HOUR), text: done ?? '', checked: 'pass' as const, photos: [] }
  const fulfilled = by && done ? moved(claimed, 'fulfil', by, 'claimer', entered + 30 * HOUR, { proof }) : claimed
  const confirmed = thanks
    ? moved(fulfilled, 'confirm', worker, 'steward', entered + CONFIRMED, { minutes })
    : fulfilled
  const last = thanks
    ? moved(confirmed, 'thank', worker, 'steward', entered + 35 * HOUR, { card: { thanks } })
    : confirmed
  const family = { name: `演示家庭 ${n + 1}`, phone: '13900000000', address: place.name, note: '请先打电话' }
  return [
    ...itemsOf(writes).filter(({ sk }) => sk !== 'WISH'),
    wishItem(last.wish),
    ...last.entries.map((entry) => ({ ...keys.entry(keys.wish(wish.card.id), entry.seq), ...entry })),
    ...itemsOf([await familyWrite(sealer, wish.card.id, family, undefined)]),
    ...(by ? itemsOf([claimWrite(wish.card.id, by.id, at(entered + 6 * HOUR))]) : []),
  ]
}

/**
 * A term that is over is of fixed days, as the ledger has its hours: when it was asked for, in which month they were done, when
 * they were noted, and when it was reviewed.
 */
const FORMER = {
  asked: '2026-07-20T01:30:00.000Z',
  month: '2026-08',
  noted: '2026-08-31T01:30:00.000Z',
  ended: '2026-10-20T01:30:00.000Z',
} as const
/** How long before the district is looked at first a term that runs was asked for, and one that nobody agreed to yet. */
const RUNS_SINCE = 30 * DAY
const ASKED_SINCE = DAY
const madeAt = (n: number) => Date.parse(FORMER.asked) + (n * 5 - 48) * HOUR

interface DemoPost {
  grid: number
  duty: Duty
  title: string
  text: string
  seats: number
  /** Who holds it, and whether that was agreed to. */
  holder?: string
  agreed?: true
  /** Of a term before, with hours that were noted. */
  minutes?: number
}

const posts: readonly DemoPost[] = [
  {
    grid: 1,
    duty: 'stairs',
    title: '3 号楼楼道长',
    text: '每周看一次楼道：有没有堆物、灯亮不亮、消防门关没关。看到了就劝一劝，劝不动告诉网格员。每次约半小时。',
    seats: 2,
    holder: 'demo-resident-1',
    agreed: true,
    minutes: 90,
  },
  {
    grid: 2,
    duty: 'green',
    title: '南门花坛护绿员',
    text: '春夏每周浇两次水、拔一次草，秋冬每两周收拾一次落叶。工具在南门岗亭。',
    seats: 3,
    holder: 'demo-resident-2',
  },
  {
    grid: 1,
    duty: 'mediation',
    title: '邻里调解员',
    text: '和网格员一起上门，听两边说说，劝和小矛盾。每月两三次，要有耐心、会说话。',
    seats: 1,
  },
]

/** A holding with its timeline; `moves`: what was done with it, each when. */
function heldItems(
  begun: { holding: StoredHolding; entry: StoredHoldingEntry },
  moves: readonly [HoldingMove, string, HoldingDetails?][],
): { holding: StoredHolding; items: Stored[] } {
  const worker = known('demo-worker-1')
  const mover = { parties: ['steward'] as const, name: worker.name, personId: worker.id }
  let { holding } = begun
  const entries: StoredHoldingEntry[] = [begun.entry]
  for (const [move, when, details = {}] of moves) {
    const moved = afterHoldingMove(holding, move, mover, details, when)
    holding = moved.holding
    entries.push(moved.entry)
  }
  const rows = entries.map((each) => ({ ...keys.entry(keys.holding(holding.card.id), each.seq), ...each }))
  return { holding, items: [holdingItem(holding), ...rows] }
}

function postItems(
  { grid, holder, agreed, minutes, duty, title, text, seats }: DemoPost,
  n: number,
  now: number,
): Stored[] {
  const code = gridCode(COMMUNITY, grid)
  const place = { area: code, name: demoArea(code).fullName }
  const id = idOf('srv', n + 1)
  const made = at(madeAt(n))
  const card = { id, version: 1, duty, title, place, seats, held: holder ? 1 : 0, closed: false, changedAt: made }
  const post: StoredPost = { card, text }
  if (!holder) return [postItem(post)]
  const person = known(holder)
  const asked = at(now - (agreed ? RUNS_SINCE : ASKED_SINCE))
  const running = heldItems(
    newHoldingCase(idOf('hld', n + 1), person, card, { term: 6 }, asked),
    agreed ? [['agree', at(Date.parse(asked) + DAY)]] : [],
  )
  const former = minutes
    ? heldItems(newHoldingCase(formerId(n), person, card, { term: 3 }, FORMER.asked), [
        ['agree', at(Date.parse(FORMER.asked) + DAY)],
        ['noteHours', FORMER.noted, { hours: { month: FORMER.month, minutes } }],
        ['end', FORMER.ended, { stars: 5, said: '楼道一直干净，谢谢您。' }],
      ]).items
    : []
  return [postItem(post), ...running.items, ...itemsOf([heldWrite(running.holding.card)]), ...former]
}

const formerId = (n: number) => idOf('hld', n + 101)

/** Hours of what came true, and of posts that are held, as the ledger has them. */
export const wishesServed = (): Served[] => [
  ...wishes.flatMap(({ claimer, minutes, title, grid }, n): Served[] => {
    if (!claimer || !minutes) return []
    const helpers = [{ person: known(claimer).id, minutes }]
    const said = { what: title, at: at(enteredAt({ minutes }, n, SINCE) + CONFIRMED), area: gridCode(COMMUNITY, grid) }
    return [{ id: idOf('wsh', n + 1), kind: 'wish', ...said, helpers }]
  }),
  ...posts.flatMap(({ holder, minutes, title, grid }, n): Served[] => {
    if (!holder || !minutes) return []
    const said = { kind: 'post' as const, what: title, at: FORMER.noted, area: gridCode(COMMUNITY, grid) }
    const source = `${formerId(n)}#${FORMER.month}`
    return [{ ...said, source, from: communityAccount(COMMUNITY), to: known(holder).id, minutes }]
  }),
]

/** `now` is in milliseconds: what waits for somebody was entered just before, and a term that runs began a month ago. */
export const wishDemoItems = async (sealer: Sealer, now: number): Promise<Stored[]> => [
  ...(await Promise.all(wishes.map((wish, n) => wishItems(wish, n, sealer, now)))).flat(),
  ...posts.flatMap((post, n) => postItems(post, n, now)),
]
