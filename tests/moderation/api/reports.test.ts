import { beforeAll, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { brokenAt } from '../../../functions/cases/timeline.ts'
import { parseEntry } from '../../../functions/channels/post.ts'
import { keys } from '../../../functions/platform/table.ts'
import { HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { REPORTS_AN_HOUR } from '../../../shared/moderation/reasons.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { at, newNeighbour, report, seen, stateOf, write } from './scene.ts'

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
})

describe('a reported post', () => {
  it('is hidden with the report of the third household, and its place stays without its words', async () => {
    const { id } = await write(stage, '楼下那位请注意素质')
    for (const _ of [1, 2]) await report(stage, (await newNeighbour(stage)).token, id)
    expect(await stateOf(stage, id)).toBe('shown')
    const third = await newNeighbour(stage)
    expect((await report(stage, third.token, id)).body).toEqual({ reported: true })
    expect((await seen(stage)).find((post) => post.id === id)).toMatchObject({ state: 'hidden', text: '' })
    const entries = (await entriesOf(stage.table, keys.post(id))).map(parseEntry)
    expect(entries.map(({ move }) => move)).toEqual(['open', 'pass', 'hide'])
    expect(brokenAt(entries)).toBeUndefined()
    expect(await stage.ok('resident', 'getPost', at(id))).toMatchObject({ state: 'hidden', text: '楼下那位请注意素质' })
  })

  it('is not hidden by one household, however many of it report, however often, all at once', async () => {
    const { id } = await write(stage, '快递放门口了')
    const first = await newNeighbour(stage)
    const household = first.person.homes[0]?.household
    const others = await Promise.all([1, 2, 3, 4].map(() => newNeighbour(stage, household)))
    const tokens = [first, ...others].map(({ token }) => token)
    const answers = await Promise.all([...tokens, ...tokens].map((token) => report(stage, token, id)))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(await stateOf(stage, id)).toBe('shown')
  })

  it('is hidden once when many report at once', async () => {
    const { id } = await write(stage, '都来看看这个')
    const many = await Promise.all(Array.from({ length: 8 }, () => newNeighbour(stage)))
    const answers = await Promise.all(many.map(({ token }) => report(stage, token, id)))
    // Who came when it was hidden already is told so.
    expect(new Set(answers.map(({ status }) => status))).toSatisfy((all: Set<number>) =>
      [...all].every((status) => status === 200 || status === 409),
    )
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(3)
    const entries = (await entriesOf(stage.table, keys.post(id))).map(parseEntry)
    expect(entries.filter(({ move }) => move === 'hide')).toHaveLength(1)
  })

  it('counts no report of who has no verified home there, such as staff', async () => {
    const { id } = await write(stage, '通知一下大家')
    for (const who of ['worker', 'communityStaff', 'otherWorker', 'streetStaff'] as const)
      await stage.ok(who, 'reportPost', { ...at(id), body: { reason: 'rumour' } })
    expect(await stateOf(stage, id)).toBe('shown')
  })

  it('is never reported by its author, nor by who can not see it', async () => {
    const { id } = await write(stage, '明天停水吗')
    const body = { reason: 'other' } as const
    expect((await stage.call('resident', 'reportPost', { ...at(id), body })).body.error.code).toBe('wrongState')
    expect((await stage.call('farResident', 'reportPost', { ...at(id), body })).body.error.code).toBe('notFound')
    expect((await stage.call('unverified', 'reportPost', { ...at(id), body })).body.error.code).toBe('notFound')
  })

  it('names one of the reasons', async () => {
    const { id } = await write(stage, '广告位招租')
    const { body } = await stage.call('neighbour', 'reportPost', { ...at(id), body: { reason: 'dislike' as never } })
    expect(body.error.fields).toEqual({ reason: expect.any(String) })
  })
})

it('nobody reports more than so many posts in an hour', async () => {
  const say = (postId: string) => stage.call('neighbour', 'reportPost', { ...at(postId), body: { reason: 'advert' } })
  const posts: string[] = []
  for (let i = 0; i <= REPORTS_AN_HOUR; i++) {
    // The author is slowed too.
    stage.clock.pass(MINUTE)
    posts.push((await write(stage, `第${i}条`)).id)
  }
  stage.clock.set(Math.ceil(stage.clock.now() / HOUR) * HOUR)
  for (const id of posts.slice(0, REPORTS_AN_HOUR)) expect((await say(id)).status).toBe(200)
  const last = posts.at(-1) ?? ''
  expect((await say(last)).body.error.code).toBe('tooMany')
  stage.clock.pass(HOUR)
  expect((await say(last)).status).toBe(200)
})
