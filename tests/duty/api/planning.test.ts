import { beforeEach, describe, expect, it } from 'vitest'
import { RANGE_MAX } from '../../../shared/duty/contract.ts'
import { DAY, HOUR } from '../../../shared/lifecycle.ts'
import { community, farCommunity, grid1, grid2, type PersonName, people } from '../../support/district.ts'
import { anew, at, codeOf, idOf, list, mine, plan, planned, rotasAgree, stage } from './scene.ts'

beforeEach(anew)

describe('planning', () => {
  it('is refused to who does not run the area, and for who does not serve there', async () => {
    for (const by of ['worker', 'resident', 'supervisor', 'farCommunityStaff', 'responder'] as const)
      expect(codeOf(await plan(by, grid1, 'worker', 1, 9)), by).toBe('notAllowed')
    for (const who of ['newcomer', 'farWorker', 'otherWorker', 'supervisor', 'administrator'] as const)
      expect(codeOf(await plan('administrator', grid1, who, 1, 9)), who).toBe('notFound')
    const nobody = { person: `per_${'9'.repeat(26)}`, from: at(1), to: at(9) }
    expect(codeOf(await stage.call('communityStaff', 'planShifts', { params: { area: grid1 }, body: nobody }))).toBe(
      'notFound',
    )
    expect(await mine('worker')).toEqual([])
  })

  it('is refused in the past, too far ahead, too short, too long, backwards and where nothing is', async () => {
    for (const [from, to] of [
      [-9, -1],
      [24 * 181, 24 * 181 + 8],
      [1, 1.25],
      [1, 26],
      [9, 1],
    ] as const)
      expect(codeOf(await plan('communityStaff', grid1, 'worker', from, to)), `${from} ${to}`).toBe('badInput')
    expect(codeOf(await plan('communityStaff', `${community}099`, 'worker', 1, 9))).toBe('badInput')
    expect(codeOf(await plan('communityStaff', grid1, 'worker', 1, 9, 13))).toBe('badInput')
  })

  it('puts someone on duty for some weeks, and shows it to who serves and who oversees there', async () => {
    const answer = await plan('communityStaff', grid1, 'worker', 8, 16, 12)
    expect(answer.body.items).toHaveLength(12)
    expect(await mine('worker')).toHaveLength(12)
    for (const who of ['worker', 'communityStaff', 'supervisor', 'responder', 'streetStaff'] as const) {
      const { body } = await list(who, grid1)
      expect(body.items, who).toEqual([
        {
          id: answer.body.items[0].id,
          area: grid1,
          person: idOf('worker'),
          name: people.worker.name,
          from: at(8),
          to: at(16),
          uncovered: false,
        },
      ])
      expect(body.days).toHaveLength(8)
    }
    for (const who of ['otherWorker', 'farWorker', 'farCommunityStaff', 'resident'] as const)
      expect(codeOf(await list(who, grid1)), who).toBe('notAllowed')
    await rotasAgree()
  })

  it('refuses a second shift at the same time, wherever it is; one right after another is none', async () => {
    await planned(grid1, 'worker', 8, 16)
    for (const [from, to] of [
      [8, 16],
      [15, 17],
      [7, 9],
      [10, 12],
    ] as const)
      for (const area of [grid1, grid2, community])
        expect(codeOf(await plan('communityStaff', area, 'worker', from, to)), `${area} ${from}`).toBe('shiftsOverlap')
    // The second of two weeks clashes, and so the first isn't planned either.
    await planned(grid1, 'worker', 24 * 7, 24 * 7 + 2)
    expect(codeOf(await plan('communityStaff', grid1, 'worker', 0, 2, 2))).toBe('shiftsOverlap')
    await planned(grid2, 'worker', 16, 24)
    await planned(grid1, 'worker', 4, 8)
    expect(await mine('worker')).toHaveLength(4)
    await rotasAgree()
  })

  it('keeps it so however many plan at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        plan(i % 2 ? 'communityStaff' : 'streetStaff', i % 3 ? grid1 : grid2, 'worker', 8 + (i % 4), 16 + (i % 4)),
      ),
    )
    const fine = answers.filter(({ status }) => status === 201)
    expect(fine.length).toBe(1)
    for (const answer of answers)
      if (answer.status !== 201) expect(['shiftsOverlap', 'changedMeanwhile']).toContain(codeOf(answer))
    await rotasAgree()
  })

  it('keeps it so when another plans between the reading and the writing', async () => {
    stage.client.middlewareStack.add(
      (next, context) => async (given) => {
        if (context.commandName !== 'TransactWriteItemsCommand') return next(given)
        stage.client.middlewareStack.remove('between')
        expect((await plan('streetStaff', grid2, 'worker', 10, 12)).status).toBe(201)
        return next(given)
      },
      { step: 'initialize', name: 'between' },
    )
    expect(codeOf(await plan('communityStaff', grid1, 'worker', 8, 16))).toBe('shiftsOverlap')
    await rotasAgree()
  })

  it('is taken back while it has not ended, by who runs the area', async () => {
    const shift = await planned(grid1, 'worker', 2, 4)
    const remove = (by: PersonName, area = grid1) => stage.call(by, 'removeShift', { params: { area, shift } })
    expect(codeOf(await remove('worker'))).toBe('notAllowed')
    expect(codeOf(await remove('communityStaff', grid2))).toBe('notFound')
    expect((await remove('communityStaff')).status).toBe(200)
    expect(codeOf(await remove('communityStaff'))).toBe('notFound')
    expect(await mine('worker')).toEqual([])
    const old = await planned(grid1, 'worker', 2, 4)
    stage.clock.pass(4 * HOUR)
    const late = await stage.call('communityStaff', 'removeShift', { params: { area: grid1, shift: old } })
    expect(codeOf(late)).toBe('wrongState')
  })

  it('is listed by the time asked for, with what began before it and without what begins at its end', async () => {
    await planned(grid1, 'worker', 0, 24)
    await planned(grid1, 'worker', 24, 26)
    await planned(grid1, 'worker', 30, 34)
    const times = async (from: number, to: number) =>
      (await list('communityStaff', grid1, from, to)).body.items.map(({ from: begins }: { from: string }) => begins)
    expect(await times(23, 24)).toEqual([at(0)])
    expect(await times(23.5, 30)).toEqual([at(0), at(24)])
    expect(await times(26, 30)).toEqual([])
    expect(await times(33, 34)).toEqual([at(30)])
    expect(codeOf(await list('communityStaff', grid1, 0, RANGE_MAX / HOUR + 1))).toBe('badInput')
    expect(codeOf(await list('communityStaff', grid1, 5, 5))).toBe('badInput')
  })
})

it('shifts that are long over are no part of a rota any more', async () => {
  await planned(grid1, 'worker', 8, 16)
  stage.clock.pass(3 * DAY)
  expect(await mine('worker')).toEqual([])
  expect((await list('communityStaff', grid1)).body.items).toHaveLength(1)
  expect(codeOf(await list('farCommunityStaff', farCommunity))).toBeUndefined()
})
