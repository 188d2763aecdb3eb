import { beforeEach, expect, it } from 'vitest'
import { DAY } from '../../../shared/lifecycle.ts'
import { write } from '../../moderation/api/scene.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { people } from '../../support/district.ts'
import { asking } from '../../support/help.ts'
import { newThing } from '../../support/lending.ts'
import { anew, at, stage } from './scene.ts'

/** Of the building of the shelf, another household of it. */
const [borrower] = crowdOf(1)
if (!borrower) throw new Error('There is nobody to borrow it')
const { id: who } = borrower
beforeEach(async () => {
  await anew()
  await gather(stage, [borrower])
})

const shelfOf = async (id: string) => (await callAs(stage, id, 'listThings', {})).body.items.length
const borrow = (thingId: string) =>
  callAs(stage, who, 'borrowThing', { params: { thingId }, body: { until: at(3 * DAY) } })
const lending = async () => (await stage.ok('resident', 'listLoans', { query: { as: 'owner' } })).items
const loan = async (loanId: string) => (await callAs(stage, who, 'getLoan', { params: { loanId } })).body

it('whom the owner blocked finds nothing of theirs, and borrows nothing; what they asked for is declined as any may be', async () => {
  const thingId = await newThing(stage)
  const loanId = (await borrow(thingId)).body.id
  const blocked = await stage.ok('resident', 'blockInLoan', { params: { loanId } })
  expect(blocked.name).toBe(borrower.name)
  expect(await loan(loanId)).toMatchObject({ state: 'declined', late: false })
  expect((await loan(loanId)).timeline.at(-1)).not.toHaveProperty('text')
  expect([await shelfOf(who), await shelfOf(people.resident.id)]).toEqual([0, 1])
  const refused = await borrow(thingId)
  expect([refused.status, refused.body]).toEqual([404, (await borrow(`thg_${'0'.repeat(26)}`)).body])
  expect(await stage.ok('resident', 'blockInLoan', { params: { loanId } })).toEqual(blocked)
  await stage.ok('resident', 'unblockAuthor', { params: { blockedKey: blocked.key } })
  expect([await shelfOf(who), (await borrow(thingId)).status]).toEqual([1, 201])
})

it('who borrows blocks who lends: what was asked is called off, what is lent is to come back', async () => {
  const [asked, lent] = [await newThing(stage), await newThing(stage)]
  const loans = [(await borrow(asked)).body.id, (await borrow(lent)).body.id]
  await stage.ok('resident', 'lendThing', { params: { loanId: loans[1] }, body: {} })
  for (const loanId of loans) await callAs(stage, who, 'blockInLoan', { params: { loanId } })
  expect([(await loan(loans[0])).state, (await loan(loans[1])).state, await shelfOf(who)]).toEqual([
    'cancelled',
    'lent',
    0,
  ])
  await stage.ok('resident', 'takeBackThing', { params: { loanId: loans[1] }, body: {} })
  expect((await loan(loans[1])).state).toBe('returned')
  const stranger = await stage.call('neighbour', 'blockInLoan', { params: { loanId: loans[0] } })
  expect(stranger.status).toBe(404)
})

it('whom one blocked by what they wrote asks to borrow nothing either', async () => {
  const loanId = (await borrow(await newThing(stage))).body.id
  expect((await lending()).map(({ id }) => id)).toEqual([loanId])
  const { body: post } = await callAs(stage, who, 'writePost', {
    params: { channel: borrower.homes[0]?.building.slice(0, 12) ?? '' },
    body: { text: '我又来了' },
  })
  await stage.ok('resident', 'blockAuthor', { params: { postId: post.id } })
  expect([await lending(), await shelfOf(who)]).toEqual([[], 0])
  expect((await loan(loanId)).state).toBe('asked')
  expect(await write(stage, '借什么都行')).toMatchObject({ author: { mine: true } })
})

it('who asks to borrow by name is not found out by whom one blocked unnamed', async () => {
  const loanId = (await borrow(await newThing(stage))).body.id
  const { body } = await callAs(stage, who, 'openHelp', { body: asking(stage) })
  await stage.ok('resident', 'blockInHelp', { params: { helpId: body.id }, body: {} })
  expect((await lending()).map(({ id }) => id)).toEqual([loanId])
})
