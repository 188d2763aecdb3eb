/** Requests for help that the demo district begins with, two of them done, and things that a building lends. */
import { afterMove, type Said } from '../../functions/help/after-move.ts'
import { acceptedWrites, monthWrite, recordWrite } from '../../functions/help/helping.ts'
import { thingItem } from '../../functions/help/lend-store.ts'
import { type NewCase, newHelpCase, timeRows } from '../../functions/help/new-help.ts'
import { withMinutes } from '../../functions/help/settle-hours.ts'
import {
  helpItem,
  offerItem,
  type StoredEntry,
  type StoredHelp,
  type StoredHelper,
  type StoredOffer,
} from '../../functions/help/store.ts'
import type { Item } from '../../functions/platform/dynamo.ts'
import { type Key, keys } from '../../functions/platform/table.ts'
import { helpKindWords } from '../../shared/help/kinds.ts'
import type { HelpMove, HelpParty } from '../../shared/help/lifecycle.ts'
import { STANDS_MAX } from '../../shared/help/limits.ts'
import { makeId } from '../../shared/ids.ts'
import { HOUR, MINUTE } from '../../shared/lifecycle.ts'
import { applied } from './applied.ts'
import type { Served } from './hours.ts'
import { type DemoResident, demoPeople } from './people.ts'

type Stored = Item & Key

/** When the first was asked. */
const SINCE = Date.parse('2026-11-20T01:30:00.000Z')
/** What is open was asked so long before the district is looked at first. */
const ASKED_BEFORE = 12 * HOUR

// Fixed ids, so that a seeded table keeps them.
const idOf = (prefix: 'hlp' | 'thg', n: number) =>
  makeId(prefix, SINCE + n * HOUR, (bytes) => new Uint8Array(bytes).fill(n))
const at = (milliseconds: number) => new Date(milliseconds).toISOString()

function known(openid: string) {
  const found = demoPeople.find((person) => person.openid === openid)
  const home = found?.homes[0]
  if (!found || !home) throw new Error(`Nobody in the demo district is ${openid} and lives there`)
  return { person: found, home }
}

interface Life {
  help: StoredHelp
  entries: StoredEntry[]
}

type Asked = Pick<NewCase, 'kind' | 'words'> & Partial<NewCase>

/** `since`: when the first was asked, in milliseconds. */
function asked(n: number, openid: string, said: Asked, since: number): Life {
  const { person, home } = known(openid)
  const usual = { urgency: 'normal', whose: 'me', keys: false, scope: 'community', wanted: 1, choose: 'first' } as const
  const rest = { weekly: false, until: at(since + STANDS_MAX), photos: [], unseen: [], rung: [] }
  const given = { ...usual, ...rest, ...said, id: idOf('hlp', n), actor: person, home, where: home }
  const { help, entry } = newHelpCase(given, at(since + n * HOUR))
  return { help, entries: [entry] }
}

function moved(
  { help, entries }: Life,
  move: HelpMove,
  { by, as, after }: { by: DemoResident; as: HelpParty; after: number },
  said: Said = {},
  change?: (help: StoredHelp) => StoredHelp,
): Life {
  const mover = { parties: [as], name: by.name, personId: by.id }
  const next = afterMove(help, move, mover, at(Date.parse(help.card.openedAt) + after), said, change)
  return { help: next.help, entries: [...entries, next.entry] }
}

const offerOf = (
  { help }: Life,
  { id, homes }: DemoResident,
  state: StoredOffer['state'],
  more: Partial<StoredOffer> = {},
): StoredOffer => ({
  help: help.card.id,
  person: id,
  name: `${homes[0]?.buildingName.slice(-3) ?? ''} 演邻居`,
  helped: 0,
  distance: 'community',
  at: at(Date.parse(help.card.openedAt) + HOUR),
  state,
  ...more,
})

const itemsOf = ({ help, entries }: Life): Stored[] => [
  helpItem(help),
  ...entries.map((entry) => ({ ...keys.entry(keys.help(help.card.id), entry.seq), ...entry })),
  ...timeRows(help, help.card.openedAt),
]

interface Done {
  n: number
  asker: string
  helper: string
  said: Asked
  minutes: number
  thanks: string
}

