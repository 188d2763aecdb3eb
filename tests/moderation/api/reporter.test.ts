/** Who reported something: it is theirs to see, nobody else's, and gone with their account. */
import { beforeAll, expect, it } from 'vitest'
import { forgetReports } from '../../../functions/moderation/forget-reports.ts'
import { keys } from '../../../functions/platform/table.ts'
import { people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { at, write } from './scene.ts'

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
})

const sectionOf = async () =>
  (await stage.ok('neighbour', 'getMyData')).sections.find(({ kind }) => kind === 'report')?.items

it('a report stands in the copy of who made it, and its words and list go with their account', async () => {
  const { id } = await write(stage, '低价出售各种证件')
  await stage.ok('neighbour', 'reportPost', { ...at(id), body: { reason: 'illegal', words: '像是骗子' } })
  expect(JSON.stringify(await sectionOf())).toMatch(new RegExp(`${id}.*违法.*像是骗子`))
  expect(JSON.stringify(await stage.ok('resident', 'getMyData'))).not.toContain('像是骗子')

  for (let again = 0; again < 2; again++) await forgetReports(stage.table, people.neighbour.id)
  expect(await sectionOf()).toEqual([])
  const [row] = await stage.table.read([keys.report(id, people.neighbour.id)])
  expect(row).toMatchObject({ reason: 'illegal', household: people.neighbour.homes[0]?.household })
  expect(JSON.stringify(row)).not.toContain('像是骗子')
})
