import { beforeEach, expect, it } from 'vitest'
import { carryHelp } from '../../../functions/help/carry-help.ts'
import { judgeHelpPhoto } from '../../../functions/help/check-later.ts'
import { helpNews } from '../../../functions/help/news.ts'
import { keys } from '../../../functions/platform/table.ts'
import type { NewHelp } from '../../../shared/help/request.ts'
import { DAY, HOUR } from '../../../shared/lifecycle.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { building2, grid1, people } from '../../support/district.ts'
import { asking, storedHelpOf } from '../../support/help.ts'
import { lookedAt } from '../../support/points.ts'
import { anew, at, checker, nothingFailed, seen, stage } from './scene.ts'

beforeEach(anew)

const { resident, neighbour } = people

const begun = async (more: Partial<NewHelp> = {}) =>
  (await stage.ok('resident', 'openHelp', { body: asking(stage, { ...weekly(), ...more }) })).id
const weekly = () => ({ weekly: true, at: at(2 * HOUR), until: at(3 * HOUR) })
const after = async (time: number) => {
  stage.clock.pass(time)
  for (let i = 0; i < 3; i++) await nothingFailed()
}
const next = async (helpId: string) => (await seen('resident', helpId)).next ?? ''
/** The last thing that happened to it, as it is brought to who tells people. */
const entryOf = async (helpId: string) => {
  const { entries } = await storedHelpOf(stage, helpId)
  const [entry] = await stage.table.read([keys.entry(keys.help(helpId), entries)])
  if (!entry) throw new Error('Nothing happened to it')
  return entry
}
const asked = async () => (await stage.ok('resident', 'listMyHelp')).items
const pass = async (photo: string) => {
  const asked = checker.photos.find(({ url }) => url.includes(photo))
  await judgeHelpPhoto({ table: grantedTable('moderation', stage.table) }, asked?.trace ?? '', {
    suggest: 'pass',
    label: 100,
  })
}
const shown = async (helpId: string) => (await seen('neighbour', helpId)).photos.map(({ id }) => id)

it('is opened anew each week, with the photos that passed, until it is stopped, wherever that is pressed', async () => {
  const [passed, other] = [await lookedAt(stage, 'resident'), await lookedAt(stage, 'resident')]
  const first = await begun({ photos: [passed, other] })
  await pass(passed)
  await after(3 * HOUR)
  const second = await next(first)
  const items = await asked()
  expect(items.map(({ state }) => state)).toEqual(['open', 'lapsed'])
  expect(items[0]).toMatchObject({ id: second, weekly: true, at: at(7 * DAY - HOUR), until: at(7 * DAY) })
  expect(await shown(second)).toEqual([passed])
  await after(7 * DAY)
  const third = await next(second)
  expect(await shown(third)).toEqual([passed])
  await stage.ok('resident', 'stopRepeating', { params: { helpId: first } })
  expect((await seen('resident', third)).timeline.map(({ move }) => move)).toEqual(['open', 'cancel'])
  expect((await seen('resident', second)).timeline.map(({ move }) => move)).toEqual([
    'open',
    'ask',
    'lapse',
    'stopRepeat',
  ])
  expect((await stage.call('resident', 'stopRepeating', { params: { helpId: third } })).status).toBe(409)
  await after(8 * DAY)
  expect(await asked()).toHaveLength(3)
})

it('has one next, though it is put off when that is there; it becomes a ticket with the photos that the next has by then', async () => {
  const photo = await lookedAt(stage, 'resident')
  const helpId = await begun({ wanted: 2, photos: [photo] })
  const params = { helpId }
  await pass(photo)
  await stage.ok('neighbour', 'offerHelp', { params, body: {} })
  await after(3 * HOUR)
  const second = await next(helpId)
  await stage.ok('resident', 'extendHelp', { params, body: { at: at(HOUR), until: at(2 * HOUR) } })
  await after(3 * HOUR)
  expect([(await asked()).length, await next(helpId)]).toEqual([2, second])
  await stage.ok('resident', 'handOverHelp', { params, body: {} })
  const { ticket = '' } = await seen('resident', helpId)
  const { photos } = await stage.ok('worker', 'getTicket', { params: { ticketId: ticket } })
  const { state, photos: kept } = await seen('resident', second)
  expect([photos.map(({ id }) => id), kept.map(({ id }) => id), state]).toEqual([[photo], [photo], 'cancelled'])
})

