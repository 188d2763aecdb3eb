/** Each move of a request for help, to whom it is worth a message, and whether that may take the last that somebody agreed to: all of it. */
import { expect, it } from 'vitest'
import { newHelpCase } from '../../functions/help/new-help.ts'
import { helpNews } from '../../functions/help/news.ts'
import { helpItem, type StoredHelper } from '../../functions/help/store.ts'
import { helpMoves } from '../../shared/help/lifecycle.ts'
import { people } from '../support/district.ts'

const AT = '2026-03-02T01:00:00.000Z'
const at = { at: '2026-03-02T03:00:00.000Z', until: '2026-03-02T05:00:00.000Z' }
const {
  resident: asker,
  neighbour: first,
  worker: second,
  farResident: noShow,
  administrator: ready,
  streetStaff: waits,
} = people
const words: Record<string, string> = {
  [asker.id]: 'asker',
  [first.id]: 'first',
  [second.id]: 'second',
  [noShow.id]: 'who did not come',
  [ready.id]: 'who stands ready',
  [waits.id]: 'who waits',
}

const [home] = asker.homes
if (!home) throw new Error('The asker has no home')
const said = {
  kind: 'lift',
  words: '请帮忙抬沙发',
  urgency: 'urgent',
  whose: 'me',
  keys: false,
  scope: 'grid',
} as const
const rest = { wanted: 3, choose: 'first', weekly: false, photos: [], unseen: [], rung: [ready.id] } as const
const { help, entry } = newHelpCase(
  { ...said, ...rest, ...at, id: `hlp_${'0'.repeat(26)}`, actor: asker, home, where: home },
  AT,
)
const helper = ({ id: person, name }: typeof asker | typeof second, state: StoredHelper['state']) =>
  ({ person, name, state, staff: false, acceptedAt: AT }) as const
const asked = {
  ...help,
  helpers: [helper(first, 'accepted'), helper(second, 'setOut'), helper(noShow, 'noShow')],
  waiting: [waits.id],
  card: { ...help.card, accepted: 2 },
}
const full = { ...asked, card: { ...asked.card, wanted: 2 } }

/** Who is told what of a move, made by somebody, about the first helper. */
async function told(move: (typeof helpMoves)[number] | 'open', by: string, state = help.card.state, on = asked) {
  const audience = { people: [asker.id, first.id, waits.id, ready.id], areas: [] }
  const item = { ...entry, move, state, about: first.id, by: { ...entry.by, personId: by }, audience }
  const news = await helpNews({ read: async () => [helpItem(on)] } as never, item as never)
  return news.map((each) =>
    [words[each.person], String(Reflect.get(each.words, 'what')), ...(each.mayTakeLast ? [] : ['not the last'])].join(
      ' ',
    ),
  )
}

/** All that is told, of each move. */
async function allOf(on = asked) {
  const all: Record<string, string[]> = {}
  for (const move of ['open', ...helpMoves] as const) {
    const news = await told(move, people.supervisor.id, undefined, on)
    if (news.length) all[move] = news
  }
  return all
}

it('is told to whom it concerns, of those whom it was not done by', async () => {
  expect(await allOf()).toEqual({
    open: ['who stands ready 邻居要帮忙'],
    show: ['who stands ready 邻居要帮忙'],
    offer: ['asker 有人能帮忙'],
    join: ['asker 有人来帮忙'],
    joinLast: ['asker 有人来帮忙'],
    stepIn: ['asker 有人来帮忙'],
    stepInLast: ['asker 有人来帮忙'],
    accept: ['first 请您来帮忙'],
    acceptLast: ['first 请您来帮忙'],
    setOut: ['asker 对方出发了 not the last'],
    stepBack: ['asker 帮手来不了'],
    stepOut: ['asker 帮手来不了'],
    remind: ['asker 快到时间了', 'first 快到时间了', 'second 快到时间了'],
    ask: ['asker 还需要吗 not the last'],
    extend: ['first 时间改了', 'second 时间改了'],
    cancel: ['asker 已经取消', 'first 已经取消', 'second 已经取消', 'who waits 已经取消'],
    handOver: ['asker 转给网格员', 'first 转给网格员', 'second 转给网格员', 'who waits 转给网格员'],
    lapse: [
      'asker 已经过期 not the last',
      'first 已经过期 not the last',
      'second 已经过期 not the last',
      'who waits 已经过期',
    ],
    stopRepeat: ['asker 不再重复 not the last'],
    confirm: ['who waits 已经完成'],
    timeOut: ['who waits 已经完成'],
  })
})

it('tells who waits that others were taken, when the last place is, and not once more what becomes of it', async () => {
  const all = await allOf(full)
  const whoWaits = Object.entries(all).filter(([, told]) => told.some((each) => each.startsWith('who waits')))
  expect(whoWaits).toEqual([
    ['accept', ['first 请您来帮忙', 'who waits 已有人帮忙']],
    ['acceptLast', ['first 请您来帮忙', 'who waits 已有人帮忙']],
    ['stepIn', ['asker 有人来帮忙', 'who waits 已有人帮忙']],
    ['stepInLast', ['asker 有人来帮忙', 'who waits 已有人帮忙']],
  ])
})

it('says all of it in the fields of the template, and of what was put off until when', async () => {
  const { at: _, ...anyTime } = asked.card
  const item = { ...entry, move: 'extend', about: first.id, by: { ...entry.by, personId: asker.id } }
  const [news] = await helpNews({ read: async () => [helpItem({ ...asked, card: anyTime })] } as never, item as never)
  expect(news?.words).toMatchObject({ what: '时间改了', at: at.until })
  for (const on of [asked, full])
    for (const move of helpMoves) {
      const all = await helpNews({ read: async () => [helpItem(on)] } as never, { ...item, move } as never)
      for (const { words: said } of all)
        expect([String(Reflect.get(said, 'what')).length <= 5, String(Reflect.get(said, 'note')).length <= 20]).toEqual(
          [true, true],
        )
    }
})

it('rings nobody for one that is not urgent', async () => {
  const calm = { ...asked, card: { ...asked.card, urgency: 'normal' as const } }
  for (const move of ['open', 'show'] as const)
    expect(await told(move, people.supervisor.id, undefined, calm)).toEqual([])
})

it('is told to nobody who did it, nor once the request stands otherwise', async () => {
  expect(await told('remind', first.id)).toEqual(['asker 快到时间了', 'second 快到时间了'])
  expect(await told('stepIn', asker.id)).toEqual([])
  expect(await told('remind', people.supervisor.id, 'done')).toEqual([])
})
