import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR } from '../../../shared/lifecycle.ts'
import { community, farGrid, grid2, type PersonName, people } from '../../support/district.ts'
import { MORNING } from '../../support/stage.ts'
import { anew, at, codeOf, idOf, mine, onDuty, planned, rotasAgree, stage } from './scene.ts'

beforeEach(anew)

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