it('ends when staff call it off or the grid worker has it, and goes on when who asked does this once', async () => {
  const [called, handed, once] = [await begun(), await begun(), await begun()]
  const reason = { reason: '先停一停' }
  const off = await stage.ok('worker', 'cancelHelp', { params: { helpId: called }, body: reason })
  const over = await stage.ok('resident', 'handOverHelp', { params: { helpId: handed }, body: {} })
  expect([off.weekly, over.weekly]).toEqual([false, false])
  const told = async (helpId: string) => (await seen('resident', helpId)).timeline.at(-1)?.text
  expect([await told(called), await told(handed)]).toEqual(['先停一停（以后不再每周发出）', '以后不再每周发出'])
  await stage.ok('resident', 'cancelHelp', { params: { helpId: once }, body: reason })
  // One that was urgent and weekly before that was refused: it is known a week before.
  await stage.table.write([{ update: keys.help(once), changes: { set: { 'card.urgency': 'urgent' } } }])
  await after(3 * HOUR)
  expect([await next(called), await next(handed)]).toEqual(['', ''])
  expect(await seen('neighbour', await next(once))).toMatchObject({ state: 'open', urgency: 'normal' })
  expect(await asked()).toHaveLength(4)
})

type Given = { params: { helpId: string } }
const reason = '楼道在维修'

it.each([
  ['stopped by who asked', 'resident', undefined, (it: Given) => stage.call('resident', 'stopRepeating', it)],
  ['stopped by staff', 'worker', undefined, (it: Given) => stage.call('worker', 'stopRepeating', it)],
  [
    'called off by staff',
    'worker',
    reason,
    (it: Given) => stage.call('worker', 'cancelHelp', { ...it, body: { reason } }),
  ],
  ['handed on', 'resident', undefined, (it: Given) => stage.call('resident', 'handOverHelp', { ...it, body: {} })],
] as const)(
  '%s though its next stands: that is called off too, who comes is told, none follows',
  async (_, who, said, end) => {
    const first = await begun({ wanted: 2 })
    const params = { helpId: first }
    await stage.ok('neighbour', 'offerHelp', { params, body: {} })
    await after(3 * HOUR)
    const second = await next(first)
    await stage.ok('neighbour', 'offerHelp', { params: { helpId: second }, body: {} })
    const before = (await asked()).length
    expect((await end({ params })).status).toBe(200)
    const { state, weekly, timeline } = await seen('neighbour', second)
    expect([state, weekly, timeline.at(-1)?.text]).toEqual([
      'cancelled',
      false,
      said ? `${said}（以后不再每周发出）` : '以后不再每周发出',
    ])
    expect(await helpNews(stage.table, await entryOf(second))).toMatchObject(
      [resident.id, neighbour.id]
        .filter((id) => id !== people[who].id)
        .map((person) => ({ person, words: { what: '已经取消' } })),
    )
    await after(9 * DAY)
    expect((await asked()).length).toBe(before)
  },
)

it('is stopped by nobody who has no part in it, and what is being done of it by then is done', async () => {
  const first = await begun({ wanted: 2 })
  await after(3 * HOUR)
  const second = await next(first)
  const params = { helpId: second }
  await stage.ok('neighbour', 'offerHelp', { params, body: {} })
  stage.clock.pass(7 * DAY - 2 * HOUR)
  await stage.ok('neighbour', 'setOutToHelp', { params })
  expect((await stage.call('neighbour', 'stopRepeating', { params })).status).toBe(403)
  await stage.ok('resident', 'stopRepeating', { params: { helpId: first } })
  expect(await seen('neighbour', second)).toMatchObject({ state: 'underway', weekly: false })
  await after(9 * DAY)
  expect(await next(second)).toBe('')
})

it('is no more than ended by staff of where it was, when its building has come to others since', async () => {
  const body = asking(stage, weekly())
  const { id } = await stage.ok('neighbour', 'openHelp', { body })
  await after(3 * HOUR)
  const { next: second = '' } = await seen('neighbour', id)
  await carryHelp(stage.table, building2, { building: `${grid1}009`, buildingName: '9号楼', lineage: [] })
  await stage.ok('otherWorker', 'stopRepeating', { params: { helpId: id } })
  const { card, entries } = await storedHelpOf(stage, second)
  expect([card.state, card.weekly, entries]).toEqual(['open', false, 1])
  expect(await stage.table.read([keys.helpDue(second, 'NEXT')])).toEqual([undefined])
  // Whom it lies with now may call it off.
  await stage.ok('worker', 'cancelHelp', { params: { helpId: second }, body: { reason: '先停一停' } })
})

it('gives the grid worker no photo that the check has not passed', async () => {
  const [passed, other] = [await lookedAt(stage, 'resident'), await lookedAt(stage, 'resident')]
  const helpId = await begun({ photos: [passed, other] })
  await pass(passed)
  await stage.ok('resident', 'handOverHelp', { params: { helpId }, body: {} })
  const { ticket = '', photos } = await seen('resident', helpId)
  const handed = await stage.ok('worker', 'getTicket', { params: { ticketId: ticket } })
  expect([handed.photos.map(({ id }) => id), handed.photoCount, photos.map(({ id }) => id)]).toEqual([
    [passed],
    1,
    [passed, other],
  ])
  const kept = await stage.table.read([passed, other].map(keys.photo))
  expect(kept.map((photo) => photo?.attachedTo)).toEqual([ticket, helpId])
})
