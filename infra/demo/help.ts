/** Requests for help that the demo district begins with, one of them done, and things that a building lends. */
import { afterMove, type Said } from '../../functions/help/after-move.ts'
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
import type { HelpMove, HelpParty } from '../../shared/help/lifecycle.ts'
import { makeId } from '../../shared/ids.ts'
import { DAY, HOUR, MINUTE } from '../../shared/lifecycle.ts'
import { type DemoResident, demoPeople } from './people.ts'

type Stored = Item & Key

/** When the first was asked. */
const SINCE = Date.parse('2026-11-20T01:30:00.000Z')
/** Longer than anybody may ask for: the demo district is looked at late. */
const STANDS = 180 * DAY

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

function asked(n: number, openid: string, said: Asked): Life {
  const { person, home } = known(openid)
  const usual = { urgency: 'normal', whose: 'me', keys: false, scope: 'community', wanted: 1, choose: 'first' } as const
  const rest = { weekly: false, until: at(SINCE + STANDS), photos: [], unseen: [], rung: [] }
  const given = { ...usual, ...rest, ...said, id: idOf('hlp', n), actor: person, home }
  const { help, entry } = newHelpCase(given, at(SINCE + n * HOUR))
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

const offerOf = ({ help }: Life, { id, homes }: DemoResident, state: StoredOffer['state'], words?: string): Stored =>
  offerItem({
    help: help.card.id,
    person: id,
    name: `${homes[0]?.buildingName.slice(-3) ?? ''} 演邻居`,
    helped: 2,
    stars: 5,
    distance: 'community',
    ...(words ? { words } : {}),
    at: at(Date.parse(help.card.openedAt) + HOUR),
    state,
  })

const itemsOf = ({ help, entries }: Life): Stored[] => [
  helpItem(help),
  ...entries.map((entry) => ({ ...keys.entry(keys.help(help.card.id), entry.seq), ...entry })),
  ...timeRows(help, help.card.openedAt),
]

function done(): Stored[] {
  const [first, second] = [known('demo-resident-1').person, known('demo-resident-2').person]
  const open = asked(1, 'demo-resident-1', { kind: 'lift', words: '帮忙把一张旧书桌从三楼抬到楼下，两个人就够了。' })
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
  const over = moved(out, 'finish', came(2 * HOUR), about, set({ state: 'finished', minutes: 45 }))
  const asker = (after: number) => ({ by: first, as: 'asker' as const, after })
  const confirmed = moved(over, 'confirm', asker(3 * HOUR), {}, (help) => withMinutes(help, () => true, new Map()))
  const thanks = { stars: 5, words: '多亏您，不然真搬不动。', at: at(SINCE + 5 * HOUR) }
  const thanked = moved(
    confirmed,
    'thank',
    asker(4 * HOUR),
    { ...about, stars: 5, text: thanks.words },
    set({ thanks }),
  )
  return [...itemsOf(thanked), offerOf(thanked, second, 'accepted')]
}

function waiting(): Stored[] {
  const { person } = known('demo-resident-1')
  const words = '后天上午要去医院复查，想请一位邻居陪着挂号、取药，中午前回来。'
  const open = asked(2, 'demo-resident-2', { kind: 'company', words, care: 'elder', choose: 'pick' })
  const offered = moved(open, 'offer', { by: person, as: 'neighbour', after: HOUR }, {}, (help) => ({
    ...help,
    card: { ...help.card, offers: 1, firstOfferAt: at(Date.parse(help.card.openedAt) + HOUR) },
  }))
  return [...itemsOf(offered), offerOf(offered, person, 'waiting', '我后天上午有空，可以陪您去。')]
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
    return thingItem({ card: { ...card, seen: false }, name: person.name, room: home.room })
  })
}

export const demoHelp = (): Stored[] => [
  ...done(),
  ...waiting(),
  ...open.flatMap(([n, openid, said]) => itemsOf(asked(n, openid, said))),
  ...shelf(),
]