function done(demo: Done): Life & { helper: StoredHelper } {
  const [first, second] = [known(demo.asker).person, known(demo.helper).person]
  const open = asked(demo.n, demo.asker, demo.said, SINCE)
  const helper: StoredHelper = {
    person: second.id,
    name: second.name,
    state: 'accepted',
    staff: false,
    acceptedAt: at(Date.parse(open.help.card.openedAt) + 20 * MINUTE),
  }
  const came = (after: number) => ({ by: second, as: 'helper' as const, after })
  const about = { about: second.id }
  const set = (more: Partial<StoredHelper>) => (help: StoredHelp) => ({
    ...help,
    helpers: help.helpers.map((each) => ({ ...each, ...more })),
  })
  const joined = moved(open, 'joinLast', { by: second, as: 'neighbour', after: 20 * MINUTE }, about, (help) => ({
    ...help,
    helpers: [helper],
    card: { ...help.card, firstOfferAt: helper.acceptedAt },
  }))
  const out = moved(joined, 'setOut', came(HOUR), about, set({ state: 'setOut' }))
  const over = moved(out, 'finish', came(2 * HOUR), about, set({ state: 'finished', minutes: demo.minutes }))
  const asker = (after: number) => ({ by: first, as: 'asker' as const, after })
  const confirmed = moved(over, 'confirm', asker(3 * HOUR), {}, (help) =>
    withMinutes(help, () => true, new Map(), at(Date.parse(help.card.openedAt) + 3 * HOUR)),
  )
  const thanks = { stars: 5, words: demo.thanks, at: at(Date.parse(open.help.card.openedAt) + 4 * HOUR) }
  const thanked = moved(
    confirmed,
    'thank',
    asker(4 * HOUR),
    { ...about, stars: 5, text: thanks.words },
    set({ thanks }),
  )
  return { ...thanked, helper: { ...helper, minutes: demo.minutes } }
}

/** What is kept beside a request that is done: who offered, how it was with them, how much they helped that month. */
function doneItems(life: ReturnType<typeof done>): Stored[] {
  const { help, helper } = life
  const offer = offerOf(life, known(openidOf(helper)).person, 'accepted')
  const counted = [
    ...acceptedWrites(help, helper, offer),
    recordWrite(helper.person, { stars: 5, thanked: 1 }),
    monthWrite(help, helper, { minutes: helper.minutes ?? 0 }),
  ]
  return [...itemsOf(life), ...applied(counted).values()]
}

const openidOf = ({ person }: StoredHelper) => demoPeople.find(({ id }) => id === person)?.openid ?? ''

function waiting(since: number): Stored[] {
  const { person } = known('demo-resident-1')
  const words = '后天上午要去医院复查，想请一位邻居陪着挂号、取药，中午前回来。'
  const open = asked(2, 'demo-resident-2', { kind: 'company', words, care: 'elder', choose: 'pick' }, since)
  const offered = moved(open, 'offer', { by: person, as: 'neighbour', after: HOUR }, {}, (help) => ({
    ...help,
    card: { ...help.card, offers: 1, firstOfferAt: at(Date.parse(help.card.openedAt) + HOUR) },
  }))
  const offer = { helped: 1, stars: 5, words: '我后天上午有空，可以陪您去。' }
  return [...itemsOf(offered), offerItem(offerOf(offered, person, 'waiting', offer))]
}

const open: readonly [number, string, Asked][] = [
  [3, 'demo-resident-2', { kind: 'borrow', words: '想借一把冲击钻，装两个窗帘挂钩，用半天就还。' }],
  [
    4,
    'demo-resident-1',
    { kind: 'teach', words: '想请年轻邻居教一教怎么用手机挂号和缴费。', wanted: 2, care: 'elder' },
  ],
  [5, 'demo-resident-2', { kind: 'lostAndFound', words: '昨晚在南门附近丢了一串钥匙，上面有个红色小鱼挂件。' }],
]

function shelf(): Stored[] {
  const { person, home } = known('demo-resident-1')
  const things = [
    ['tool', '一架两米的人字梯'],
    ['medical', '一辆轻便轮椅，洗干净了'],
  ] as const
  return things.map(([kind, words], n) => {
    const card = { id: idOf('thg', n + 1), version: 1, kind, words, building: home.building, ownerId: person.id }
    return thingItem({ card: { ...card, seen: false }, name: person.name, room: home.room, reports: [] })
  })
}

const dones = [
  {
    n: -48,
    asker: 'demo-resident-2',
    helper: 'demo-resident-1',
    said: { kind: 'teach', words: '手机上怎么预约社区医院的号，想请人当面教一遍。' },
    minutes: 30,
    thanks: '讲得很耐心，我自己会约了。',
  },
  {
    n: 1,
    asker: 'demo-resident-1',
    helper: 'demo-resident-2',
    said: { kind: 'lift', words: '帮忙把一张旧书桌从三楼抬到楼下，两个人就够了。' },
    minutes: 45,
    thanks: '多亏您，不然真搬不动。',
  },
] as const satisfies readonly Done[]

/** What of it the ledger has. */
export const helpServed = (): Served[] =>
  dones.map((demo): Served => {
    const { help, helper } = done(demo)
    const { id, kind, openedAt, place } = help.card
    const said = { kind: 'help' as const, what: helpKindWords[kind], at: at(Date.parse(openedAt) + 3 * HOUR) }
    const helpers = [{ person: helper.person, minutes: demo.minutes }]
    return { ...said, id, area: place.area, asker: known(demo.asker).person.id, helpers }
  })

/**
 * What is done is of a fixed day, as the ledger has it; what is open was asked just before `now` (in milliseconds), and stands as long as
 * anybody may ask for.
 */
export const demoHelp = (now: number): Stored[] => [
  ...dones.flatMap((demo) => doneItems(done(demo))),
  ...waiting(now - ASKED_BEFORE),
  ...open.flatMap(([n, openid, said]) => itemsOf(asked(n, openid, said, now - ASKED_BEFORE))),
  ...shelf(),
]
