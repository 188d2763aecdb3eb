import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { signToken } from '../../../functions/http/token.ts'
import { newPerson } from '../../../functions/people/store.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { missWishClock } from '../../../functions/wishes/miss-clock.ts'
import { DAY, HOUR } from '../../../shared/lifecycle.ts'
import { TOKEN_LIFE } from '../../../shared/people/session.ts'
import { REMIND_DAYS } from '../../../shared/wishes/lifecycle.ts'
import { CHILD_CLAIMS } from '../../../shared/wishes/wish.ts'
import { bearerOf, grid1, people, signedInAt } from '../../support/district.ts'
import { MORNING, TOKEN_SECRET } from '../../support/stage.ts'
import { claimed, enter, familyOf, fulfilled, lastDay, post, storedWish } from '../../support/wishes.ts'
import { anew, asSweep, stage } from './scene.ts'

beforeEach(anew)

describe('a wish', () => {
  it('is claimed by who verifiably lives around, three times a day; others read', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => enter(stage)))
    for (const who of ['unverified', 'newcomer', 'worker'] as const) {
      const answer = await stage.call(who, 'claimWish', { params: { wishId: ids[0] ?? '' }, body: {} })
      expect([who, answer.body.error?.code]).toEqual([who, 'notAllowed'])
      await stage.ok(who, 'getWish', { params: { wishId: ids[0] ?? '' } })
    }
    const [home] = people.resident.homes
    const homes = [{ ...home, child: true }]
    await stage.table.write([{ update: keys.person(people.resident.id), changes: { set: { homes } } }])
    const child = await stage.call('resident', 'claimWish', { params: { wishId: ids[0] ?? '' }, body: {} })
    expect(child.body.error).toMatchObject({ code: 'notAllowed', fields: { wish: CHILD_CLAIMS } })
    const servicePostId = await post(stage)
    const seat = await stage.call('resident', 'claimServicePost', { params: { servicePostId }, body: { term: 1 } })
    expect(seat.body.error).toMatchObject({ code: 'notAllowed', fields: { post: CHILD_CLAIMS } })
    const codes: unknown[] = []
    for (const wishId of ids)
      codes.push((await stage.call('neighbour', 'claimWish', { params: { wishId }, body: {} })).body.error?.code)
    expect(codes).toEqual([undefined, undefined, undefined, 'limitReached'])
    stage.clock.pass(DAY)
    await stage.ok('neighbour', 'claimWish', { params: { wishId: ids[3] ?? '' }, body: {} })
  })

  it('is claimed by one of fifty who come at once', async () => {
    const wishId = await enter(stage)
    const crowd = Array.from({ length: 50 }, (_, i) => ({
      ...people.neighbour,
      id: `per_${String(9000 + i).padStart(26, '0')}`,
      openid: `openid-crowd-${i}`,
      name: `演示居民 ${i}`,
    }))
    for (const person of crowd) await stage.table.write([...newPerson(person), signedInAt(person.id, MORNING)])
    const answers = await Promise.all(
      crowd.map(async ({ id }) => {
        const token = await signToken(TOKEN_SECRET, bearerOf(id), 'api', MORNING, TOKEN_LIFE)
        return stage.call({ token }, 'claimWish', { params: { wishId }, body: {} })
      }),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.error.code))).toEqual(
      new Set(['wrongState']),
    )
    const entries = await entriesOf(stage.table, keys.wish(wishId))
    expect(entries.filter(({ move }) => move === 'claim')).toHaveLength(1)
    expect(entries).toHaveLength((await storedWish(stage, wishId)).entries)
  })

  it('waits again two weeks after a claim that came to nothing, and expires with its last day; what is not confirmed is late', async () => {
    const wishId = await claimed(stage, 'neighbour', { lastDay: lastDay(stage, 20), delivery: 'door' })
    const undone = await fulfilled(stage, 'farResident')
    stage.clock.pass(3 * DAY + HOUR)
    expect(await sweep(asSweep())).toMatchObject({ moved: 1, failed: 0 })
    expect((await storedWish(stage, undone)).card).toMatchObject({ state: 'fulfilled', late: true })
    stage.clock.pass(11 * DAY)
    // With the reminders of both, of which that of what was fulfilled says nothing.
    expect(await sweep(asSweep())).toMatchObject({ moved: 3, failed: 0 })
    expect((await storedWish(stage, wishId)).card).toMatchObject({ state: 'shown', delivery: 'office' })
    expect((await stage.ok('neighbour', 'listMyWishes')).items).toEqual([])
    stage.clock.pass(7 * DAY)
    expect(await sweep(asSweep())).toMatchObject({ moved: 1, failed: 0 })
    expect((await storedWish(stage, wishId)).card.state).toBe('expired')
    expect((await stage.call('newcomer', 'getWish', { params: { wishId } })).status).toBe(404)
    stage.clock.pass(91 * DAY)
    expect((await stage.call('worker', 'getWishFamily', { params: { wishId } })).body.error.code).toBe('wrongState')
  })

  it('keeps the reminder of who claims it just when that of who gave it back falls due', async () => {
    const wishId = await claimed(stage)
    stage.clock.pass(11 * DAY + HOUR)
    await stage.ok('neighbour', 'giveBackWish', { params: { wishId }, body: { reason: '临时出差' } })
    const { table, ...ports } = asSweep()
    const read = async (wanted: Parameters<typeof table.read>[0]) => {
      const found = await table.read(wanted)
      await stage.ok('farResident', 'claimWish', { params: { wishId }, body: {} })
      return found
    }
    expect(await missWishClock({ ...ports, table: { ...table, read } }, wishId)).toBe(false)
    const { dueAt = '' } = (await storedWish(stage, wishId)).card
    const [row] = await stage.table.read([keys.wishRemind(wishId)])
    expect(row?.dueAt).toBe(new Date(Date.parse(dueAt) - REMIND_DAYS * DAY).toISOString())
  })

  it('tells who claimed it where to bring it only if the worker so decides, and every look is in the audit log', async () => {
    const wishId = await claimed(stage)
    const look = (who: 'neighbour' | 'worker' | 'streetStaff' | 'resident') =>
      stage.call(who, 'getWishFamily', { params: { wishId } })
    expect((await look('neighbour')).body.error.code).toBe('wrongState')
    expect((await look('streetStaff')).body.error.code).toBe('notAllowed')
    expect((await look('resident')).body.error.code).toBe('notAllowed')
    await stage.ok('worker', 'setWishDelivery', { params: { wishId }, body: { delivery: 'door' } })
    const { name, phone, address } = familyOf
    expect((await look('neighbour')).body).toEqual({ name, phone, address })
    expect((await look('worker')).body).toEqual(familyOf)
    const audited = await stage.ok('administrator', 'listAudit', { query: { area: grid1 } })
    const looks = audited.items.filter(({ what, operation }) => what === wishId && operation === 'getWishFamily')
    expect(looks.map(({ by }) => by)).toEqual([people.worker.id, people.neighbour.id])
    await stage.ok('neighbour', 'giveBackWish', { params: { wishId }, body: { reason: '临时出差' } })
    expect((await look('neighbour')).body.error.code).toBe('notAllowed')
  })
})
