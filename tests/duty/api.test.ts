import { beforeEach, describe, expect, it } from 'vitest'
import { whoIsOnDuty } from '../../functions/duty/on-duty.ts'
import { rotaOf } from '../../functions/duty/rota.ts'
import { shiftsIn } from '../../functions/duty/shift.ts'
import { keys } from '../../functions/platform/table.ts'
import { RANGE_MAX } from '../../shared/duty/contract.ts'
import { overlap } from '../../shared/duty/hours.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'
import { counting } from '../support/client.ts'
import { community, farCommunity, farGrid, grid1, grid2, type PersonName, people, street } from '../support/district.ts'
import { MORNING, makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

const idOf = (who: PersonName) => people[who].id
const at = (hour: number) => new Date(MORNING + hour * HOUR).toISOString()
const codeOf = (answer: { body: { error?: { code: string } } }) => answer.body.error?.code
const plan = (by: PersonName, area: string, who: PersonName, from: number, to: number, weeks = 1) =>
  stage.call(by, 'planShifts', { params: { area }, body: { person: idOf(who), from: at(from), to: at(to), weeks } })
const planned = async (area: string, who: PersonName, from: number, to: number) => {
  const answer = await plan('administrator', area, who, from, to)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body.items[0].id as string
}
const list = (by: PersonName, area: string, from = 0, to = 24 * 7) =>
  stage.call(by, 'listShifts', { params: { area }, query: { from: at(from), to: at(to) } })
const mine = async (who: PersonName) => (await stage.ok(who, 'listMyShifts')).items
const onDuty = async (area: string, hour: number) =>
  (await whoIsOnDuty(stage.table, area, Date.parse(at(hour)))).map(({ name }) => name)

/** The rotas must say what the areas' shifts say. */
async function rotasAgree() {
  const all = (
    await Promise.all(
      [grid1, grid2, community, farGrid, street].map((area) =>
        shiftsIn(stage.table, area, { from: at(-48), to: at(24 * 100) }),
      ),
    )
  ).flat()
  for (const { id } of Object.values(people)) {
    const [item] = await stage.table.read([keys.rota(id)])
    const { shifts } = rotaOf(id, item, MORNING)
    const kept = all.filter(({ person, uncovered }) => person === id && !uncovered)
    expect(shifts.map((each) => each.id).sort()).toEqual(kept.map((each) => each.id).sort())
    for (const one of shifts) for (const other of shifts) if (one !== other) expect(overlap(one, other)).toBe(false)
  }
}

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

describe('who is on duty', () => {
  it('is whoever stands there at the time, then who stands above', async () => {
    await planned(grid1, 'worker', 8, 16)
    await planned(community, 'communityStaff', 0, 12)
    await planned(street, 'streetStaff', 0, 24)
    const { worker, communityStaff, streetStaff } = people
    expect(await onDuty(grid1, 8)).toEqual([worker.name, communityStaff.name, streetStaff.name])
    expect(await onDuty(grid2, 8)).toEqual([communityStaff.name, streetStaff.name])
    expect(await onDuty(grid1, 12)).toEqual([worker.name, streetStaff.name])
    expect(await onDuty(grid1, 16)).toEqual([streetStaff.name])
    expect(await onDuty(farGrid, 8)).toEqual([])
  })

  it('is nobody whose role was taken away, nor who gave the shift up', async () => {
    await planned(grid1, 'worker', 8, 16)
    await planned(community, 'communityStaff', 8, 16)
    await stage.ok('communityStaff', 'takeLeave', { body: { from: at(0), to: at(24) } })
    expect(await onDuty(grid1, 9)).toEqual([people.worker.name])
    await stage.ok('administrator', 'revokeRole', {
      params: { person: idOf('worker'), role: 'gridWorker', area: grid1 },
    })
    expect(await onDuty(grid1, 9)).toEqual([])
  })

  it('costs one query for each level and one read, however many shifts there were', async () => {
    for (let day = 1; day < 8; day++) await planned(grid1, 'worker', day * 24, day * 24 + 8)
    const count = counting(stage.client)
    await whoIsOnDuty(stage.table, grid1, Date.parse(at(25)))
    count.stop()
    expect(count.counts).toEqual({ QueryCommand: 4, GetItemCommand: 1 })
  })
})

describe('gaps', () => {
  const gaps = async (by: PersonName, area: string, days = 1) =>
    stage.call(by, 'listGaps', { params: { area }, query: { days } })

  it('are shown to who runs the area, of a grid or of each grid of a community', async () => {
    for (const by of ['worker', 'supervisor', 'farCommunityStaff'] as const)
      expect(codeOf(await gaps(by, community)), by).toBe('notAllowed')
    expect(codeOf(await gaps('streetStaff', street))).toBe('badInput')
    await planned(grid1, 'worker', 8, 16)
    await planned(community, 'communityStaff', 12, 20)
    expect((await gaps('communityStaff', community)).body.items).toEqual([
      { area: grid1, from: at(0), to: at(8) },
      { area: grid1, from: at(20), to: at(24) },
      { area: grid2, from: at(0), to: at(12) },
      { area: grid2, from: at(20), to: at(24) },
    ])
    expect((await gaps('communityStaff', grid2)).body.items).toHaveLength(2)
  })

  it('open when someone takes leave, or loses the role', async () => {
    await planned(grid1, 'worker', 0, 24)
    expect((await gaps('communityStaff', grid1)).body.items).toEqual([])
    await stage.ok('worker', 'takeLeave', { body: { from: at(5), to: at(6), reason: '家中有事' } })
    expect((await gaps('communityStaff', grid1)).body.items).toEqual([{ area: grid1, from: at(0), to: at(24) }])
  })
})

describe('leave', () => {
  it('gives up the shifts that it touches, and tells the reason to who runs the area alone', async () => {
    await planned(grid1, 'worker', 8, 16)
    await planned(grid2, 'worker', 32, 40)
    await planned(grid1, 'worker', 100, 104)
    const { uncovered } = await stage.ok('worker', 'takeLeave', { body: { from: at(15), to: at(33), reason: '看病' } })
    expect(uncovered.map(({ from }) => from)).toEqual([at(8), at(32)])
    expect((await mine('worker')).map(({ from }) => from)).toEqual([at(100)])
    const asStaff = (await list('communityStaff', grid1)).body.items[0]
    expect(asStaff).toMatchObject({ uncovered: true, reason: '看病' })
    for (const who of ['worker', 'supervisor'] as const)
      expect(JSON.stringify((await list(who, grid1)).body)).not.toContain('看病')
    await rotasAgree()
  })

  it('lets another stand in, and the one on leave be put on duty at another time', async () => {
    await planned(grid2, 'worker', 8, 16)
    await stage.ok('worker', 'takeLeave', { body: { from: at(8), to: at(9) } })
    await planned(grid2, 'otherWorker', 8, 16)
    expect(await onDuty(grid2, 10)).toEqual([people.otherWorker.name])
    await planned(grid2, 'worker', 16, 20)
    await rotasAgree()
  })

  it('is refused to who never stands on duty, and takes a month at most', async () => {
    expect(codeOf(await stage.call('resident', 'takeLeave', { body: { from: at(0), to: at(24) } }))).toBe('notAllowed')
    expect(codeOf(await stage.call('worker', 'takeLeave', { body: { from: at(0), to: at(24 * 32) } }))).toBe('badInput')
    expect(await stage.ok('worker', 'takeLeave', { body: { from: at(0), to: at(24) } })).toEqual({ uncovered: [] })
  })
})

describe('a swap', () => {
  const ask = (by: PersonName, shift: string, to: PersonName, inReturn?: { area: string; shift: string }) =>
    stage.call(by, 'askSwap', {
      params: { shift },
      body: { person: idOf(to), reason: '孩子家长会', ...(inReturn ? { inReturn } : {}) },
    })
  const reply = (by: PersonName, swap: string, accept: boolean) =>
    stage.call(by, 'answerSwap', { params: { swap }, body: { accept } })
  const swaps = async (who: PersonName) => (await stage.ok(who, 'listMySwaps')).items

  it('of a shift that is not mine, or with who does not serve there, is refused', async () => {
    const shift = await planned(grid2, 'worker', 8, 16)
    expect(codeOf(await ask('otherWorker', shift, 'worker'))).toBe('notFound')
    expect(codeOf(await ask('worker', shift, 'farWorker'))).toBe('notFound')
    expect(codeOf(await ask('worker', shift, 'resident'))).toBe('notFound')
    expect(codeOf(await ask('worker', shift, 'worker'))).toBe('badInput')
    expect(codeOf(await ask('resident', shift, 'worker'))).toBe('notAllowed')
    const far = await planned(farGrid, 'farWorker', 8, 16)
    expect(codeOf(await ask('worker', shift, 'otherWorker', { area: farGrid, shift: far }))).toBe('notFound')
    stage.clock.pass(8 * HOUR)
    expect(codeOf(await ask('worker', shift, 'otherWorker'))).toBe('wrongState')
  })

  it('is answered by who was asked, once, and hands the shift over', async () => {
    const shift = await planned(grid2, 'worker', 8, 16)
    const { body } = await ask('worker', shift, 'otherWorker')
    expect(body).toMatchObject({ state: 'asked', askerName: people.worker.name, askedName: people.otherWorker.name })
    for (const who of ['worker', 'farWorker', 'communityStaff'] as const)
      expect(codeOf(await reply(who, body.id, true)), who).toBe('notFound')
    expect((await reply('otherWorker', body.id, true)).body).toMatchObject({ state: 'accepted' })
    expect(codeOf(await reply('otherWorker', body.id, false))).toBe('wrongState')
    expect(await onDuty(grid2, 9)).toEqual([people.otherWorker.name])
    expect([await mine('worker'), (await mine('otherWorker')).length]).toEqual([[], 1])
    for (const who of ['worker', 'otherWorker'] as const)
      expect(await swaps(who)).toMatchObject([{ id: body.id, state: 'accepted', askerName: people.worker.name }])
    await rotasAgree()
  })

  it('declined leaves all as it was', async () => {
    const shift = await planned(grid2, 'worker', 8, 16)
    const { body } = await ask('worker', shift, 'otherWorker')
    expect((await reply('otherWorker', body.id, false)).body).toMatchObject({ state: 'declined' })
    expect(codeOf(await reply('otherWorker', body.id, true))).toBe('wrongState')
    expect(await onDuty(grid2, 9)).toEqual([people.worker.name])
    await rotasAgree()
  })

  it('for one in return exchanges both or neither, also when they overlap one another', async () => {
    const shift = await planned(grid2, 'worker', 8, 16)
    const other = await planned(grid2, 'otherWorker', 12, 20)
    const { body } = await ask('worker', shift, 'otherWorker', { area: grid2, shift: other })
    expect((await reply('otherWorker', body.id, true)).status).toBe(200)
    expect((await mine('worker')).map(({ id }) => id)).toEqual([other])
    expect((await mine('otherWorker')).map(({ id }) => id)).toEqual([shift])
    await rotasAgree()
  })

  it('that would put someone on duty twice at a time is refused', async () => {
    const shift = await planned(grid2, 'worker', 8, 16)
    await planned(grid2, 'otherWorker', 12, 20)
    const { body } = await ask('worker', shift, 'otherWorker')
    expect(codeOf(await reply('otherWorker', body.id, true))).toBe('shiftsOverlap')
    expect((await swaps('otherWorker'))[0]?.state).toBe('asked')
    await rotasAgree()
  })

  it('is over when the shift begins, is given up, is taken out, or its taker serves there no more', async () => {
    const [first, second, third] = [
      await planned(grid2, 'worker', 8, 10),
      await planned(grid2, 'worker', 12, 14),
      await planned(grid2, 'worker', 16, 18),
    ]
    const asked = []
    for (const shift of [first, second, third]) asked.push((await ask('worker', shift ?? '', 'otherWorker')).body.id)
    await stage.ok('worker', 'takeLeave', { body: { from: at(12), to: at(13) } })
    await stage.ok('communityStaff', 'removeShift', { params: { area: grid2, shift: third ?? '' } })
    expect(codeOf(await reply('otherWorker', asked[1], true))).toBe('wrongState')
    expect(codeOf(await reply('otherWorker', asked[2], true))).toBe('wrongState')
    stage.clock.pass(8 * HOUR)
    expect(codeOf(await reply('otherWorker', asked[0], true))).toBe('wrongState')
    expect((await swaps('worker')).map(({ state }) => state)).toContain('expired')
    stage.clock.set(MORNING)
    await stage.ok('communityStaff', 'revokeRole', {
      params: { person: idOf('otherWorker'), role: 'gridWorker', area: grid2 },
    })
    expect(codeOf(await reply('otherWorker', asked[0], true))).toBe('notAllowed')
    await rotasAgree()
  })

  it('offered to several goes to one, and no shift is lost or doubled, however it ends', async () => {
    for (let round = 0; round < 4; round++) {
      const shift = await planned(community, 'worker', 8 + round * 24, 16 + round * 24)
      const takers = ['otherWorker', 'communityStaff', 'responder', 'propertyManager'] as const
      const asked = await Promise.all(
        takers.map(async (who) => [who, (await ask('worker', shift, who)).body.id] as const),
      )
      const [answers] = await Promise.all([
        Promise.all(asked.map(([who, swap]) => reply(who, swap, true))),
        round % 2
          ? stage.call('worker', 'takeLeave', { body: { from: at(8 + round * 24), to: at(9 + round * 24) } })
          : undefined,
      ])
      const taken = answers.filter(({ status }) => status === 200).length
      const now = await onDuty(community, 9 + round * 24)
      expect(now.length).toBe(taken)
      if (!(round % 2)) expect(taken).toBe(1)
      await rotasAgree()
    }
  })

  it('of both with each other at once moves each shift once', async () => {
    const one = await planned(grid2, 'worker', 8, 10)
    const two = await planned(grid2, 'otherWorker', 12, 14)
    const [a, b] = [
      (await ask('worker', one, 'otherWorker')).body.id,
      (await ask('otherWorker', two, 'worker')).body.id,
    ]
    const answers = await Promise.all([reply('otherWorker', a, true), reply('worker', b, true)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await mine('worker')).map(({ id }) => id)).toEqual([two])
    expect((await mine('otherWorker')).map(({ id }) => id)).toEqual([one])
    await rotasAgree()
  })
})

it('shifts that are long over are no part of a rota any more', async () => {
  await planned(grid1, 'worker', 8, 16)
  stage.clock.pass(3 * DAY)
  expect(await mine('worker')).toEqual([])
  expect((await list('communityStaff', grid1)).body.items).toHaveLength(1)
  expect(codeOf(await list('farCommunityStaff', farCommunity))).toBeUndefined()
})
