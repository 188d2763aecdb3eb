import { beforeEach, expect, it } from 'vitest'
import { forgetPersonInHelp } from '../../../functions/help/forget-person.ts'
import { keys } from '../../../functions/platform/table.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { community, people } from '../../support/district.ts'
import { asking, seededHelp, storedHelpOf } from '../../support/help.ts'
import { everything } from '../../support/lives.ts'
import { lookedAt } from '../../support/points.ts'
import { anew, at, stage } from './scene.ts'

beforeEach(anew)

it('a copy says what was asked and helped with; who leaves leaves no name, room or word', async () => {
  const id = people.neighbour.id
  const asked = await seededHelp(stage, { words: '请帮我的阳台浇花' }, 'neighbour')
  const helped = await seededHelp(stage, { wanted: 2 })
  const params = { helpId: helped }
  await stage.ok('neighbour', 'offerHelp', { params, body: { words: '我周末有空' } })
  const picks = await seededHelp(stage, { choose: 'pick' })
  await stage.ok('neighbour', 'offerHelp', { params: { helpId: picks }, body: {} })
  const photo = await lookedAt(stage, 'neighbour')
  const { id: handed } = await stage.ok('neighbour', 'openHelp', { body: asking(stage, { photos: [photo] }) })
  await stage.table.write([{ update: keys.help(handed), changes: { set: { unseen: [] } } }])
  await stage.ok('neighbour', 'handOverHelp', { params: { helpId: handed }, body: {} })
  await stage.ok('neighbour', 'sayInHelp', { params, body: { text: '我在二单元' } })
  await stage.ok('neighbour', 'saveReady', { body: { kinds: ['lift'], parts: ['morning'], scope: 'grid' } })
  await stage.ok('communityStaff', 'vetHelper', { body: { community, person: id, vetted: true } })
  const copy = JSON.stringify((await stage.ok('neighbour', 'getMyData')).sections)
  for (const each of ['请帮我的阳台浇花', '我周末有空', '我在二单元', '搬抬重物']) expect(copy).toContain(each)
  for (let i = 0; i < 2; i++) await forgetPersonInHelp(grantedTable('sweep', stage.table), id, '已注销', at(0))
  const left = (await everything(stage)).filter(({ pk }) => /^(HELP|READY|HELPER|HELPERS|VETTED)#/.test(String(pk)))
  for (const each of ['请帮我的阳台浇花', '我周末有空', '我在二单元', people.neighbour.name, '2单元502'])
    expect(JSON.stringify(left), each).not.toContain(each)
  expect(left.filter(({ pk }) => !String(pk).startsWith('HELP#')).map(({ pk, people }) => [pk, people])).toEqual([
    [`VETTED#${community}`, []],
  ])
  expect((await storedHelpOf(stage, asked)).card.state).toBe('cancelled')
  expect(await storedHelpOf(stage, picks)).toMatchObject({ waiting: [], card: { offers: 0 } })
  // What is the ticket's by now goes with the ticket.
  const [kept] = await stage.table.read([keys.photo(photo)])
  expect([(await storedHelpOf(stage, handed)).photos, kept?.forgotten]).toEqual([[], undefined])
  expect(await storedHelpOf(stage, helped)).toMatchObject({ card: { accepted: 0, state: 'open' }, helpers: [] })
})

it('who has set out alone and leaves for good steps back: nobody is left on the way', async () => {
  const helpId = await seededHelp(stage, { wanted: 2 })
  const params = { helpId }
  await stage.ok('neighbour', 'offerHelp', { params, body: {} })
  await stage.ok('neighbour', 'setOutToHelp', { params })
  expect((await storedHelpOf(stage, helpId)).card.state).toBe('underway')
  await forgetPersonInHelp(grantedTable('sweep', stage.table), people.neighbour.id, '已注销', at(0))
  expect(await storedHelpOf(stage, helpId)).toMatchObject({ card: { accepted: 0 }, helpers: [] })
})
